"""Folders and files that are kept for the user: for nobody else's eyes, whatever the umask.

What stands in one of them is copied into others: conditions of health into the cache, texts into
the log. So all of them are as private as the most private.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE
from typing import Final

from acusession import paths
from acusession.system.files import check_kind

FOLDER: Final = 0o700
FILE: Final = 0o600
SHARED: Final = 0o666
"""The mode of a file that is made to be passed on, of which the umask takes what it takes."""

_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing. One that is there stays as it is.

    Raises:
        OSError: it cannot be made.

    """
    if folder.is_relative_to(paths.NOWHERE):
        raise FileNotFoundError(errno.ENOENT, "no home folder is known", str(folder))
    for above in reversed(folder.parents):
        if not above.exists():
            above.mkdir(mode=FOLDER, exist_ok=True)
    folder.mkdir(mode=FOLDER, exist_ok=True)


def open_to_append(file: Path) -> int:
    """Open a file to write at its end, made if need be; its descriptor. A pipe is not waited for.

    Raises:
        OSError: it cannot be opened, or is no regular file.

    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(file, flags, FILE)
    try:
        check_kind(os.fstat(descriptor).st_mode, file)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def make_file(file: Path) -> None:
    """Make an empty file. One that is there stays as it is.

    Raises:
        OSError: it cannot be made.

    """
    if not file.exists():  # or it would be opened, and a pipe waited for
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT, FILE))


def name_beside(file: Path) -> Path:
    """Return a name in the same folder that no other file has."""
    return file.with_name(f"{file.name}.{os.urandom(4).hex()}")


def write_whole(
    file: Path,
    data: bytes,
    *,
    mode: int = FILE,
    like: os.stat_result | None = None,
    is_lasting: bool = False,
) -> None:
    """Write a file whole or not at all, whoever else is at it, in a folder that is made if need be.

    It has the rights of `mode` that the umask leaves, or else the owner, the group and the mode of
    `like`. `is_lasting` waits until it is on the disk, so that it is whole also after a crash.

    Raises:
        OSError: it cannot be written.

    """
    make_folder(file.parent)
    beside = name_beside(file)
    descriptor = os.open(beside, _NEW, mode)
    try:
        with open(descriptor, "wb") as opened:
            opened.write(data)
            if like is not None and os.name == "posix":  # elsewhere it has the folder's rights
                if (like.st_uid, like.st_gid) != _owners(descriptor):
                    os.fchown(descriptor, like.st_uid, like.st_gid)
                os.fchmod(descriptor, S_IMODE(like.st_mode))  # last: only now it is in the group
            if is_lasting:
                opened.flush()
                os.fsync(descriptor)
        os.replace(beside, file)
    except BaseException:
        os.unlink(beside)
        raise


def _owners(descriptor: int) -> tuple[int, int]:
    state = os.fstat(descriptor)
    return state.st_uid, state.st_gid


def rewrite(file: Path, data: bytes) -> None:
    """Write a file that may be there already, and leave it what it is but for its text.

    It keeps its owner, group, mode and access list, and all its names: where another file in its
    place could not have them, it is itself written over. A new one is private.

    Raises:
        OSError: it cannot be written; what was in it still is.

    """
    try:
        before = os.stat(file)
    except FileNotFoundError:
        write_whole(file, data, is_lasting=True)
        return
    if before.st_nlink == 1 and not _has_access_list(file):
        try:
            write_whole(file, data, like=before, is_lasting=True)
        except PermissionError:
            pass  # the folder is not ours, or the owner or the group
        except OSError as error:
            if error.errno != errno.EBUSY:  # it is mounted by itself, as into a container
                raise
        else:
            return
    _write_over(file, data)


def _has_access_list(file: Path) -> bool:
    """Whether others may do what the mode does not tell; only Linux can be asked."""
    if sys.platform != "linux":
        return False
    try:
        return "system.posix_acl_access" in os.listxattr(file)
    except OSError:  # not on this disk
        return False


def _write_over(file: Path, data: bytes) -> None:
    """Write over a file; what was in it is kept beside meanwhile, where the folder can be written.

    So it is not lost, whatever happens, and a disk that is full is found before.
    """
    before, beside = file.read_bytes(), name_beside(file)
    with suppress(PermissionError):
        write_whole(beside, before, is_lasting=True)
    failure = None
    try:
        _put(file, data)
    except OSError as error:
        _put(file, before)  # where that fails as well, it is still there beside
        failure = error
    beside.unlink(missing_ok=True)
    if failure is not None:
        raise failure


def _put(file: Path, data: bytes) -> None:
    with file.open("r+b") as opened:
        opened.write(data)
        opened.truncate()
        opened.flush()
        os.fsync(opened.fileno())
