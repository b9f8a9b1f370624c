"""The reasons why the record cannot be read or written, from SQLite's and the system's codes."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from acusession.record.errors import RecordError
from acusession.record.file_lock import NO_LOCKS, locks_work
from acusession.system.private_files import name_beside

_MIN_FREE_BYTES: Final = 200_000
"""Free bytes below which a disk counts as full, whatever the error code is."""

_TRIED: Final = 8192
"""Number of bytes written as a test, to get the system's error."""

_MESSAGES: Final = {
    sqlite3.SQLITE_BUSY: "Another program is using {path}; wait until it has finished.",
    sqlite3.SQLITE_LOCKED: "Another program is using {path}; wait until it has finished.",
    sqlite3.SQLITE_FULL: "The disk is full; free up some space.",
    sqlite3.SQLITE_IOERR: "The disk that holds {path} reports an input/output error; "
    "it may be failing, so back up your data.",
    sqlite3.SQLITE_READONLY: "{path} cannot be written; check its permissions.",
    sqlite3.SQLITE_CANTOPEN: "{path} cannot be opened; "
    "check that it is a file that you can read and write.",
    sqlite3.SQLITE_CORRUPT: "{path} is damaged.",
    sqlite3.SQLITE_NOTADB: "{path} is damaged.",
}
_TRANSIENT: Final = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
}
_HELD: Final = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_UNTOLD: Final = {
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
}
"""Codes with many possible causes."""

_DAMAGE: Final = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}

_BY_SYSTEM: Final = {
    errno.ENOSPC: "The disk is full; free up some space.",
    errno.EDQUOT: "Your quota on the disk that holds {path} is used up; free up some space.",
    errno.EROFS: "The disk that holds {path} is read-only; "
    "to record sessions, set XDG_DATA_HOME to a folder on another disk.",
    errno.EIO: "The disk that holds {path} reports an input/output error; "
    "it may be failing, so back up your data.",
    errno.EFBIG: "{path} has reached the largest size allowed for a file; check 'ulimit -f'.",
    errno.EMFILE: "Too many files are open; close some programs.",
    errno.ENFILE: "Too many files are open; close some programs.",
}
_PASSES: Final = {errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EMFILE, errno.ENFILE}

_NO_LOCKS: Final = (
    "Files cannot be locked on the disk that holds {path}; "
    "to record sessions, set XDG_DATA_HOME to a folder on another disk."
)


def of_sqlite(error: sqlite3.Error, path: Path) -> RecordError:
    """Return SQLite's error with the record at `path` as a `RecordError`, with a cause if known."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in _DAMAGE:
        return RecordError(_MESSAGES[code].format(path=path), is_damage=True)
    if (refused := _refusal(code, path)) is not None:
        return of_system(refused, path)
    why = _MESSAGES.get(code, f"{{path}} cannot be used: {error}.").format(path=path)
    return RecordError(why, is_transient=code in _TRANSIENT)


def of_system(error: OSError, path: Path) -> RecordError:
    """Return the system's error with the record at `path` as a `RecordError`."""
    number = errno.ENOSPC if _is_full(path) else error.errno
    if number in NO_LOCKS:
        return RecordError(_NO_LOCKS.format(path=path))
    if number in _BY_SYSTEM:
        return RecordError(_BY_SYSTEM[number].format(path=path), is_transient=number in _PASSES)
    if number in {errno.EACCES, errno.EPERM}:
        return RecordError(_whose(error, path) or _protected(path))
    return RecordError(f"{path} cannot be opened: {error.strerror}.")


def _refusal(code: int, path: Path) -> OSError | None:
    """Try next to the record what SQLite may have tried, and return the system's error, or None."""
    try:
        if code in _HELD | _UNTOLD and not locks_work(path.parent):
            return OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))
        if code in _UNTOLD:
            _write_beside(path)
            # Opening and closing the record itself would drop SQLite's locks on it.
            if path.exists() and not os.access(path, os.R_OK | os.W_OK):
                return PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        return None if code in _HELD else error
    return None


def _write_beside(path: Path) -> None:
    tried = name_beside(path)
    try:
        with tried.open("xb") as file:
            file.write(bytes(_TRIED))
            file.flush()
            os.fsync(file.fileno())
    finally:
        tried.unlink(missing_ok=True)


def _is_full(path: Path) -> bool:
    for folder in path.parents:
        with suppress(OSError):
            return shutil.disk_usage(folder).free < _MIN_FREE_BYTES
    return False


def _whose(error: OSError, path: Path) -> str:
    """Return a sentence naming the other user who owns the place, with the fix; "" if none does."""
    if sys.platform == "win32":
        return ""
    refused = [Path(error.filename)] if isinstance(error.filename, str | Path) else []
    folder = _nearest_folder(path)
    for place in (*refused, path, folder):
        with suppress(OSError):
            owner = place.stat().st_uid
            if owner != os.geteuid():
                return (
                    f"{place} belongs to {name_of(owner)}; make it yours with "
                    f"'sudo chown -R {name_of(os.geteuid())} {folder}'."
                )
    return ""


def _protected(path: Path) -> str:
    """Return a sentence naming the user's own file or folder whose mode forbids access.

    It includes the fix if such a file or folder is found.
    """
    for place in (_nearest_folder(path), path):
        for right, verb in ((os.R_OK, "read"), (os.W_OK, "write to")):
            if os.access(place, os.F_OK) and not os.access(place, right):
                return f"You are not allowed to {verb} {place}; run 'chmod u+rwX {place}'."
    return f"You are not allowed to use {path}; check its permissions and those of its folder."


def _nearest_folder(path: Path) -> Path:
    """Return the closest parent folder that exists."""
    return next(folder for folder in path.parents if os.path.exists(folder))


def name_of(user: int) -> str:
    """Return a user's name, or the number if the system has no name for it."""
    import pwd

    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return str(user)
