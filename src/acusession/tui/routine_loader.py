"""Reading routines: a few before a screen opens, the others while it is in use already."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from acusession.domain.model import Routine

_AT_ONCE = 10
"""Routines read in one go."""


class RoutineLoader:
    """Routines that are read as they are needed; `found` are those that were read so far."""

    def __init__(self, read: Callable[[], Iterable[Routine]]) -> None:
        self._read = read
        self._rest = iter(read())
        self.found: list[Routine] = []
        self.is_over = False

    def load_batch(self) -> Sequence[Routine]:
        """Read the next few; fewer than usual when there are no more."""
        some = list(islice(self._rest, _AT_ONCE))
        self.found += some
        self.is_over = len(some) < _AT_ONCE
        return some

    async def load_all(self) -> Sequence[Routine]:
        """Every routine, while the screen stays in use."""
        if self.is_over:
            return self.found
        return await asyncio.to_thread(lambda: tuple(self._read()))
