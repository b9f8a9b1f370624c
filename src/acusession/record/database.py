"""Opens the record, which is created if missing and moved aside if damaged."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from acusession.record.error_text import of_sqlite, of_system
from acusession.record.errors import RecordError, Report
from acusession.record.file_lock import Lock
from acusession.record.migration import migrate
from acusession.record.read_access import opened
from acusession.record.schema import TABLES, VERSION
from acusession.system.files import check_kind, is_there
from acusession.system.private_files import make_file, make_folder

PATIENCE: Final = 1.0
"""Seconds to wait while another program holds the record."""


@contextmanager
def translate_errors(path: Path) -> Iterator[None]:
    """Raise each SQLite or system error of the record at `path` as a `RecordError`."""
    try:
        yield
    except sqlite3.Error as error:
        raise of_sqlite(error, path) from error
    except OSError as error:
        raise of_system(error, path) from error


def is_recorded(path: Path) -> bool:
    """Return whether the record exists.

    Raises:
        RecordError: its folder cannot be searched.

    """
    with translate_errors(path):
        return is_there(path)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Commit what the block writes, or roll it all back if it raises."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def reading(path: Path, report: Report) -> Iterator[sqlite3.Connection | None]:
    """Yield a connection for reading, which needs no write permission; None if nothing is recorded.

    A damaged record is moved aside and reported.

    Raises:
        RecordError: it cannot be read, or a newer version of the program wrote it.

    """
    with ExitStack() as stack:
        try:
            connection = _opened_to_read(path, stack)
        except RecordError as error:
            if not error.is_damage:
                raise
            stack.close()
            _quarantine_present(error, path, report)
            connection = None
        with translate_errors(path):
            yield connection


def _quarantine_present(damaged: RecordError, path: Path, report: Report) -> None:
    try:
        quarantine(path, report)
    except RecordError as error:
        raise RecordError(f"{damaged} It could not be moved aside. {error}") from error


def _opened_to_read(path: Path, stack: ExitStack) -> sqlite3.Connection | None:
    with translate_errors(path):
        if not is_there(path):
            return None
        connection = stack.enter_context(opened(path, PATIENCE))
        version = _version(connection)
    if version > VERSION:
        raise _newer(path)
    return connection if version else None


def _newer(path: Path) -> RecordError:
    return RecordError(f"{path} was written by a newer version; update acusession.")


def connect(path: Path, report: Report, *, patience: float = PATIENCE) -> sqlite3.Connection:
    """Open the record for writing. A damaged one is moved aside and reported.

    A record of version 1 is migrated; if that fails, it is used as it is. While another program
    has it locked, each statement waits at most `patience` seconds.

    Raises:
        RecordError: it cannot be opened, or a newer version of the program wrote it.

    """
    try:
        return _open(path, patience)
    except RecordError as error:
        if not error.is_damage:
            raise
        quarantine(path, report)
        return _open(path, patience)


def _open(path: Path, patience: float) -> sqlite3.Connection:
    with translate_errors(path):
        make_folder(path.parent)
        make_file(path)  # SQLite would create it readable by others
        check_kind(path.stat().st_mode, path)
        connection, version = _connected(path, patience)
        if version < VERSION:
            connection.close()  # migration needs the only connection
            migrate(path)
            connection, _ = _connected(path, patience)
    return connection


def _connected(path: Path, patience: float) -> tuple[sqlite3.Connection, int]:
    """Return a connection to the record, created if missing, and its version."""
    connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
    try:
        _make_ready(connection, path, patience)
        return connection, _version(connection)
    except BaseException:
        connection.close()
        raise


def _make_ready(connection: sqlite3.Connection, path: Path, patience: float) -> None:
    if _version(connection) > VERSION:
        raise _newer(path)
    _log_ahead(connection, patience)
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA secure_delete = ON")
    if not _version(connection):
        with transaction(connection):
            if not _version(connection):  # another process may have created it meanwhile
                for statement in TABLES:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {VERSION}")


def _log_ahead(connection: sqlite3.Connection, patience: float) -> None:
    """Switch to write-ahead logging. Retry here: SQLite does not wait for this change of mode."""
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


def quarantine(path: Path, report: Report) -> None:
    """Move a damaged record aside, unless another process has just done so.

    Raises:
        RecordError: it cannot be moved.

    """
    with translate_errors(path):
        lock = Lock.take(path.with_name("mending"), patience=PATIENCE)
        try:
            if _is_intact(path):
                return
            stamp = f"{datetime.now():%Y%m%d-%H%M%S}"
            aside = path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")
            for end in ("", "-wal", "-shm"):
                with suppress(FileNotFoundError):
                    Path(f"{path}{end}").rename(f"{aside}{end}")
        finally:
            if lock is not None:
                lock.release(for_good=False)
    report(
        f"The file with your history was damaged. It was moved to {aside}, "
        "and a new one was started."
    )


def _is_intact(path: Path) -> bool:
    """Return whether the record is undamaged or missing. The check does not create it."""
    try:
        with translate_errors(path):
            if not is_there(path):
                return True
            with opened(path, PATIENCE) as connection:
                (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except RecordError as error:
        return not error.is_damage
    return bool(answer == "ok")
