"""Signals that ask the program to end, sent to the whole program in a terminal."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a Unix terminal", allow_module_level=True)

from acusession import paths
from acusession.config.settings import Settings
from acusession.config.store import write_settings
from tests.terminal import Terminal, acusession
from tests.waiting import wait_until

SESSION = ("--mute", "--no-voice", "--prepare", "100")


@pytest.mark.parametrize(
    ("command", "first"),
    [
        ((), "Just one or two points"),
        (("quick", "P6", *SESSION), " of "),
        (("start", "--plain", *SESSION), "Step 1 of 12"),
    ],
    ids=["home", "session", "plain"],
)
def test_ctrl_c_that_is_held_down_prints_nothing_on_the_way_out(
    home: Path, command: Sequence[str], first: str
) -> None:
    write_settings(Settings(conditions=frozenset()), paths.config_file())
    with acusession(*command, TERM="xterm-256color") as terminal:
        terminal.read_until(first)
        wait_until(lambda: has_ended(terminal), lambda: f"it does not end: {terminal.output!r}")
        terminal.wait()
        for text in ("Traceback", "Exception", "KeyboardInterrupt", "internal error"):
            assert text not in terminal.output
    assert not paths.log_file().exists() or "Traceback" not in paths.log_file().read_text()


def has_ended(terminal: Terminal) -> bool:
    """Send a burst of signals, and return whether the program has ended."""
    for _ in range(200):
        if terminal.process.poll() is not None:
            return True
        terminal.send(signal.SIGINT)
        terminal.shows_within(0.0002)
    return False
