"""Migrates a record from version 1 to version 2, and keeps a copy of the original next to it."""

from __future__ import annotations

import logging
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from acusession.record.file_lock import Lock, lock_file
from acusession.record.schema import POINT_INDEX
from acusession.system.private_files import make_file

_log = logging.getLogger(__name__)

_CHANGES: Final = (
    "DROP TRIGGER session_ended",
    "DROP TRIGGER session_deleted",
    "DROP TABLE event",
    "DROP TABLE total",
    "DROP INDEX unfinished",
    "DROP INDEX practice",
    "DROP INDEX rated",
    POINT_INDEX,
    "PRAGMA user_version = 2",
)


def copy_of_version_1(path: Path) -> Path:
    """Return the path of the copy kept of a migrated record."""
    return path.with_name(f"{path.name}.v1")


def migrate(path: Path) -> None:
    """Migrate the record at `path` to version 2, or leave it unchanged and usable.

    It is left unchanged while another process, which may know only version 1, has it open or runs
    a session, and when the migration fails, for example for lack of space for the copy.
    """
    try:
        with closing(_connect_alone(path)) as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version == 1 and not _is_session_running(connection, path):
                _write_copy(connection, copy_of_version_1(path))
                _change(connection)
    except (sqlite3.Error, OSError) as error:
        _log.warning("%s stays a record of version 1 for now: %s", path, error)


def _connect_alone(path: Path) -> sqlite3.Connection:
    """Connect to the record exclusively; fail if another process has it open.

    A program of version 1 checks the version only when it opens the record. If it has done so, it
    keeps the record open while it writes and is detected here; if not, it will see version 2.
    """
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=0, isolation_level=None
    )
    try:
        # Set before the first access, or other processes could still read a record with a log.
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


def _is_session_running(connection: sqlite3.Connection, path: Path) -> bool:
    """Return whether a process is running a session, even if it has not opened the record yet."""
    query = "SELECT lock FROM session WHERE ended IS NULL"
    for (name,) in connection.execute(query).fetchall():
        lock = Lock.take(lock_file(path, name))
        if lock is None:
            return True
        lock.release(for_good=False)
    return False


def _write_copy(connection: sqlite3.Connection, copy: Path) -> None:
    """Write a complete, synced copy, replacing that of an interrupted migration."""
    part = copy.with_name(f"{copy.name}.part")
    part.unlink(missing_ok=True)
    make_file(part)  # SQLite would create it readable by others
    try:
        with closing(sqlite3.connect(part)) as target:
            target.execute("PRAGMA journal_mode = OFF")  # an incomplete copy is deleted anyway
            connection.backup(target)
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.replace(copy)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _change(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA secure_delete = ON")
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        for statement in _CHANGES:
            connection.execute(statement)
