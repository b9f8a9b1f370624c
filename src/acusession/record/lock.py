"""A file that is locked while a session runs: the lock goes with the process, however that ends."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from acusession.private import make_folder

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock:
    """Holds a file locked from `take` to `release`."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor = descriptor

    @classmethod
    def take(cls, path: Path, *, patience: float = 0.0) -> Lock | None:
        """Lock the file, which is made if need be; None if somebody else holds it that long.

        Raises:
            OSError: it cannot be made.

        """
        make_folder(path.parent)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        deadline = time.monotonic() + patience
        while True:
            try:
                _lock(descriptor)
            except OSError:
                if time.monotonic() >= deadline:
                    os.close(descriptor)
                    return None
                time.sleep(0.02)
            else:
                return cls(path, descriptor)

    def release(self, *, for_good: bool) -> None:
        """Let go of the file, and delete it if nobody will want it any more."""
        os.close(self._descriptor)
        if for_good:
            with suppress(OSError):
                self._path.unlink()
