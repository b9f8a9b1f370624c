"""A file that is locked while a session runs: the lock goes with the process, however that ends."""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from acusession.system.private_files import make_folder, name_beside

NO_LOCKS: Final = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP})
"""What a system says where a disk has no locks, as some that are shared over a network."""

_held: Final[set[Path]] = set()
"""The files that this process holds locked."""

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:  # it does not tell whether somebody else holds it
            return False
        return True

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        """Whether it is locked now; not so where somebody else holds it.

        Some disks have only one of the two kinds of locks.
        """
        wanted = fcntl.LOCK_EX | fcntl.LOCK_NB
        try:
            try:
                fcntl.flock(descriptor, wanted)
            except OSError as error:
                if error.errno not in NO_LOCKS:
                    raise
                fcntl.lockf(descriptor, wanted)
        except (BlockingIOError, PermissionError):
            return False
        return True


def lock_file(path: Path, name: str) -> Path:
    """Return the file that is locked while the session with the lock `name` runs."""
    return path.parent / "running" / name


class Lock:
    """Holds a file locked from `take` to `release`."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor = descriptor
        _held.add(path)

    @classmethod
    def take(cls, path: Path, *, patience: float = 0.0) -> Lock | None:
        """Lock the file, which is made if need be; None if somebody else holds it that long.

        Raises:
            OSError: it cannot be made, or no file can be locked there (`NO_LOCKS`).

        """
        make_folder(path.parent)
        deadline = time.monotonic() + patience
        while (descriptor := _locked(path)) is None:
            if time.monotonic() >= deadline:
                return None
            time.sleep(0.02)
        return cls(path, descriptor)

    def release(self, *, for_good: bool) -> None:
        """Let go of the file, and delete it if nobody will want it any more."""
        os.close(self._descriptor)
        _held.discard(self._path)
        if for_good:
            with suppress(OSError):
                self._path.unlink()


def _locked(path: Path) -> int | None:
    """The descriptor of the file, locked; None if that is held already."""
    if path in _held:  # the second kind of lock would be had twice, and lost with one of the two
        return None
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if _try_lock(descriptor):
            return descriptor
    except BaseException:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None


def locks_work(folder: Path) -> bool:
    """Whether files can be locked in a folder.

    Raises:
        OSError: no file can be made there.

    """
    file = name_beside(folder / "lock")
    try:
        lock = Lock.take(file)
    except OSError as error:
        file.unlink(missing_ok=True)
        if error.errno not in NO_LOCKS:
            raise
        return False
    if lock is not None:
        lock.release(for_good=True)
    return True
