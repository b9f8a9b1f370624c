"""Real faults: the session continues or ends cleanly, says why, and loses nothing."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from acusession import paths
from acusession.config.settings import Settings
from acusession.config.store import write_settings
from acusession.record.resume import find_unfinished

if sys.platform == "win32":
    pytest.skip("a Unix system", allow_module_level=True)

from tests.long.record.disk import disk
from tests.terminal import acusession

SESSION = ("quick", "P6", "--mute", "--output", "none", "--seconds", "4", "--prepare", "1")
PLAIN = (*SESSION, "--plain")
LAST = "Now drink some warm water."
WHOLE = (8.0, 1)
"""A complete session in the record: seconds pressed, and 1 as it has ended."""

IS_ROOT = os.geteuid() == 0
IS_CI = bool(os.environ.get("CI"))
SENTENCE = "acusession: This session "
FULL = "The disk is full; free up some space."


@pytest.fixture(autouse=True)
def asked_before(home: Path) -> None:
    """Have the first-start questions already answered."""
    write_settings(Settings(conditions=frozenset()), paths.config_file())


def started(**more: object) -> subprocess.Popen[str]:
    return subprocess.Popen(  # type: ignore[call-overload,no-any-return]
        [sys.executable, "-m", "acusession", *PLAIN],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **more,
    )


def to_the_end(session: subprocess.Popen[str]) -> list[str]:
    """Wait for the end, which must be the closing, and return the lines on stderr."""
    out, error = session.communicate(timeout=60)
    assert session.returncode == 0
    assert out.endswith(LAST + "\n")
    return error.splitlines()


def sessions() -> list[tuple[float, int]]:
    with closing(sqlite3.connect(paths.record_file())) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return connection.execute(
            "SELECT pressed, ended IS NOT NULL FROM session ORDER BY id"
        ).fetchall()


# A full disk


@pytest.fixture
def tiny_disk(home: Path) -> Iterator[Path]:
    with disk(paths.record_file().parent, "512k") as folder:
        yield folder


def fill(folder: Path) -> Path:
    """Fill the disk to the last byte."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as opened:
        for size in (4096, 1):
            try:
                while True:
                    opened.write(b"\0" * size)
            except OSError:
                continue
    assert shutil.disk_usage(folder).free == 0
    return ballast


def test_on_a_full_disk_it_runs_to_its_end_and_says_why_it_is_not_recorded(
    tiny_disk: Path,
) -> None:
    fill(tiny_disk)
    told = to_the_end(started())
    assert told[0] == (
        f"{SENTENCE}cannot be recorded at the moment. {FULL} "
        "The session continues and will be recorded as soon as possible."
    )
    assert told[1:] == [f"acusession: The end of this session was not recorded. {FULL}"]


def test_a_disk_that_fills_up_in_mid_session_loses_nothing_of_before(tiny_disk: Path) -> None:
    assert to_the_end(started()) == []
    session = started()
    time.sleep(3)
    fill(tiny_disk)
    told = to_the_end(session)
    assert all(FULL in line for line in told)
    (tiny_disk / "ballast").unlink()
    assert sessions()[0] == WHOLE


def test_a_disk_with_room_again_has_all_of_the_session(tiny_disk: Path) -> None:
    ballast = fill(tiny_disk)
    session = started()
    time.sleep(4)
    ballast.unlink()
    told = to_the_end(session)
    assert len(told) == 1
    assert sessions() == [WHOLE]


# A home without write permission


def only_read() -> str:
    return (
        f"The disk that holds {paths.record_file()} is read-only; to record sessions, set "
        "XDG_DATA_HOME to a folder on another disk."
    )


def test_in_a_home_that_must_not_be_written_it_runs_to_its_end(tiny_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(tiny_disk)], check=True)
    (told,) = to_the_end(started())
    assert told == f"{SENTENCE}is not being recorded. {only_read()} The session continues."
    assert list(tiny_disk.iterdir()) == []


