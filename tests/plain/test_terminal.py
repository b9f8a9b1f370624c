"""The plain text face in a real terminal: its keys, and the terminal restored at every exit."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from acusession import paths
from acusession.config.settings import Settings
from acusession.config.store import write_settings

if sys.platform == "win32":
    pytest.skip("a Unix terminal", allow_module_level=True)

from tests.sent import NO_KEYS
from tests.terminal import Terminal, acusession

PLAIN = ("--plain", "--output", "none")
SLOW = ("quick", "P6", "ST36", *PLAIN, "--seconds", "60", "--prepare", "60")


@pytest.fixture(autouse=True)
def asked_before(home: Path) -> None:
    """Answer the questions of the first start."""
    write_settings(Settings(conditions=frozenset()), paths.config_file())


def started(*command: str) -> Terminal:
    terminal = acusession(*(command or SLOW))
    terminal.read_until("fingers tingle." if command == () else "Step 1 of")
    return terminal


def assert_as_before(terminal: Terminal) -> None:
    assert terminal.settings() == terminal.before
    assert "\x1b" not in terminal.output
    assert "Traceback" not in terminal.output
    assert "Exception" not in terminal.output


def test_a_session_runs_to_its_end_by_itself() -> None:
    with acusession("quick", "P6", *PLAIN, "--seconds", "1", "--prepare", "0") as terminal:
        assert terminal.wait() == 0
        assert terminal.output.endswith("Now drink some warm water.\n")
        assert "Done: 2 of 2 presses, " in terminal.output
        assert_as_before(terminal)


def test_every_key_answers_at_once_and_singly() -> None:
    with started() as terminal:
        for key, answer in {
            " ": "Paused.",
            "i": "P6 Nei Guan (",
            "?": "Keys: enter, ",
            "+": "10 seconds more: 70 seconds left.",
            "-": "10 seconds less: 60 seconds left.",
            "m": "Sound o",
            "n": "Skipped P6 Nei Guan, left side.",
            "b": "Back.",
            "\x1b[C": "Skipped P6 Nei Guan, left side.",
            "\x1b[D": "Back.",
            "r": "Restarting this step.",
            "l": "The keys are locked. Press l to unlock them.",
        }.items():
            terminal.type(key)
            terminal.read_until(answer)
        terminal.type("nl")
        assert "Skipped" not in terminal.read_until("The keys are unlocked.")
        terminal.type("qn")
        terminal.read_until("The session continues.")
        terminal.type("qy")
        assert terminal.wait() == 0
        assert_as_before(terminal)


def test_nothing_typed_is_shown() -> None:
    with started() as terminal:
        terminal.type("xyzzy\r\x13\x16 ")
        assert terminal.read_until("Paused.").strip() == "Paused."


def test_what_is_no_key_does_nothing_and_the_next_key_counts() -> None:
    with started() as terminal:
        for sent in NO_KEYS:
            terminal.type(sent)
        terminal.type("\x1b[200~ qy")  # a paste without an end
        terminal.type(" ")
        terminal.type("\x03")
        assert terminal.read_until("Leave the session?").strip() == "Leave the session?"
        terminal.type("\x1b[57442;5u\x1b[57440u")  # Ctrl and a volume key alone
        terminal.type("\x1b[99;5u")
        assert terminal.wait() == 0
        assert_as_before(terminal)


@pytest.mark.parametrize("keys", ["qy", "\x03\x03", "\x03y", "\x11y"])
def test_leaving_by_a_key_is_no_failure(keys: str) -> None:
    with started() as terminal:
        terminal.type(keys)
        assert terminal.wait() == 0
        assert terminal.output.endswith("Now drink some warm water.\n")
        assert_as_before(terminal)


@pytest.mark.parametrize(
    "number",
    [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT],
    ids=lambda each: each.name,
)
def test_a_signal_ends_by_the_closing_with_its_own_exit_code(number: signal.Signals) -> None:
    with started() as terminal:
        terminal.send(number)
        assert terminal.wait() == 128 + number
        assert terminal.output.endswith("Now drink some warm water.\n")
        assert_as_before(terminal)


def test_an_impatient_second_signal_cuts_nothing_short() -> None:
    with started() as terminal:
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGTERM, signal.SIGINT):
            terminal.send(number)
        assert terminal.wait() > 128
        assert terminal.output.endswith("Now drink some warm water.\n")
        assert_as_before(terminal)


def test_ctrl_backslash_ends_in_order() -> None:
    with started() as terminal:
        terminal.type("\x1c")
        assert terminal.wait() == 128 + signal.SIGQUIT
        assert_as_before(terminal)


def test_a_closed_window_ends_the_program() -> None:
    with started() as terminal:
        terminal.close()
        assert terminal.wait() == 128 + signal.SIGHUP


def test_a_signal_before_the_session_is_no_traceback() -> None:
    with acusession("start", "--plain", XDG_CONFIG_HOME="/nonexistent") as terminal:
        terminal.read_until("or press Enter if none apply: ")
        terminal.type("\x03")
        assert terminal.wait() == 130
        assert_as_before(terminal)


def test_an_answer_that_is_no_text_is_asked_again(home: Path) -> None:
    paths.config_file().unlink()
    with acusession("start", "--plain", PYTHONIOENCODING="utf-8:strict") as terminal:
        terminal.read_until("or press Enter if none apply: ")
        terminal.type(b"\xff\n")
        terminal.read_until("Please answer with numbers")
        terminal.type("\n")
        terminal.read_until("Step 1 of")
        terminal.type("qy")
        assert terminal.wait() == 0
