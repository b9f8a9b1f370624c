"""Input from a real terminal in full-screen mode: keys count, and nothing else is a key."""

from __future__ import annotations

import logging
import signal
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from acusession import paths
from acusession.config.settings import Settings
from acusession.config.store import write_settings

if sys.platform == "win32":
    pytest.skip("a Unix terminal", allow_module_level=True)

from textual import constants
from textual.drivers.linux_driver import LinuxDriver

from acusession.tui import driver
from tests.sent import NO_KEYS
from tests.terminal import Terminal, acusession
from tests.waiting import wait_until

SESSION = ("quick", "P6", "--seconds", "60", "--prepare", "100", "--mute", "--no-voice")
ASKED = "Leave the session?"
LEFT = "Now drink some warm water"


@pytest.fixture(autouse=True)
def asked_before(home: Path) -> None:
    """Write settings as they are after the very first start."""
    write_settings(Settings(conditions=frozenset()), paths.config_file())


def started() -> Terminal:
    terminal = acusession(*SESSION, TERM="xterm-256color")
    terminal.read_until(" of ")
    return terminal


def assert_no_fault(terminal: Terminal) -> None:
    assert "Traceback" not in terminal.output
    assert not paths.log_file().exists() or "Traceback" not in paths.log_file().read_text()


def test_what_is_no_key_does_nothing_and_the_next_key_counts() -> None:
    with started() as terminal:
        for sent in NO_KEYS:
            terminal.type(sent)
        terminal.type(" ")
        before = terminal.read_until("PAUSED")
        assert not any(text in before for text in (ASKED, "2 of 12", "Sound off"))
        terminal.type("\x1b[200~ qy")  # a paste without an end
        terminal.type("\x03")
        terminal.read_until(ASKED)
        terminal.type("\x1b[57442;5u\x1b[57440u\x1b[57358u")  # Ctrl, a volume key, Caps Lock alone
        terminal.type("y")
        terminal.read_until(LEFT)
        terminal.type("\x1b[99;5u")  # Ctrl+C, as the kitty protocol has it
        assert terminal.wait() == 0
        assert_no_fault(terminal)


def test_a_name_can_be_pasted() -> None:
    with acusession(TERM="xterm-256color") as terminal:
        terminal.read_until("Just one or two points")
        terminal.type(" ")
        terminal.read_until("presses")
        terminal.type("s")
        terminal.read_until("What should it be called?")
        terminal.type(b"\x1b[200~My \xffown\x1b[201~")
        terminal.read_until("My own")


def test_the_mouse_still_clicks() -> None:
    with started() as terminal:
        row, column = 24, 20  # `space pause`, after `enter found it`
        terminal.type(f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m")
        terminal.read_until("PAUSED")


def test_a_terminal_that_has_gone_ends_the_program_though_its_signal_is_ignored() -> None:
    program = f"trap '' HUP; exec {sys.executable} -m acusession {' '.join(SESSION)}"
    with Terminal("sh", "-c", program, TERM="xterm-256color") as terminal:
        terminal.read_until(" of ")
        wait_until(paths.record_file().exists, lambda: f"no session: {terminal.output}")
        terminal.close()
        began = time.monotonic()
        assert terminal.wait() == 128 + signal.SIGHUP
        assert time.monotonic() - began < 20, "it ended for another reason"
        assert_no_fault(terminal)
    with acusession("resume", "--plain", "--mute") as terminal:
        terminal.read_until("Step 1 of 2")
        terminal.type("qy")
        assert terminal.wait() == 0


def test_a_terminal_that_has_gone_keeps_no_writer_waiting() -> None:
    class Gone:
        def write(self, text: str) -> None:
            raise OSError(5, "Input/output error")

        flush = write

    class Ended:
        times = 0

        def end(self) -> None:
            self.times += 1

    ended: Any = Ended()
    screen = driver.ScreenFile(Gone(), ended)
    for _ in range(100):
        screen.write("x")
        screen.flush()
    assert ended.times == 1


@pytest.mark.parametrize("missing", ["run_input_thread", "_run_input_thread", "disable_input"])
def test_where_textual_differs_its_own_driver_is_used(
    missing: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, driver.__name__)
    assert driver.driver_class() is driver.TerminalDriver
    assert caplog.messages == []
    monkeypatch.setattr(LinuxDriver, missing, lambda self: None)
    assert driver.driver_class() is None
    told = "Textual's driver is not as expected, so it reads the terminal itself"
    assert caplog.messages == [told]


def test_a_driver_that_the_environment_names_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(constants, "DRIVER", "somewhere.else:Driver")
    assert driver.driver_class() is None
