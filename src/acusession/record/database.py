"""Opens the record: made where there is none, moved aside where it is damaged."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from acusession.private import make_file, make_folder
from acusession.record.errors import RecordError, Report
from acusession.record.lock import Lock
from acusession.record.schema import TABLES, VERSION

PATIENCE: Final = 1.0
"""Seconds to wait while another program holds the record."""

_LITTLE: Final = 200_000
"""Bytes free below which a disk counts as full, whatever the error says."""

_WHY: Final = {
    sqlite3.SQLITE_BUSY: "another program holds {path}",
    sqlite3.SQLITE_LOCKED: "another program holds {path}",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk of {path} does not answer",
    sqlite3.SQLITE_READONLY: "{path} must not be written",
    sqlite3.SQLITE_CANTOPEN: "{path} cannot be opened",
    sqlite3.SQLITE_CORRUPT: "{path} is damaged",
    sqlite3.SQLITE_NOTADB: "{path} is damaged",
}
_PASSING: Final = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
}
_DAMAGE: Final = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Raise whatever goes wrong with the record at `path` as a `RecordError`."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if code not in _DAMAGE and _is_full(path):
            code = sqlite3.SQLITE_FULL
        why = _WHY.get(code, f"{{path}} cannot be used ({error})").format(path=path)
        raise RecordError(why, is_passing=code in _PASSING, is_damage=code in _DAMAGE) from error
    except OSError as error:
        if _is_full(path):
            raise RecordError("the disk is full", is_passing=True) from error
        raise RecordError(f"{path} cannot be opened ({error.strerror})") from error


def _is_full(path: Path) -> bool:
    for folder in path.parents:
        with suppress(OSError):
            return shutil.disk_usage(folder).free < _LITTLE
    return False


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Write all of what follows, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def connect(path: Path, report: Report, *, patience: float = PATIENCE) -> sqlite3.Connection:
    """Open the record for writing. A damaged one is moved aside and told of.

    While another program holds it, each call on it waits `patience` seconds at most.

    Raises:
        RecordError: it cannot be opened, or a newer program made it.

    """
    try:
        return _open(path, patience)
    except RecordError as error:
        if not error.is_damage:
            raise
        set_aside(path, report)
        return _open(path, patience)


def _open(path: Path, patience: float) -> sqlite3.Connection:
    with explained(path):
        make_folder(path.parent)
        make_file(path)  # before SQLite does, which would let others read it
        connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
        try:
            _make_ready(connection, path, patience)
        except BaseException:
            connection.close()
            raise
    return connection


def _make_ready(connection: sqlite3.Connection, path: Path, patience: float) -> None:
    if _version(connection) > VERSION:
        raise RecordError(f"{path} was made by a newer acusession; update this one")
    _log_ahead(connection, patience)
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA secure_delete = ON")
    if _version(connection) < VERSION:
        with transaction(connection):
            if _version(connection) < VERSION:  # nobody else has been quicker
                for statement in TABLES:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {VERSION}")


def _log_ahead(connection: sqlite3.Connection, patience: float) -> None:
    """Have changes written to a log first. Waits itself: SQLite does not wait to change to that."""
    deadline = time.monotonic() + patience
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() >= deadline:
                raise
            time.sleep(0.01)
        else:
            return


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def set_aside(path: Path, report: Report) -> None:
    """Move a damaged record aside, unless somebody else has just done so.

    Raises:
        RecordError: it cannot be moved.

    """
    with explained(path):
        lock = Lock.take(path.with_name("mending"), patience=PATIENCE)
        try:
            if not path.exists() or _is_whole(path):
                return
            stamp = f"{datetime.now():%Y%m%d-%H%M%S}"
            aside = path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")
            for end in ("", "-wal", "-shm"):
                with suppress(FileNotFoundError):
                    Path(f"{path}{end}").rename(f"{aside}{end}")
        finally:
            if lock is not None:
                lock.release(for_good=False)
    report(f"The record was damaged. It is kept as {aside}, and a new one is begun.")


def _is_whole(path: Path) -> bool:
    try:
        with explained(path):
            connection = sqlite3.connect(path, timeout=PATIENCE)
            try:
                (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            finally:
                connection.close()
    except RecordError as error:
        return not error.is_damage
    return bool(answer == "ok")
