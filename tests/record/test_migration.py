"""A record of version 1 can be used by this program, and loses nothing when it is migrated.

`fixtures/make_version_1.py` made the fixtures with the program that wrote version 1.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import pytest

from acusession import paths
from acusession.record.database import connect
from acusession.record.file_lock import Lock, lock_file
from acusession.record.history import delete_all, delete_entry, read_history
from acusession.record.migration import copy_of_version_1
from acusession.record.resume import find_unfinished
from acusession.system.private_files import make_file
from tests.record.stage import Recorded
from tests.rights import as_anybody

FIXTURES: Final = Path(__file__).parent / "fixtures"
EXPECTED: Final[dict[str, Any]] = json.loads((FIXTURES / "version_1.json").read_text())
"""The output of the program of version 1 for the record."""

TOTALS: Final = "SELECT point, pressed FROM total ORDER BY point"


@pytest.fixture
def record() -> Path:
    """A record of version 1 whose unfinished session has just been interrupted."""
    file = paths.record_file()
    file.parent.mkdir(parents=True, mode=0o700)
    shutil.copyfile(FIXTURES / "version_1.sqlite3", file)
    file.chmod(0o600)
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("UPDATE session SET seen = ? WHERE ended IS NULL", (time.time(),))
    return file


def migrated(record: Path) -> int:
    """Open the record for writing, and return its version after that."""
    connect(record, pytest.fail).close()
    return version(record)


def version(record: Path) -> int:
    ((found,),) = answer(record, "PRAGMA user_version")
    assert isinstance(found, int)
    return found


def answer(record: Path, query: str) -> list[tuple[object, ...]]:
    """Return the rows of a query, without migrating the record."""
    with closing(sqlite3.connect(record)) as connection:
        return connection.execute(query).fetchall()


def dump(record: Path) -> list[str]:
    with closing(sqlite3.connect(record)) as connection:
        return list(connection.iterdump())


def said(*arguments: str) -> str:
    command = [sys.executable, "-m", "acusession", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout


def totals(record: Path) -> dict[str, object]:
    read = read_history(record, pytest.fail)
    return {
        "days": [[str(day.date), day.sessions, day.pressed] for day in read.days],
        "points": [[point.title, point.pressed] for point in read.points],
        "rated": [
            [entry.before, entry.after]
            for entry in reversed(read.entries)
            if entry.before is not None and entry.after is not None
        ],
    }


# Nothing is lost


@pytest.mark.parametrize("is_migrated", [False, True])
def test_the_history_is_what_version_1_said(is_migrated: bool, record: Path) -> None:
    if is_migrated:
        assert migrated(record) == 2
    assert totals(record) == EXPECTED["totals"]
    assert json.loads(said("history", "--json")) == EXPECTED["history"]
    assert said("history", "--csv") == (FIXTURES / "version_1.csv").read_text()
    assert version(record) == 1 + is_migrated, "reading it has migrated it"


def test_the_unfinished_session_is_resumed_where_it_was(record: Path) -> None:
    (found,) = find_unfinished(record, pytest.fail)
    assert version(record) == 2
    expected = EXPECTED["resumable"]
    attempts = [[[each.planned, each.left] for each in step] for step in found.progress.attempts]
    assert (found.id, found.progress.index) == (expected["id"], expected["index"])
    assert (found.step.point.label, str(found.step.side)) == (expected["title"], expected["side"])
    assert (found.seconds_left, attempts) == (expected["seconds_left"], expected["attempts"])
    assert found.progress.paused_seconds == expected["paused"]


def test_a_copy_of_it_as_it_was_is_kept(record: Path) -> None:
    before = dump(record)
    assert migrated(record) == 2
    copy = copy_of_version_1(record)
    assert version(copy) == 1
    assert dump(copy) == before
    assert answer(copy, "PRAGMA integrity_check") == [("ok",)]
    assert {file.name for file in record.parent.iterdir()} == {record.name, copy.name, "running"}
    if os.name == "posix":
        assert copy.stat().st_mode & 0o777 == 0o600


def test_it_then_has_the_tables_of_a_new_one(record: Path) -> None:
    assert migrated(record) == 2
    new = record.with_name("new.sqlite3")
    connect(new, pytest.fail).close()
    query = "SELECT type, name, sql FROM sqlite_master ORDER BY name"
    assert answer(record, query) == answer(new, query)


def test_what_stands_in_the_log_is_migrated_and_copied_as_well(record: Path) -> None:
    with closing(sqlite3.connect(record, isolation_level=None)) as killed:
        killed.execute("UPDATE session SET name = 'Renamed' WHERE id = 4")
        for ending in ("", "-wal"):
            shutil.copyfile(f"{record}{ending}", f"{record}.left{ending}")
    for ending in ("", "-wal"):
        Path(f"{record}.left{ending}").replace(f"{record}{ending}")
    assert Path(f"{record}-wal").stat().st_size > 0
    assert migrated(record) == 2
    for file in (record, copy_of_version_1(record)):
        assert answer(file, "SELECT name FROM session WHERE id = 4") == [("Renamed",)]


def test_a_copy_is_replaced_only_while_the_record_is_of_version_1(record: Path) -> None:
    copy = copy_of_version_1(record)
    copy.write_text("cut short")
    copy.with_name(f"{copy.name}.part").write_text("cut short as well")
    before = dump(record)
    assert migrated(record) == 2
    assert dump(copy) == before
    kept = copy.read_bytes()
    Recorded().finish()
    assert copy.read_bytes() == kept


def test_deleting_all_deletes_the_copy_as_well(record: Path) -> None:
    assert migrated(record) == 2
    delete_entry(record, pytest.fail, 1)
    assert copy_of_version_1(record).exists()
    delete_all(record, pytest.fail)
    assert not copy_of_version_1(record).exists()


# Postponed migration


def test_while_a_program_of_version_1_has_it_open_it_stays_as_it_is(record: Path) -> None:
    with closing(sqlite3.connect(record, isolation_level=None)) as old:
        old.execute("PRAGMA user_version").fetchone()  # all that it has done so far
        assert migrated(record) == 1
        old.execute("INSERT INTO event VALUES (5, 99, '', 'StepEnded', '{}')")
        old.execute("UPDATE step SET pressed = 19 WHERE session = 5 AND number = 1")
    assert not copy_of_version_1(record).exists()
    assert migrated(record) == 2
    query = "SELECT pressed FROM step WHERE session = 5 AND number = 1"
    assert answer(record, query) == [(19.0,)]


def test_while_a_session_runs_that_has_yet_to_open_it_it_stays_as_it_is(record: Path) -> None:
    ((name,),) = answer(record, "SELECT lock FROM session WHERE ended IS NULL")
    running = Lock.take(lock_file(record, str(name)))
    assert running is not None
    assert migrated(record) == 1
    running.release(for_good=False)
    assert migrated(record) == 2


def test_a_program_of_version_1_that_opens_it_meanwhile_sees_version_2(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], timeout=30);"
        "print('opening', flush=True); print(c.execute('PRAGMA user_version').fetchone()[0])"
    )
    others: list[subprocess.Popen[str]] = []

    def make_file_while_opened(path: Path) -> None:
        other = subprocess.Popen(
            [sys.executable, "-c", script, str(record)], stdout=subprocess.PIPE, text=True
        )
        assert other.stdout is not None
        assert other.stdout.readline() == "opening\n"
        others.append(other)
        make_file(path)

    monkeypatch.setattr("acusession.record.migration.make_file", make_file_while_opened)
    assert migrated(record) == 2
    (other,) = others
    assert other.communicate(timeout=60)[0] == "2\n"


def test_meanwhile_it_is_recorded_in_and_deleted_from_as_it_is(record: Path) -> None:
    with closing(sqlite3.connect(record, isolation_level=None)) as old:
        before = old.execute(TOTALS).fetchall()
        session = Recorded(before=6)
        session.journal.rate(2)
        session.finish()
        assert session.trouble == []
        assert read_history(record, pytest.fail).entries[0].after == 2
        assert old.execute(TOTALS).fetchall() != before
        delete_entry(record, pytest.fail, 6)
        assert old.execute(TOTALS).fetchall() == before
        assert old.execute("SELECT count(*) FROM step WHERE session = 6").fetchone() == (0,)
    assert version(record) == 1


def test_where_no_copy_can_be_kept_it_is_used_as_it_is(
    record: Path, caplog: pytest.LogCaptureFixture
) -> None:
    in_the_way = record.with_name(f"{record.name}.v1.part")
    in_the_way.mkdir()
    with caplog.at_level(logging.WARNING, "acusession"):
        session = Recorded()
        session.finish()
    assert session.trouble == []
    assert f"{record} stays a record of version 1 for now" in caplog.text
    assert read_history(record, pytest.fail).sessions == 5
    assert version(record) == 1
    in_the_way.rmdir()
    assert migrated(record) == 2


@pytest.mark.skipif(os.name == "nt", reason="permissions work differently on Windows")
def test_it_is_read_where_nothing_may_be_written(record: Path) -> None:
    record.chmod(0o400)
    record.parent.chmod(0o500)
    command = as_anybody(sys.executable, "-m", "acusession", "history", "--json")
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    record.parent.chmod(0o700)
    assert json.loads(done.stdout) == EXPECTED["history"]
    assert [file.name for file in record.parent.iterdir()] == [record.name]
    assert version(record) == 1
