"""Keeps what native libraries print away from the screen."""

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
    """While it lasts, descriptor 2 is `log`, and Python's own stderr still the screen.

    ALSA and its like print on descriptor 2 itself. A full-screen program draws on
    `sys.__stderr__`, so that becomes a stream on a copy of the descriptor, the same terminal.
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
        with suppress(OSError):  # a terminal that is gone
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
    """A stream of the same kind on a descriptor of its own."""
    return open(os.dup(_STDERR), "w", buffering=1, encoding=stream.encoding, errors=stream.errors)


def _opened(log: Path) -> int:
    """A descriptor to write the log with, or to nowhere if the log cannot be opened."""
    try:
        make_folder(log.parent)
        return open_to_append(log)
    except OSError:
        return os.open(os.devnull, os.O_WRONLY)
