"""Redirects the messages of native libraries, which would corrupt the screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, TextIO

from acusession.system.private_files import make_folder, open_to_append

_STDERR: Final = 2


@contextmanager
def redirect_native_stderr(log: Path) -> Iterator[None]:
    """Redirect descriptor 2 to `log`, while Python's own stderr remains the terminal.

    Libraries such as ALSA print to descriptor 2 directly. A full-screen program draws on
    `sys.__stderr__`, which becomes a stream on a copy of the original descriptor.
    """
    ours = sys.__stderr__
    if ours is None or not _is_open(_STDERR):
        yield
        return
    ours.flush()
    screen = _copy_of(ours)
    swapped = [name for name in ("stderr", "__stderr__") if getattr(sys, name) is ours]
    target = _opened(log)
    os.dup2(target, _STDERR)
    os.close(target)
    for name in swapped:
        setattr(sys, name, screen)
    try:
        yield
    finally:
        with suppress(OSError):  # the terminal is gone
            screen.flush()
        os.dup2(screen.fileno(), _STDERR)
        for name in swapped:
            setattr(sys, name, ours)
        with suppress(OSError):
            screen.close()


def _is_open(descriptor: int) -> bool:
    try:
        os.fstat(descriptor)
    except OSError:
        return False
    return True


def _copy_of(stream: TextIO) -> TextIO:
    """Return a stream of the same kind on a copy of descriptor 2."""
    return open(os.dup(_STDERR), "w", buffering=1, encoding=stream.encoding, errors=stream.errors)


def _opened(log: Path) -> int:
    """Return a descriptor of the log file, or of the null device if that cannot be opened."""
    try:
        make_folder(log.parent)
        return open_to_append(log)
    except OSError:
        return os.open(os.devnull, os.O_WRONLY)
