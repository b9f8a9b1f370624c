"""A call after a delay that never gets lost, not even with a delay of 0 seconds.

Textual's own timer fails without a word if its time is over before it starts.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual.message_pump import MessagePump


class Alarm:
    """Has `pump` call `ring` once, after so many seconds."""

    def __init__(self, pump: MessagePump, seconds: float, ring: Callable[[], object]) -> None:
        self._handle = asyncio.get_running_loop().call_later(seconds, pump.call_next, ring)

    def stop(self) -> None:
        """Do not ring any more."""
        self._handle.cancel()
