"""Folders and files that only the user can read, whatever the umask.

Their contents are copied from one to another: health conditions into the cache, texts into the
log. So all of them are as private as the most private.
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
"""Mode of a file meant to be shared, further limited by the umask."""

_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def make_folder(folder: Path) -> None:
    """Create a folder and its missing parents. Existing ones keep their mode.

    Raises:
        OSError: it cannot be created.

    """
    if folder.is_relative_to(paths.NOWHERE):
        raise FileNotFoundError(errno.ENOENT, "your home folder is not known", str(folder))
    for above in reversed(folder.parents):
        if not above.exists():
            above.mkdir(mode=FOLDER, exist_ok=True)
    folder.mkdir(mode=FOLDER, exist_ok=True)


def open_to_append(file: Path) -> int:
    """Return the descriptor of a file opened for appending, created if missing. Never block.

    Raises:
        OSError: it cannot be opened, or is not a regular file.

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
    """Create an empty file, unless it exists.

    Raises:
        OSError: it cannot be created.

    """
    if not file.exists():  # opening an existing pipe would block
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT, FILE))


def name_beside(file: Path) -> Path:
    """Return a random, unused name in the same folder."""
    return file.with_name(f"{file.name}.{os.urandom(4).hex()}")


def write_whole(
    file: Path,
    data: bytes,
    *,
    mode: int = FILE,
    like: os.stat_result | None = None,
    is_lasting: bool = False,
) -> None:
    """Write a file atomically, and create its folder if missing.

    It gets `mode`, limited by the umask, or the owner, group and mode of `like` if that is given.
    `is_lasting` syncs the file to the disk first, so that it is complete even after a crash.

    Raises:
        OSError: it cannot be written.

    """
    make_folder(file.parent)
    beside = name_beside(file)
    descriptor = os.open(beside, _NEW, mode)
    try:
        with open(descriptor, "wb") as opened:
            opened.write(data)
            if like is not None and os.name == "posix":  # Windows takes the folder's permissions
                if (like.st_uid, like.st_gid) != _owners(descriptor):
                    os.fchown(descriptor, like.st_uid, like.st_gid)
                os.fchmod(descriptor, S_IMODE(like.st_mode))  # after the group has been set
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
    """Write a file, changing nothing but the contents if it exists.

    It keeps its owner, group, mode, access list and hard links: if a replacement could not have
    them, the file is overwritten in place. A new file is private.

    Raises:
        OSError: it cannot be written; its contents are unchanged.

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
            pass  # no permission to write to the folder, or to set the owner or the group
        except OSError as error:
            if error.errno != errno.EBUSY:  # the file itself is a mount point, as in a container
                raise
        else:
            return
    _write_over(file, data)


def _has_access_list(file: Path) -> bool:
    """Return whether a file has an access control list; only Linux can be asked."""
    if sys.platform != "linux":
        return False
    try:
        return "system.posix_acl_access" in os.listxattr(file)
    except OSError:  # not on this disk
        return False


def _write_over(file: Path, data: bytes) -> None:
    """Overwrite a file in place, with a backup next to it meanwhile if the folder can be written.

    The backup prevents loss in a crash, and detects a full disk before the file is touched.
    """
    before, beside = file.read_bytes(), name_beside(file)
    with suppress(PermissionError):
        write_whole(beside, before, is_lasting=True)
    failure = None
    try:
        _put(file, data)
    except OSError as error:
        _put(file, before)  # if this fails too, the backup remains
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