def test_a_record_on_a_disk_that_must_not_be_written_stays_as_it_is(tiny_disk: Path) -> None:
    assert to_the_end(started()) == []
    before = paths.record_file().read_bytes()
    subprocess.run(["mount", "-o", "remount,ro", str(tiny_disk)], check=True)
    (told,) = to_the_end(started())
    assert told == f"{SENTENCE}is not being recorded. {only_read()} The session continues."
    assert paths.record_file().read_bytes() == before


@pytest.mark.skipif(IS_ROOT, reason="root may write anywhere")
def test_without_the_right_to_write_it_runs_to_its_end(home: Path) -> None:
    data = paths.record_file().parents[1]
    data.chmod(0o555)
    (told,) = to_the_end(started())
    data.chmod(0o755)
    assert told.startswith(
        f"{SENTENCE}is not being recorded. You are not allowed to write to {data}; run "
    )


# Other programs


def test_a_record_that_another_program_holds_for_a_while_has_all_in_the_end() -> None:
    assert to_the_end(started()) == []
    session = started()
    assert session.stdout is not None
    while session.stdout.readline() != "Press. 4 seconds.\n":
        pass
    with closing(sqlite3.connect(paths.record_file(), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        time.sleep(3)
        other.execute("ROLLBACK")
    told = to_the_end(session)
    assert len(told) == 1
    assert "Another program is using" in told[0]
    assert sessions() == [WHOLE, WHOLE]


def test_two_at_once_do_not_disturb_each_other() -> None:
    one, other = started(), started()
    time.sleep(3)
    assert find_unfinished(paths.record_file(), print) == ()
    assert to_the_end(one) == to_the_end(other) == []
    assert sessions() == [WHOLE, WHOLE]


def test_a_truncated_record_is_moved_aside_with_its_name_told() -> None:
    assert to_the_end(started()) == []
    whole = paths.record_file().read_bytes()
    paths.record_file().write_bytes(whole[: len(whole) // 2])
    (told,) = to_the_end(started())
    (aside,) = paths.record_file().parent.glob("record.damaged-*.sqlite3")
    assert told == (
        f"acusession: The file with your history was damaged. It was moved to {aside}, "
        "and a new one was started."
    )
    assert sessions() == [WHOLE]


# Signals


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("face", [PLAIN, SESSION], ids=["plain", "screen"])
def test_a_signal_leaves_a_session_one_can_go_on_with(face: tuple[str, ...], number: int) -> None:
    with acusession(*face, TERM="xterm-256color") as terminal:
        terminal.read_until("● PRESS" if face is SESSION else "Press. 4 seconds.")
        time.sleep(1.5)
        terminal.send(number)
        assert terminal.wait() == 128 + number
        assert terminal.settings() == terminal.before
        assert "acusession resume" in terminal.output
    can_be_resumed()


@pytest.mark.parametrize("face", [PLAIN, SESSION], ids=["plain", "screen"])
def test_a_closed_terminal_leaves_a_session_one_can_go_on_with(face: tuple[str, ...]) -> None:
    with acusession(*face, TERM="xterm-256color") as terminal:
        terminal.read_until("● PRESS" if face is SESSION else "Press. 4 seconds.")
        time.sleep(1.5)
        terminal.close()
        terminal.wait()
    can_be_resumed()


def can_be_resumed() -> None:
    """Check that the session can be resumed and is then complete."""
    (found,) = find_unfinished(paths.record_file(), print)
    assert found.progress.index == 0
    resume = subprocess.run(
        [sys.executable, "-m", "acusession", "resume", "--plain", "--mute"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert resume.stdout.endswith(LAST + "\n")
    assert "Resuming: Quick, step 1 of 2: P6 Nei Guan, left side," in resume.stderr
    assert sessions() == [WHOLE]


def test_stopped_and_continued_no_second_is_told_that_nobody_pressed() -> None:
    session = started()
    time.sleep(3)
    session.send_signal(signal.SIGSTOP)
    time.sleep(4)
    session.send_signal(signal.SIGCONT)
    assert to_the_end(session) == []
    assert sessions() == [WHOLE]
