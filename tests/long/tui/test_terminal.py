"""The terminal around full-screen mode: stopped, continued, ended, and restored as it was."""

from __future__ import annotations

import re
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from acusession import paths
from acusession.config.settings import Settings
from acusession.config.store import write_settings

if sys.platform == "win32":
    pytest.skip("a Unix terminal", allow_module_level=True)
if not shutil.which("tmux"):
    pytest.skip("no tmux", allow_module_level=True)

from tests.long.tui.screen import look_until, look_until_counted
from tests.terminal import acusession
from tests.tmux import Tmux

SESSION = "quick P6 --seconds 60 --prepare 2 --mute"


@pytest.fixture(autouse=True)
def asked_before(home: Path) -> None:
    """Write settings as they are after the very first start."""
    write_settings(Settings(conditions=frozenset()), paths.config_file())


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    with Tmux(tmp_path, shell="bash --norc --noprofile -i") as tmux:
        yield tmux


class Lent:
    """The state of the terminal before the program, to compare with the state after it."""

    def __init__(self, tmux: Tmux) -> None:
        self._tmux = tmux
        self._before = tmux.settings(), tmux.modes

    def assert_given_back(self) -> None:
        assert (self._tmux.settings(), self._tmux.modes) == self._before
        assert "Traceback" not in self._tmux.history
        assert "FIND THE POINT" not in self._tmux.history


def leave(tmux: Tmux) -> None:
    """Leave the session and the program with the keys shown."""
    tmux.type("q")
    look_until(tmux, "Leave the session?")
    tmux.type("y")
    look_until(tmux, "Now drink some warm water")
    tmux.type("q")
    assert tmux.exit_code() == 0


def test_ctrl_z_and_fg_pause_and_repaint(tmux: Tmux) -> None:
    lent = Lent(tmux)
    tmux.start(SESSION)
    before = look_until_counted(tmux, 56)
    tmux.type("C-z")
    tmux.wait_for("Stopped")
    lent.assert_given_back()
    time.sleep(4)  # the length of the gap that is checked below
    tmux.type("rm code; fg; echo $? > code", "Enter")
    look_until(tmux, "PAUSED")
    seen = look_until(tmux, "Next: the same point, your right side")
    gap = re.search(r"suspended for (\d+) seconds", "\n".join(seen.rows))
    assert gap is not None
    assert 4 <= int(gap[1]) <= 8
    assert before.countdown is not None
    assert seen.countdown in (before.countdown, before.countdown - 1)
    assert seen.shows("P6 Nei Guan")
    assert seen.shows("space continue")
    tmux.type("Space")
    look_until(tmux, "GET READY")
    look_until_counted(tmux, before.countdown - 3)
    leave(tmux)
    lent.assert_given_back()


@pytest.mark.parametrize("continued", ["fg", "bg; sleep 2; fg"])
def test_stopped_from_outside_it_repaints_answers_keys_and_leaves_in_order(
    tmux: Tmux, continued: str
) -> None:
    lent = Lent(tmux)
    tmux.start(SESSION)
    look_until_counted(tmux, 56)
    tmux.signal(signal.SIGSTOP)
    tmux.wait_for("Stopped")
    time.sleep(4)  # a gap, after which the session is paused
    tmux.type(f"rm code; {continued}; echo $? > code", "Enter")
    look_until(tmux, "PAUSED")
    look_until(tmux, "space continue")
    tmux.type("Space")
    look_until(tmux, "GET READY")
    leave(tmux)
    lent.assert_given_back()


def test_home_is_repainted_after_ctrl_z_and_fg(tmux: Tmux) -> None:
    tmux.start("")
    look_until(tmux, "space choose")
    tmux.type("C-z")
    tmux.wait_for("Stopped")
    tmux.type("rm code; fg; echo $? > code", "Enter")
    look_until(tmux, "space choose")
    seen = look_until(tmux, "Just one or two points")
    assert seen.shows("Middle back")
    tmux.type("q")
    assert tmux.exit_code() == 0


@pytest.mark.parametrize(
    "number",
    [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT],
    ids=lambda each: each.name,
)
def test_a_signal_restores_the_terminal_and_the_session_can_be_resumed(
    tmux: Tmux, number: signal.Signals
) -> None:
    lent = Lent(tmux)
    tmux.start(SESSION)
    look_until(tmux, "● PRESS")
    tmux.signal(number)
    assert tmux.exit_code() == 128 + number
    tmux.wait_for("The session was interrupted. Resume it with: acusession resume")
    lent.assert_given_back()
    tmux.start("resume --mute")
    look_until(tmux, "1 of 2 ·")
    leave(tmux)
    lent.assert_given_back()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=lambda each: each.name)
def test_at_home_a_signal_tells_of_no_session(tmux: Tmux, number: signal.Signals) -> None:
    lent = Lent(tmux)
    tmux.start("")
    look_until(tmux, "What you do will be drawn here.")
    tmux.signal(number)
    assert tmux.exit_code() == 128 + number
    lent.assert_given_back()
    assert "resume" not in tmux.history


def test_a_closed_window_ends_the_program_without_a_word() -> None:
    with acusession(*SESSION.split(), TERM="xterm-256color") as terminal:
        terminal.read_until(" of ")
        terminal.close()
        assert terminal.wait() == 128 + signal.SIGHUP
    assert not paths.log_file().exists() or "Traceback" not in paths.log_file().read_text()


def test_ctrl_c_over_and_over_leaves_in_order(tmux: Tmux) -> None:
    lent = Lent(tmux)
    tmux.start(SESSION)
    look_until(tmux, "● PRESS")
    tmux.type("C-c")
    look_until(tmux, "Leave the session?")
    time.sleep(1)
    tmux.type("C-c")
    look_until(tmux, "Now drink some warm water")
    tmux.type("C-c")
    assert tmux.exit_code() == 0
    lent.assert_given_back()


def test_a_window_made_smaller_and_larger_shows_the_countdown_always(tmux: Tmux) -> None:
    tmux.start("quick P6 --seconds 200 --prepare 2 --mute")
    look_until(tmux, "● PRESS")
    for width, height in ((200, 60), (40, 12), (120, 40), (20, 5), (80, 24)):
        tmux.resize(width, height)
        look_until(tmux, "space pause" if width > 40 else "q leave" if width > 20 else ":")
    seconds = look_until_counted(tmux).countdown
    assert seconds is not None
    look_until_counted(tmux, seconds - 2)
    leave(tmux)
