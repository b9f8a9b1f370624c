"""Brings a record of version 1 to version 2. A copy of it as it was is kept beside it."""

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
    """Return where the copy is kept of a record that was migrated."""
    return path.with_name(f"{path.name}.v1")


def migrate(path: Path) -> None:
    """Bring the record at `path` to version 2, or leave it as it is, to be used as it is.

    It is left while another process has it open or runs a session in it, as a program that knows
    only version 1 may; and where anything fails, as without room for the copy.
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
    """Connect to a record that is open nowhere else, and will not be until this is closed.

    A program of version 1 looks at the version only when it opens the record. One that has done
    so keeps it open while it writes, and is found here; one that has not will see version 2.
    """
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=0, isolation_level=None
    )
    try:
        # Before the first access, or other processes could read a record that has a log.
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


def _is_session_running(connection: sqlite3.Connection, path: Path) -> bool:
    """Return whether a process holds a session, also one that has yet to open the record."""
    query = "SELECT lock FROM session WHERE ended IS NULL"
    for (name,) in connection.execute(query).fetchall():
        lock = Lock.take(lock_file(path, name))
        if lock is None:
            return True
        lock.release(for_good=False)
    return False


def _write_copy(connection: sqlite3.Connection, copy: Path) -> None:
    """Write a copy, whole and on the disk, in place of one of a migration that was interrupted."""
    part = copy.with_name(f"{copy.name}.part")
    part.unlink(missing_ok=True)
    make_file(part)  # before SQLite does, which would let others read it
    try:
        with closing(sqlite3.connect(part)) as target:
            target.execute("PRAGMA journal_mode = OFF")  # a copy cut short is thrown away
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
