"""Loads routines once: a few before a screen opens, the others while it is in use."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from acusession.domain.model import BrokenRoutine, Routine

_BATCH = 10
"""Routines per batch."""


class RoutineLoader:
    """Loads routines in batches, from any thread; `found` are those loaded so far.

    `broken` are the files among them that cannot be used.
    """

    def __init__(self, read: Callable[[], Iterable[Routine | BrokenRoutine]]) -> None:
        self._rest = iter(read())
        self._lock = threading.Lock()
        self.found: list[Routine] = []
        self.broken: list[BrokenRoutine] = []
        self.is_over = False

    def load_batch(self) -> None:
        """Load the next batch."""
        with self._lock:
            batch = list(islice(self._rest, _BATCH))
            self.found += (each for each in batch if isinstance(each, Routine))
            self.broken += (each for each in batch if isinstance(each, BrokenRoutine))
            self.is_over = len(batch) < _BATCH

    async def load_all(self) -> Sequence[Routine]:
        """Load the rest in a thread, so that the screen stays in use; return every routine."""
        while not self.is_over:
            await asyncio.to_thread(self.load_batch)
        return self.found
