"""Lock files held while a session runs; the lock ends with the process, however it ends."""

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
"""Error numbers of file systems without locks, such as some network shares."""

_held: Final[set[Path]] = set()
"""The files locked by this process."""

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:  # the same error, whether it is locked elsewhere or cannot be locked
            return False
        return True

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        """Lock a file; return False if another process has it locked.

        Some file systems support only one of the two kinds of locks.
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
    """Return the lock file of the session whose lock is called `name`."""
    return path.parent / "running" / name


class Lock:
    """A file locked from `take` to `release`."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor = descriptor
        _held.add(path)

    @classmethod
    def take(cls, path: Path, *, patience: float = 0.0) -> Lock | None:
        """Lock the file, creating it if missing; return None if `patience` seconds were not enough.

        Raises:
            OSError: it cannot be created, or files cannot be locked there (`NO_LOCKS`).

        """
        make_folder(path.parent)
        deadline = time.monotonic() + patience
        while (descriptor := _locked(path)) is None:
            if time.monotonic() >= deadline:
                return None
            time.sleep(0.02)
        return cls(path, descriptor)

    def release(self, *, for_good: bool) -> None:
        """Unlock the file, and delete it if `for_good`: it will not be locked again."""
        os.close(self._descriptor)
        _held.discard(self._path)
        if for_good:
            with suppress(OSError):
                self._path.unlink()


def _locked(path: Path) -> int | None:
    """Return the descriptor of the locked file; None if it is locked already."""
    if path in _held:  # lockf would lock it twice, and closing either descriptor would unlock it
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
    """Return whether files can be locked in a folder.

    Raises:
        OSError: files cannot be created there.

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
