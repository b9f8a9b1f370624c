"""The record can be read without permission to write, and each error names its cause."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Final

import pytest

from acusession import paths
from acusession.record import error_text
from acusession.record.error_text import of_sqlite, of_system
from acusession.record.errors import RecordError
from acusession.record.file_lock import Lock, lock_file, locks_work
from acusession.record.history import every_entry, read_history
from acusession.record.resume import claim, find_unfinished
from acusession.record.store import RecordStore
from tests.record.stage import Recorded, damaged, rows
from tests.rights import as_anybody, where_it_is_read_only

if sys.platform == "win32":
    pytest.skip("permissions and locks work differently there", allow_module_level=True)

PROGRAM: Final = (sys.executable, "-m", "acusession")


@pytest.fixture
def record() -> Iterator[Path]:
    """A record of one session, whose folder is made deletable afterwards."""
    Recorded().finish()
    yield paths.record_file()
    paths.record_file().parent.chmod(0o700)


def ran(*command: str) -> tuple[int, str, str]:
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


# Reading


@pytest.mark.parametrize(("folder", "file"), [(0o500, 0o600), (0o500, 0o400), (0o700, 0o400)])
def test_who_may_not_write_it_may_read_it(folder: int, file: int, record: Path) -> None:
    record.chmod(file)
    record.parent.chmod(folder)
    code, out, error = ran(*as_anybody(*PROGRAM, "history"))
    assert (code, error) == (0, "")
    assert out.startswith("1 session on 1 day")
    place = record.parent if folder == 0o500 else record
    code, out, error = ran(*as_anybody(*PROGRAM, "history", "--delete", "1", "--yes"))
    told = f"You are not allowed to write to {place}; run 'chmod u+rwX {place}'."
    assert (code, out, error) == (1, "", f"acusession: {told}\n")


def test_on_a_disk_that_can_only_be_read_so_it_is(record: Path) -> None:
    code, out, error = ran(*where_it_is_read_only(str(record.parent), *PROGRAM, "history"))
    assert (code, error) == (0, "")
    assert out.startswith("1 session on 1 day")
    code, out, error = ran(
        *where_it_is_read_only(str(record.parent), *PROGRAM, "history", "--delete", "1", "--yes")
    )
    told = (
        f"acusession: The disk that holds {record} is read-only; to record sessions, set "
        "XDG_DATA_HOME to a folder on another disk.\n"
    )
    assert (code, out, error) == (1, "", told)


def test_what_stands_in_the_log_is_read_as_well(record: Path) -> None:
    with closing(sqlite3.connect(record, isolation_level=None)) as writer:
        writer.execute("UPDATE session SET name = 'Renamed'")
        copy = record.with_name("copy")
        copy.mkdir()
        for ending in ("", "-wal"):
            shutil.copyfile(f"{record}{ending}", copy / f"{record.name}{ending}")
    assert (copy / f"{record.name}-wal").stat().st_size > 0
    copy.chmod(0o500)
    script = (
        "import sys; from pathlib import Path;"
        "from acusession.record.history import read_history;"
        "print(read_history(Path(sys.argv[1]), print).entries[0].name)"
    )
    told = ran(*as_anybody(sys.executable, "-c", script, str(copy / record.name)))
    copy.chmod(0o700)
    assert told == (0, "Renamed\n", "")


def test_reading_leaves_nothing_beside_it_and_nothing_changed(record: Path) -> None:
    before = record.read_bytes()
    read_history(record, pytest.fail)
    assert [*every_entry(record, pytest.fail)]
    assert RecordStore(record).unfinished(pytest.fail) == ()
    assert record.read_bytes() == before
    assert {file.name for file in record.parent.iterdir()} == {record.name, "running"}


def test_an_empty_file_holds_nothing_and_stays_so(record: Path) -> None:
    record.write_bytes(b"")
    assert read_history(record, pytest.fail).sessions == 0
    assert record.read_bytes() == b""


def test_a_damaged_one_is_moved_aside_by_who_reads_it(record: Path) -> None:
    record.write_bytes(b"no database at all" * 100)
    told: list[str] = []
    assert read_history(record, told.append).sessions == 0
    assert told == [
        f"The file with your history was damaged. It was moved to {damaged()[0]}, and a new one "
        "was started."
    ]


def test_a_damaged_one_that_cannot_be_moved_is_told(record: Path) -> None:
    record.write_bytes(b"no database at all" * 100)
    (record.parent / "mending").touch()
    record.parent.chmod(0o500)
    code, out, error = ran(*as_anybody(*PROGRAM, "history"))
    assert (code, out) == (1, "")
    assert error.startswith(
        f"acusession: {record} is damaged. It could not be moved aside. "
        "You are not allowed to write to "
    )


def test_a_newer_one_is_not_read(record: Path) -> None:
    with closing(sqlite3.connect(record)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(RecordError, match="was written by a newer version"):
        read_history(record, pytest.fail)


@pytest.mark.parametrize("command", [("history",), ("resume",)])
def test_a_folder_that_is_not_for_us_to_see_is_told(command: tuple[str, ...], record: Path) -> None:
    record.parent.chmod(0o000)
    code, out, error = ran(*as_anybody(*PROGRAM, *command))
    assert (code, out) == (1, "")
    assert error.startswith(f"acusession: You are not allowed to read {record.parent}; run ")


def test_so_is_a_folder_above_in_which_none_can_be_made(home: Path) -> None:
    data = paths.record_file().parents[1]
    data.chmod(0o555)
    script = "from acusession import paths; from acusession.record.database import connect;"
    code, _, error = ran(
        *as_anybody(sys.executable, "-c", f"{script} connect(paths.record_file(), print)")
    )
    data.chmod(0o755)
    assert code == 1
    assert error.endswith(f"You are not allowed to write to {data}; run 'chmod u+rwX {data}'.\n")


def test_what_is_no_file_is_told_as_what_it_is(record: Path) -> None:
    record.unlink()
    os.mkfifo(record)
    session = Recorded()
    session.finish()
    why = f"{record} cannot be opened: it is a pipe, not a regular file."
    assert session.trouble == [f"This session is not being recorded. {why} The session continues."]
    with pytest.raises(RecordError) as told:
        read_history(record, pytest.fail)
    assert str(told.value) == why


# Causes


def of_code(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("some wording")
    error.sqlite_errorcode = code
    return error


def fail_with(number: int) -> object:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize(
    ("number", "why", "is_transient"),
    [
        (errno.ENOSPC, "The disk is full; free up some space.", True),
        (
            errno.EDQUOT,
            "Your quota on the disk that holds {} is used up; free up some space.",
            True,
        ),
        (
            errno.EROFS,
            "The disk that holds {} is read-only; to record sessions, set "
            "XDG_DATA_HOME to a folder on another disk.",
            False,
        ),
        (
            errno.EIO,
            "The disk that holds {} reports an input/output error; "
            "it may be failing, so back up your data.",
            True,
        ),
    ],
)
@pytest.mark.parametrize("code", [sqlite3.SQLITE_IOERR | 3 << 8, sqlite3.SQLITE_FULL])
def test_what_sqlite_cannot_tell_apart_the_system_can(
    code: int,
    number: int,
    why: str,
    is_transient: bool,
    record: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "fsync", fail_with(number))
    error = of_sqlite(of_code(code), record)
    assert (str(error), error.is_transient) == (why.format(record), is_transient)
    assert {file.name for file in record.parent.iterdir()} == {record.name, "running"}


def test_what_has_passed_by_then_is_told_as_sqlite_has_it(record: Path) -> None:
    full = of_sqlite(of_code(sqlite3.SQLITE_FULL), record)
    assert str(full) == "The disk is full; free up some space."
    busy = of_sqlite(of_code(sqlite3.SQLITE_BUSY), record)
    why = f"Another program is using {record}; wait until it has finished."
    assert (str(busy), busy.is_transient) == (why, True)


def test_what_belongs_to_somebody_else_is_told_with_whom(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner, other = os.geteuid(), os.geteuid() + 54321
    monkeypatch.setattr(os, "geteuid", lambda: other)
    refused = PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(record))
    assert str(of_system(refused, record)) == (
        f"{record} belongs to {error_text.name_of(owner)}; make it yours with "
        f"'sudo chown -R {other} {record.parent}'."
    )


# Locks


@pytest.fixture(params=[errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP])
def no_locks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("flock", "lockf"):
        monkeypatch.setattr(f"fcntl.{kind}", fail_with(request.param))


@pytest.mark.usefixtures("no_locks")
def test_a_disk_without_locks_is_told_as_that(home: Path) -> None:
    record = paths.record_file()
    session = Recorded()
    session.finish()
    why = (
        f"Files cannot be locked on the disk that holds {record}; "
        "to record sessions, set XDG_DATA_HOME to a folder on another disk."
    )
    assert session.trouble == [f"This session is not being recorded. {why} The session continues."]
    busy = of_sqlite(of_code(sqlite3.SQLITE_BUSY), record)
    assert (str(busy), busy.is_transient) == (why, False)
    assert not locks_work(record.parent)
    assert not [*record.parent.glob("lock.*")]


def test_a_record_that_cannot_be_locked_is_read(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite then reports that it is busy, which a held lock produces here."""
    for kind in ("flock", "lockf"):
        monkeypatch.setattr(f"fcntl.{kind}", fail_with(errno.ENOLCK))
    monkeypatch.setattr("acusession.record.database.PATIENCE", 0.01)
    with closing(sqlite3.connect(record, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        assert read_history(record, pytest.fail).sessions == 1


TAKE: Final = """
import errno, fcntl, sys
from pathlib import Path
from acusession.record.file_lock import Lock
def fail(*_):
    raise OSError(errno.EOPNOTSUPP, "")
fcntl.flock = fail
print(Lock.take(Path(sys.argv[1])) is None)
"""


def test_where_one_kind_of_locks_is_missing_the_other_is_used(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fcntl.flock", fail_with(errno.EOPNOTSUPP))
    session = Recorded(began=datetime.now().astimezone())
    session.wait(3)
    session.journal.rate(3)
    session.journal.close()
    assert session.trouble == []
    assert rows("SELECT count(*) FROM session") == [(1,)]
    (found,) = find_unfinished(paths.record_file(), pytest.fail)
    taken = claim(paths.record_file(), found, pytest.fail)
    place = lock_file(paths.record_file(), found.lock)
    for _ in range(2):
        assert Lock.take(place) is None
        assert ran(sys.executable, "-c", TAKE, str(place)) == (0, "True\n", "")
    taken.row.lock.release(for_good=False)
    assert ran(sys.executable, "-c", TAKE, str(place)) == (0, "False\n", "")


def test_the_lock_of_a_session_that_cannot_be_read_is_let_go_of(home: Path) -> None:
    session = Recorded(began=datetime.now().astimezone())
    session.wait(3)
    session.journal.close()
    with closing(sqlite3.connect(paths.record_file())) as connection:
        connection.execute("ALTER TABLE step RENAME TO hidden")
        with pytest.raises(RecordError):
            find_unfinished(paths.record_file(), pytest.fail)
        connection.execute("ALTER TABLE hidden RENAME TO step")
    assert len(find_unfinished(paths.record_file(), pytest.fail)) == 1
