"""Any unexpected error that ends the app is reported in one sentence; a session can be resumed."""

from __future__ import annotations

import re
import sys
from typing import Final

import pytest

from acusession import paths
from acusession.config.settings import Settings
from acusession.config.store import write_settings
from acusession.console.report import print_error
from acusession.record.resume import find_unfinished
from tests.waiting import wait_until

PROGRAM: Final = """\
import sys

from textual.drivers.linux_driver import LinuxDriver

from acusession.cli.main import main
from acusession.console.terminal_input import TerminalInput
from acusession.tui.app import AcusessionApp
from acusession.tui.screens.session import SessionScreen

def fail(*args, **more):
    raise RuntimeError("not foreseen")

def in_worker(screen, name):
    screen.app.run_worker(fail, thread=True)

def in_driver(terminal, sent, now):
    if b"n" in sent:
        fail()
    return feed(terminal, sent, now)

def hide(app, error):  # as in a Textual that does not keep the exception
    app._fatal_error()

feed = TerminalInput.feed
faulty = {
    "handler": (SessionScreen, "action_perform", fail),
    "timer": (SessionScreen, "_wake", fail),
    "worker": (SessionScreen, "action_perform", in_worker),
    "compose": (SessionScreen, "compose", fail),
    "driver": (TerminalInput, "feed", in_driver),
    "screen": (LinuxDriver, "start_application_mode", fail),
    "unmount": (AcusessionApp, "on_unmount", fail),
    "hidden": (SessionScreen, "action_perform", fail),
}
kind = sys.argv[1]
setattr(*faulty[kind])
if kind == "hidden":
    AcusessionApp._handle_exception = hide
sys.exit(main(["start", "--points", "P6", "--mute"]))
"""
"""The program, with something that fails in full-screen mode."""

BEGINS_SESSION: Final = ("handler", "timer", "worker", "driver", "hidden")


@pytest.mark.skipif(sys.platform == "win32", reason="a Unix terminal")
@pytest.mark.parametrize("kind", ["handler", "driver", "hidden", "screen"])
def test_it_is_one_sentence_and_a_code_and_the_session_is_kept(kind: str) -> None:
    see_it_end(kind)


def see_it_end(kind: str) -> None:
    """Start a session with an error of this kind, and check how it ends."""
    from tests.terminal import Terminal

    write_settings(Settings(conditions=frozenset()), paths.config_file())
    with Terminal(sys.executable, "-c", PROGRAM, kind, TERM="xterm-256color") as terminal:
        if kind in BEGINS_SESSION:
            terminal.read_until("leave")
            wait_until(paths.record_file().exists, lambda: f"no session: {terminal.output}")
            terminal.type("n")
        elif kind == "unmount":
            terminal.read_until("leave")
            terminal.type("\x03")
            terminal.read_until("any other key")
            terminal.type("y")
            terminal.read_until("quit")
            terminal.type("q")
        code = terminal.wait()
        assert terminal.settings() == terminal.before
        shown = re.sub(r"\x1b\[[^a-zA-Z]*[a-zA-Z]", "", terminal.output.split("\x1b[?1049l")[-1])
    assert code == 1
    assert "Traceback" not in terminal.output
    what = "" if kind in {"driver", "hidden"} else " (RuntimeError: not foreseen)"
    told = [
        f"acusession: An internal error{what} ended the program. Your data is safe; "
        f"the details are in {paths.log_file()}."
    ]
    is_kept = kind in BEGINS_SESSION
    if is_kept:
        told.append("acusession: The session was interrupted. Resume it with: acusession resume")
    assert shown.replace("\a", "").strip().splitlines() == told
    assert "RuntimeError: not foreseen" in paths.log_file().read_text()
    assert bool(find_unfinished(paths.record_file(), print_error)) == is_kept
