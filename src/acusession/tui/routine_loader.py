"""Loads routines once: a few before a screen opens, the others while it is in use."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from acusession.domain.model import Routine

_BATCH = 10
"""Routines per batch."""


class RoutineLoader:
    """Loads routines in batches, from any thread; `found` are those loaded so far."""

    def __init__(self, read: Callable[[], Iterable[Routine]]) -> None:
        self._rest = iter(read())
        self._lock = threading.Lock()
        self.found: list[Routine] = []
        self.is_over = False

    def load_batch(self) -> None:
        """Load the next batch."""
        with self._lock:
            batch = list(islice(self._rest, _BATCH))
            self.found += batch
            self.is_over = len(batch) < _BATCH

    async def load_all(self) -> Sequence[Routine]:
        """Load the rest in a thread, so that the screen stays in use; return every routine."""
        while not self.is_over:
            await asyncio.to_thread(self.load_batch)
        return self.found
