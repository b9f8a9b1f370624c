"""An unexpected exception on any thread is logged and reported, and the session continues."""

from __future__ import annotations

import asyncio
import errno
import gc
import os
import sys
import threading
from typing import Final

import pytest

from acusession.system import faults

TOLD: Final = "An internal error occurred (RuntimeError: not foreseen). The program continues; "


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sentences reported while the hooks are installed."""
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
        loop, has_failed = asyncio.get_running_loop(), asyncio.Event()
        loop.set_exception_handler(faults.in_task)
        loop.call_soon(fail)
        loop.call_soon(has_failed.set)
        await has_failed.wait()
        loop.call_exception_handler({"message": "something odd"})

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
    assert "this could not be reported: An internal error occurred (ValueError: " in caplog.text
    assert capsys.readouterr().err == ""


def test_the_end_of_a_thread_by_an_exit_is_no_fault(told: list[str]) -> None:
    in_thread(lambda: sys.exit(1))
    assert told == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_a_thread_that_writes_to_a_closed_terminal_is_no_fault(
    told: list[str], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level("INFO")
    ours, theirs = os.openpty()
    os.close(ours)
    with os.fdopen(theirs, "w") as closed:
        monkeypatch.setattr(sys, "__stderr__", closed)
        in_thread(lambda: os.write(theirs, b"a frame"))
    assert told == []
    assert "Traceback" not in caplog.text
    assert "the terminal was closed" in caplog.text


def test_a_disk_that_fails_in_a_thread_is_one_though(told: list[str]) -> None:
    def fail_to_write() -> None:
        raise OSError(errno.EIO, "Input/output error")

    in_thread(fail_to_write)
    assert len(told) == 1


def test_a_sentence_is_one_line_whatever_the_fault_says(told: list[str]) -> None:
    def fail_in_colour() -> None:
        raise RuntimeError("\x1b[31mred\nand long")

    in_thread(fail_in_colour)
    (sentence,) = told
    assert sentence.isprintable()
