"""Folders and files that are kept for the user: for nobody else's eyes, whatever the umask.

What stands in one of them is copied into others: conditions of health into the cache, texts into
the log. So all of them are as private as the most private.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from acusession.files import check_kind

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


def write_whole(file: Path, data: bytes, *, mode: int = FILE, is_lasting: bool = False) -> None:
    """Write a file whole or not at all, whoever else is at it, in a folder that is made if need be.

    It has the rights of `mode` that the umask leaves. `is_lasting` waits until it is on the disk,
    so that it is whole also after a crash.

    Raises:
        OSError: it cannot be written.

    """
    make_folder(file.parent)
    beside = file.with_name(f"{file.name}.{os.urandom(4).hex()}")
    descriptor = os.open(beside, _NEW, mode)
    try:
        with open(descriptor, "wb") as opened:
            opened.write(data)
            if is_lasting:
                opened.flush()
                os.fsync(descriptor)
        os.replace(beside, file)
    except BaseException:
        os.unlink(beside)
        raise
