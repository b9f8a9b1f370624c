"""Opens the record for reading, which needs no locks and no permission to write."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from acusession.record.file_lock import locks_work
from acusession.system.files import check_kind, is_there

_REFUSED: Final = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}

_UNLOCKED: Final = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_IOERR}

_LOG: Final = "-wal"
"""Suffix of SQLite's write-ahead log, which holds the latest changes."""


@contextmanager
def opened(path: Path, patience: float) -> Iterator[sqlite3.Connection]:
    """Yield a connection for reading; each statement waits at most `patience` seconds for locks.

    Raises:
        sqlite3.Error: the record cannot be read.
        OSError: it cannot be copied either, or is not a regular file.

    """
    check_kind(path.stat().st_mode, path)
    try:
        connection = _connected(f"{path.absolute().as_uri()}?mode=rw", patience)
    except sqlite3.OperationalError as error:
        code = error.sqlite_errorcode & 0xFF
        if code not in _REFUSED and not (code in _UNLOCKED and _has_no_locks(path.parent)):
            raise
    else:
        with closing(connection):
            yield connection
        return
    # SQLite could not lock it or write next to it. Then no other process changes it either.
    with _unchanging(path) as unchanging, closing(_connected(unchanging, patience)) as connection:
        yield connection


def _connected(uri: str, patience: float) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, timeout=patience, isolation_level=None)
    try:
        connection.execute("SELECT * FROM sqlite_master LIMIT 1").fetchall()  # opens the file
    except BaseException:
        connection.close()
        raise
    return connection


def _has_no_locks(folder: Path) -> bool:
    with suppress(OSError):
        return not locks_work(folder)
    return False


@contextmanager
def _unchanging(path: Path) -> Iterator[str]:
    """Yield the URI of a record that no process changes, or of a copy of it if it has a log."""
    log = Path(f"{path}{_LOG}")
    if not is_there(log) or not log.stat().st_size:
        yield f"{path.absolute().as_uri()}?immutable=1"
        return

    with TemporaryDirectory() as folder:
        copy = Path(folder, path.name)
        shutil.copyfile(path, copy)
        shutil.copyfile(log, f"{copy}{_LOG}")
        yield copy.as_uri()
