"""A session continues to its end, whichever of its threads fails when it starts."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from acusession import paths
from acusession.config.settings import Settings
from acusession.config.store import write_settings
from tests.foreign import put_speech_programs
from tests.samples import UNSPOKEN

THREADS: Final = ("sound", "miniaudio", "journal", "awake", "voice", "voice answers")
"""The names of a session's threads."""

PROGRAM: Final = """
import sys, threading

run = threading.Thread.run

def fail(thread):
    if thread.name == sys.argv[1]:
        raise RuntimeError("not foreseen")
    run(thread)

threading.Thread.run = fail
from acusession.cli.main import main
sys.exit(main(sys.argv[2:]))
"""
"""The program, except that the thread named by the first argument fails when it starts."""

WITH_TASK: Final = """
import asyncio, sys
from acusession.cli.main import main
from acusession.runtime.session_services import SessionServices

opens = SessionServices.open

def fail():
    raise RuntimeError("not foreseen")

def opens_and_fails(*args, **more):
    asyncio.get_running_loop().call_soon(fail)
    return opens(*args, **more)

SessionServices.open = opens_and_fails
sys.exit(main(sys.argv[2:]))
"""
"""The program, except that a callback of its event loop fails."""

WAITS: Final = "Preparing the voice…"

TOLD: Final = "An internal error occurred (RuntimeError: not foreseen). The program continues; "


@pytest.fixture
def routine(tmp_path: Path) -> Path:
    """A routine whose speech must be synthesized, with the first-start questions answered."""
    write_settings(Settings(conditions=frozenset()), paths.config_file())
    put_speech_programs(tmp_path / "bin")
    file = tmp_path / "own.yaml"
    file.write_text(UNSPOKEN)
    return file


def log() -> str:
    return paths.log_file().read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="programs that are scripts")
@pytest.mark.parametrize("thread", THREADS)
def test_a_session_line_by_line_goes_on_without_a_thread(thread: str, routine: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, thread, "start", str(routine), "--plain"],
        env=os.environ | {"PATH": str(routine.parent / "bin")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ran.returncode, ran.stdout.splitlines()[-1]) == (0, "Now have some tea.")
    assert "Traceback" not in ran.stderr
    lines = ran.stderr.splitlines()
    # A start that waits for new words says so.
    assert {line for line in lines if not line.startswith("acusession: ")} <= {WAITS}
    assert len([line for line in lines if TOLD in line]) == 1
    assert "RuntimeError: not foreseen" in log()
    assert "Traceback" in log()


@pytest.mark.skipif(sys.platform == "win32", reason="a Unix terminal")
@pytest.mark.parametrize(
    ("program", "thread"),
    [(PROGRAM, thread) for thread in THREADS] + [(WITH_TASK, "none")],
    ids=[*THREADS, "event loop"],
)
def test_so_does_one_in_full_screen(program: str, thread: str, routine: Path) -> None:
    from tests.terminal import Terminal

    command = (sys.executable, "-c", program, thread, "start", str(routine))
    with Terminal(*command, PATH=str(routine.parent / "bin"), TERM="xterm-256color") as terminal:
        terminal.read_until("Now have some tea.")
        terminal.type("q")
        assert terminal.wait() == 0
        shown = re.sub(r"\x1b\[[^a-zA-Z]*[a-zA-Z]", "", terminal.output)
    assert "Traceback" not in shown
    assert "not foreseen" in shown
    assert "Traceback" in log()
