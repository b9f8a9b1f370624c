"""Reads a user's file, which must be a regular file of limited size, without ever blocking."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO, Final

_KINDS: Final = {
    stat.S_IFDIR: "it is a folder",
    stat.S_IFIFO: "it is a pipe",
    stat.S_IFSOCK: "it is a socket",
    stat.S_IFCHR: "it is a device",
    stat.S_IFBLK: "it is a device",
}

_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # do not wait for a pipe that has just replaced the file
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class NotRegularError(OSError):
    """The path is not a regular file; `strerror` says what it is."""


class TooLargeError(OSError):
    """The file is larger than allowed."""


def is_there(path: Path) -> bool:
    """Return whether the path exists; a broken link counts as missing.

    Raises:
        OSError: it cannot be determined, for example for lack of permission.

    """
    try:
        os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def open_file(path: Path) -> BinaryIO:
    """Open a regular file for reading; links are followed.

    Raises:
        NotRegularError: it is a folder, a pipe, a socket or a device.
        OSError: it does not exist, or cannot be read.

    """
    check_kind(os.stat(path).st_mode, path)  # opening a device can already start it
    opened = open(os.open(path, _FLAGS), "rb")  # noqa: SIM115 - returned open
    try:
        check_kind(os.fstat(opened.fileno()).st_mode, path)
    except NotRegularError:
        opened.close()
        raise
    return opened


def read_file(path: Path, largest: int) -> bytes:
    """Read a regular file of at most `largest` bytes; links are followed.

    Raises:
        TooLargeError: it is larger.
        OSError: as for `open_file`.

    """
    with open_file(path) as opened:
        # One byte more than allowed shows that it is too large, even if it is growing.
        data = opened.read(largest + 1)
    if len(data) > largest:
        raise TooLargeError(errno.EFBIG, f"it is larger than {largest:,} bytes", str(path))
    return data


def check_kind(mode: int, path: Path) -> None:
    """Check by its `st_mode` that `path` is a regular file.

    Raises:
        NotRegularError: it is not; `strerror` says what it is.

    """
    if not stat.S_ISREG(mode):
        kind = _KINDS.get(stat.S_IFMT(mode), "it is a special file")
        raise NotRegularError(errno.EINVAL, f"{kind}, not a regular file", str(path))
