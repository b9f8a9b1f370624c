"""Reads a file of the user's: a regular one, of a limited size, without ever waiting for it."""

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
    | getattr(os, "O_NONBLOCK", 0)  # a pipe put there in between is not waited for
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class NotRegularError(OSError):
    """Something else than a regular file; `strerror` says what it is."""


class TooLargeError(OSError):
    """A file larger than it may be."""


def is_there(path: Path) -> bool:
    """Whether there is anything by that name.

    Raises:
        OSError: that is not for us to see.

    """
    try:
        os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def open_file(path: Path) -> BinaryIO:
    """Open a regular file to read, also through a link.

    Raises:
        NotRegularError: it is a folder, a pipe, a socket or a device.
        OSError: it is not there, or cannot be read.

    """
    check_kind(os.stat(path).st_mode, path)  # only to open a device can set it going
    opened = open(os.open(path, _FLAGS), "rb")  # noqa: SIM115 - handed on
    try:
        check_kind(os.fstat(opened.fileno()).st_mode, path)
    except NotRegularError:
        opened.close()
        raise
    return opened


def read_file(path: Path, largest: int) -> bytes:
    """Read a regular file, also through a link, of at most `largest` bytes.

    Raises:
        TooLargeError: it has more bytes.
        OSError: as `open_file` does.

    """
    with open_file(path) as opened:
        # One byte more than allowed tells that it is too large, also while it grows.
        data = opened.read(largest + 1)
    if len(data) > largest:
        raise TooLargeError(errno.EFBIG, f"it has more than {largest:,} bytes", str(path))
    return data


def check_kind(mode: int, path: Path) -> None:
    """Refuse what is no regular file, by its `st_mode`.

    Raises:
        NotRegularError: its `strerror` says what it is.

    """
    if not stat.S_ISREG(mode):
        kind = _KINDS.get(stat.S_IFMT(mode), "it is something else")
        raise NotRegularError(errno.EINVAL, f"{kind}, not a regular file", str(path))
