"""A problem with the record is reported once; the session continues, and no old data is lost."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from acusession import paths
from acusession.record.database import connect
from acusession.record.errors import RecordError
from acusession.record.resume import find_unfinished
from acusession.record.writer import JournalEntry, Writer
from tests.record.stage import BEGAN, Recorded, damaged, rows
from tests.waiting import PATIENCE, wait_until

SHORT = 0.05
"""Seconds to wait for a record that stays locked."""

SESSIONS = "SELECT pressed, ended IS NOT NULL FROM session ORDER BY id"


@contextmanager
def locked() -> Iterator[None]:
    """Lock the record, as a slow writer in another process does."""
    other = sqlite3.connect(paths.record_file(), timeout=PATIENCE, isolation_level=None)
    with closing(other):
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def test_a_newer_record_is_refused_and_stays_as_it_is() -> None:
    Recorded().finish()
    with closing(sqlite3.connect(paths.record_file())) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = paths.record_file().read_bytes()
    session = Recorded()
    session.finish()
    assert session.trouble == [
        f"This session is not being recorded. {paths.record_file()} was written by a newer "
        "version; update acusession. The session continues."
    ]
    assert paths.record_file().read_bytes() == before


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda whole: whole[: len(whole) // 2], id="truncated"),
        pytest.param(lambda whole: b"not a database at all" * 100, id="no database"),
        pytest.param(lambda whole: whole[:4096] + b"\0" * (len(whole) - 4096), id="wiped"),
    ],
)
def test_a_damaged_record_is_moved_aside_and_a_new_one_begun(spoil: object) -> None:
    for _ in range(3):
        Recorded().finish()
    whole = paths.record_file().read_bytes()
    assert callable(spoil)
    paths.record_file().write_bytes(spoil(whole))
    spoilt = paths.record_file().read_bytes()
    session = Recorded()
    session.finish()
    (aside,) = damaged()
    assert aside.read_bytes() == spoilt
    assert session.trouble == [
        f"The file with your history was damaged. It was moved to {aside}, and a new one "
        "was started."
    ]
    assert rows(SESSIONS) == [(52.0, 1)]


def test_a_locked_record_is_told_once_and_written_when_it_is_free() -> None:
    Recorded().finish()
    session = Recorded(patience=SHORT)
    session.wait(3)
    with locked():
        session.wait(1)
        wait_until(lambda: bool(session.trouble), lambda: "it is not told")
        session.wait(20)
    session.finish()
    assert session.trouble == [
        f"This session cannot be recorded at the moment. Another program is using "
        f"{paths.record_file()}; wait until it has finished. "
        "The session continues and will be recorded as soon as possible."
    ]
    assert rows(SESSIONS) == [(52.0, 1), (52.0, 1)]
    steps = rows("SELECT outcome FROM step WHERE session = 2 ORDER BY number")
    assert steps == [("completed",)] * 3


def test_a_session_that_begins_while_the_record_is_locked_is_written_from_its_beginning() -> None:
    Recorded().finish()
    with locked():
        session = Recorded(patience=SHORT)
        session.wait(30)
        wait_until(lambda: bool(session.trouble), lambda: "it is not told")
    session.finish()
    began = BEGAN.isoformat(timespec="milliseconds")
    assert rows("SELECT started, pressed FROM session WHERE id = 2") == [(began, 52.0)]


def test_what_stays_locked_to_the_end_is_told() -> None:
    Recorded().finish()
    session = Recorded(patience=SHORT)
    with locked():
        session.wait(3)
        wait_until(lambda: bool(session.trouble), lambda: "it is not told")
        session.break_off()
    assert len(session.trouble) == 2
    assert session.trouble[1].startswith("The end of this session was not recorded. Another")


def test_how_it_feels_said_while_the_record_is_locked_is_written_once_it_is_free() -> None:
    session = Recorded(before=7, patience=SHORT)
    session.wait(10_000)
    wait_until(lambda: rows(SESSIONS) == [(52.0, 1)], lambda: "it does not end")
    with locked():
        session.journal.rate(4)
        wait_until(lambda: bool(session.trouble), lambda: "it is not told")
    session.journal.close()
    assert rows("SELECT before, after FROM session") == [(7, 4)]


def test_how_it_feels_said_while_the_record_stays_locked_is_told_to_be_lost() -> None:
    session = Recorded(patience=SHORT)
    session.wait(10_000)
    wait_until(lambda: rows(SESSIONS) == [(52.0, 1)], lambda: "it does not end")
    with locked():
        session.journal.rate(4)
        session.journal.close()
    assert session.trouble[-1].startswith("Your rating was not recorded. Another program is using")


def test_how_it_feels_after_a_session_that_is_not_recorded_is_told_to_be_lost() -> None:
    Recorded().finish()
    with closing(sqlite3.connect(paths.record_file())) as connection:
        connection.execute("PRAGMA user_version = 99")
    session = Recorded()
    session.journal.rate(4)
    session.journal.rate(5)
    session.journal.close()
    not_recorded, not_rated = session.trouble
    assert not_recorded.startswith("This session is not being recorded. ")
    assert not_rated.startswith("Your rating was not recorded. ")


def test_how_it_feels_goes_along_into_the_record_begun_in_place_of_a_damaged_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = Recorded(before=7)
    session.journal.rate(4)
    wait_until(
        lambda: rows("SELECT before, after FROM session") == [(7, 4)], lambda: "it is not written"
    )
    write, faults = Writer.write, [RecordError("it is damaged", is_damage=True)]

    def write_after_fault(writer: Writer, entry: JournalEntry) -> None:
        if faults:
            raise faults.pop()
        write(writer, entry)

    monkeypatch.setattr(Writer, "write", write_after_fault)
    session.finish()
    assert rows("SELECT before, after FROM session WHERE ended IS NOT NULL") == [(7, 4)]
    assert not faults


def test_a_new_record_that_somebody_else_has_just_begun_is_waited_for() -> None:
    """SQLite itself does not wait here, so two simultaneous first sessions interfered."""
    file = paths.record_file()
    file.parent.mkdir(parents=True)
    with closing(sqlite3.connect(file, check_same_thread=False, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        release = threading.Timer(0.2, other.execute, ["ROLLBACK"])
        release.start()
        connect(file, print, patience=PATIENCE).close()
        release.join()


@pytest.mark.skipif(os.name == "nt", reason="this fails differently on Windows")
def test_without_a_place_for_it_the_session_goes_on() -> None:
    folder = paths.record_file().parent
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way")
    session = Recorded()
    session.finish()
    (sentence,) = session.trouble
    assert sentence.startswith(
        f"This session is not being recorded. {paths.record_file()} cannot be opened: "
    )
    assert sentence.endswith(". The session continues.")


def test_a_sentence_says_why_it_cannot_be_opened() -> None:
    paths.record_file().mkdir(parents=True)
    with pytest.raises(RecordError, match=r"record\.sqlite3 cannot be opened"):
        connect(paths.record_file(), print)


def test_nothing_is_made_by_only_looking() -> None:
    assert find_unfinished(paths.record_file(), print) == ()
    assert not paths.record_file().parent.exists()


@pytest.mark.skipif(os.name == "nt", reason="permissions work differently on Windows")
def test_the_record_is_for_nobody_elses_eyes() -> None:
    Recorded().finish()
    assert paths.record_file().stat().st_mode & 0o777 == 0o600
