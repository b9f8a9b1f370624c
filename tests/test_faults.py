"""A fault that nobody foresaw, on whatever thread, is logged and told; the session goes on."""

from __future__ import annotations

import asyncio
import gc
import os
import re
import subprocess
import sys
import threading
from pathlib import Path
from typing import Final

import pytest

from acusession import faults, paths
from acusession.settings import Settings, write_settings
from tests.foreign import put_speech_programs
from tests.samples import UNSPOKEN

THREADS: Final = ("sound", "miniaudio", "journal", "awake", "voice", "voice answers")
"""The threads of a session by name."""

PROGRAM: Final = """
import sys, threading

run = threading.Thread.run

def fail(thread):
    if thread.name == sys.argv[1]:
        raise RuntimeError("not foreseen")
    run(thread)

threading.Thread.run = fail
from acusession.cli import main
sys.exit(main(sys.argv[2:]))
"""
"""acusession, but that the thread of a name fails as soon as it is started."""

WITH_TASK: Final = """
import asyncio, sys
from acusession.cli import main
from acusession.opening import Opening

opens = Opening.open

def fail():
    raise RuntimeError("not foreseen")

def opens_and_fails(*args, **more):
    asyncio.get_running_loop().call_soon(fail)
    return opens(*args, **more)

Opening.open = opens_and_fails
sys.exit(main(sys.argv[2:]))
"""
"""acusession, but that something fails that its event loop calls."""

TOLD: Final = "a fault in the program (RuntimeError: not foreseen). It goes on all the same; "


@pytest.fixture
def routine(tmp_path: Path) -> Path:
    """A routine whose words are still to be made, after the very first start."""
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
    assert all(line.startswith("acusession: ") for line in lines)
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


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sentences that are told while the hooks are installed."""
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    told: list[str] = []
    faults.install(told.append)
    return told


def fail(*_: object) -> None:
    raise RuntimeError("not foreseen")


def in_thread(target: object) -> None:
    assert callable(target)
    thread = threading.Thread(target=target)
    thread.start()
    thread.join()


class Cleared:
    __del__ = fail


def test_what_fails_while_it_is_cleared_away_is_told_once(
    told: list[str], caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(3):
        Cleared()
        gc.collect()
    assert [sentence.startswith(TOLD) for sentence in told] == [True]
    assert caplog.text.count("RuntimeError: not foreseen") == 3
    assert capsys.readouterr().err == ""


def test_so_is_what_a_task_fails_with_that_nobody_waits_for(
    told: list[str], caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    async def never_awaited() -> None:
        asyncio.get_running_loop().set_exception_handler(faults.in_task)
        asyncio.get_running_loop().call_soon(fail)
        await asyncio.sleep(0)
        asyncio.get_running_loop().call_exception_handler({"message": "something odd"})

    asyncio.run(never_awaited())
    assert [sentence.startswith(TOLD) for sentence in told] == [True]
    assert "something odd" in caplog.text
    assert capsys.readouterr().err == ""


def test_it_is_told_by_the_face_that_is_shown_and_then_as_before(told: list[str]) -> None:
    shown: list[str] = []
    with faults.told_through(shown.append):
        in_thread(fail)
    assert len(shown) == 1
    assert told == []
    in_thread(lambda: int("none"))
    assert len(told) == 1


def test_a_fault_that_cannot_be_told_is_logged(
    told: list[str], caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    with faults.told_through(fail):
        in_thread(lambda: int("none"))
    assert "this could not be told: a fault in the program (ValueError: " in caplog.text
    assert capsys.readouterr().err == ""


def test_the_end_of_a_thread_by_an_exit_is_no_fault(told: list[str]) -> None:
    in_thread(lambda: sys.exit(1))
    assert told == []


def test_a_sentence_is_one_line_whatever_the_fault_says(told: list[str]) -> None:
    def fail_in_colour() -> None:
        raise RuntimeError("\x1b[31mred\nand long")

    in_thread(fail_in_colour)
    (sentence,) = told
    assert sentence.isprintable()
