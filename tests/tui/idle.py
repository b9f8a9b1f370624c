"""Waits until an app is idle: every message is handled, every screen laid out and painted."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable
from typing import Any

import textual.screen
from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump

PATIENCE = 10.0
"""Seconds after which a wait fails, e.g. for the work of another thread."""

_LOOK_AGAIN = 0.02
"""Seconds between two checks of something that no message announces."""


class _Mark(Message, bubble=False):
    """A message at the end of a pump's queue, handled once everything before it is."""

    def __init__(self, pump: MessagePump) -> None:
        super().__init__()
        self.pump = pump


class IdleWatch:
    """Watches every message of an app, as the `message_hook` of `App.run_test`."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._marks: set[_Mark] = set()
        self._drained = asyncio.Event()
        self._busy = asyncio.Event()

    def hear(self, message: Message) -> None:
        """Note that a pump starts to handle a message."""
        if not isinstance(message, _Mark):
            self._busy.set()
            return
        self._marks.discard(message)
        if not self._marks:
            self._drained.set()

    async def message(self, seconds: float = _LOOK_AGAIN) -> None:
        """Wait for the next message, at most `seconds`."""
        self._busy.clear()
        await _done(self._busy.wait(), seconds)

    async def idle(self) -> None:
        """Wait until nothing moves and no message is handled for as many frames as a change needs.

        A screen paints in the frame after a change, a screen over it in the frame after that.
        Frames are awaited one by one on the event loop that paints, after those of the screens: if
        a slow machine paints late, the frame here ends late as well.
        """
        deadline = time.monotonic() + PATIENCE
        await self._drain()
        quiet = 0
        while self._app.is_running and quiet < self._frames_to_show():
            assert time.monotonic() < deadline, "the app does not become idle"
            if not await _done(self._app.animator.wait_until_complete(), _LOOK_AGAIN):
                continue
            await self.message(textual.screen.UPDATE_PERIOD)
            is_drained = await self._drain()
            quiet = quiet + 1 if is_drained and not self._busy.is_set() else 0

    def _frames_to_show(self) -> int:
        return 1 + sum(each.styles.background.a < 1 for each in self._app.screen_stack)

    async def _drain(self) -> bool:
        """Wait until everything now queued is handled; return False if a queue is being closed."""
        pumps: list[MessagePump] = [self._app]
        for screen in self._app.screen_stack:
            pumps += screen.walk_children(with_self=True)
        marks = [_Mark(pump) for pump in pumps]
        self._drained.clear()
        self._marks = {mark for mark in marks if mark.pump.post_message(mark)}
        is_open = len(self._marks) == len(marks)
        deadline = time.monotonic() + PATIENCE
        while self._marks and self._app.is_running:
            assert time.monotonic() < deadline, "a message is not handled"
            await _done(self._drained.wait(), _LOOK_AGAIN)
            self._marks = {mark for mark in self._marks if mark.pump.is_attached}
        return is_open


async def _done(waiting: Awaitable[object], seconds: float) -> bool:
    """Wait at most `seconds`; return whether it was done by then."""
    try:
        async with asyncio.timeout(seconds):
            await waiting
    except TimeoutError:
        return False
    return True
