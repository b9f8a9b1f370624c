"""The player's thread: plays what is ordered, watches it, and knows how long to hold a device."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Final

from acusession.sound.climber import Climber
from acusession.sound.clip import Clip, silence
from acusession.sound.output import Sound
from acusession.sound.shelf import Shelf

_log = logging.getLogger(__name__)

_LOOK: Final = 0.1
"""Seconds between two looks at what is playing."""

_ON_ITS_WAY: Final = 0.5
"""Seconds a device stays open at least after a sound, for what has not reached the ear."""

_EARLY: Final = 0.2
"""Seconds by which a device is woken too early rather than too late."""

_MOMENT: Final = 0.03
"""Seconds for which whoever orders a sound waits at most until it has begun, which takes some five
milliseconds: who went on drawing at once would take the interpreter from it for fifty."""


class Worker:
    """A thread that plays what is ordered, in order.

    A device that is not open gets `warm_up` seconds of silence before a sound; after one it is
    held open for `linger` seconds.
    """

    def __init__(self, climber: Climber, shelf: Shelf, warm_up: float, linger: float) -> None:
        self._climber = climber
        self._shelf = shelf
        self._warm_up = warm_up
        self._linger = max(linger, _ON_ITS_WAY)
        self._orders: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._ahead: deque[Path] = deque()
        self._opened_at: float | None = None
        self._sounding = Sound(())
        self._ends_at = 0.0
        self._look_at = 0.0
        self._wanted_at: float | None = None
        self._stuck_looks = 0
        self._finishing = False
        # A daemon, so that the interpreter's end waits for it only as long as the player does.
        self._thread = threading.Thread(target=self._run, name="sound", daemon=True)
        self._thread.start()

    # For the player, from any thread

    @property
    def output_name(self) -> str:
        """The output in use, or "none"."""
        return self._climber.name

    def load(self) -> None:
        """Load the output ahead of the first cue, which would be late otherwise."""
        self._orders.put(self._climber.load)

    def play(self, files: tuple[Path, ...], *, rings: bool = False) -> None:
        """Cut what is playing, then play these; none: be silent. Gives them a moment to begin."""
        self._orders.put(partial(self._play, files, rings))
        if files or rings:
            begun = threading.Event()
            self._orders.put(begun.set)
            begun.wait(_MOMENT)

    def load_ahead(self, files: tuple[Path, ...]) -> None:
        """Have these at hand, as soon as nothing else is to be done."""
        self._orders.put(partial(self._ahead.extend, files))

    def ready(self) -> threading.Event:
        """Set as soon as all that was asked for ahead is at hand, the output too."""
        at_hand = threading.Event()
        self._orders.put(partial(self._load_all, at_hand))
        return at_hand

    def expect(self, at: float | None) -> None:
        """Wake the device so that it is awake at the instant `at`; None: not."""
        self._orders.put(partial(self._expect, at))

    def try_above(self) -> None:
        """Try the rungs above again with what is played next."""
        self._orders.put(self._climber.try_above)

    def finish(self) -> None:
        """End the thread as soon as all is silent."""
        self._orders.put(self._finish)

    def ended(self, within: float) -> bool:
        """Whether the thread ends within so many seconds."""
        self._thread.join(within)
        return not self._thread.is_alive()

    # The thread

    def _run(self) -> None:
        while not (self._finishing and self._opened_at is None):
            try:
                order = self._orders.get(timeout=self._idle_seconds())
            except Empty:
                order = self._idle
            try:
                order()
            except Exception:  # noqa: BLE001 - one sound less; the next may be better
                _log.exception("a sound failed")
        self._climber.end()

    def _idle_seconds(self) -> float | None:
        """How long there is nothing to do but what is ordered; None for ever."""
        if self._ahead:
            return 0.0
        due = self._look_at if self._opened_at is not None else self._warm_at
        return None if due is None else max(0.0, due - time.monotonic())

    def _idle(self) -> None:
        now = time.monotonic()
        if self._opened_at is not None:
            if now >= self._look_at:
                self._look(now)
        elif self._warm_at is not None and now >= self._warm_at:
            self._hold_open(now)
        if self._ahead:
            self._shelf.clip_of(self._ahead.popleft())

    def _load_all(self, at_hand: threading.Event) -> None:
        while self._ahead:
            self._shelf.clip_of(self._ahead.popleft())
        at_hand.set()

    def _play(self, files: tuple[Path, ...], rings: bool) -> None:
        clips = tuple(map(self._shelf.clip_of, files))
        if rings or any(clip.seconds for clip in clips):
            self._sound(Sound((self._still_cold(), *clips), rings, self._linger))
        else:
            self._silence()

    def _expect(self, at: float | None) -> None:
        self._wanted_at = at if self._warm_up else None

    @property
    def _warm_at(self) -> float | None:
        """When the device must be opened for what is expected."""
        return None if self._wanted_at is None else self._wanted_at - self._warm_up - _EARLY

    def _hold_open(self, now: float) -> None:
        """Keep the device awake, or wake it, for what is soon to be heard."""
        assert self._wanted_at is not None
        seconds, self._wanted_at = self._wanted_at - now + _EARLY, None
        if seconds > 0:
            self._sound(Sound((silence(seconds),)))

    def _still_cold(self) -> Clip:
        """The silence it still takes to wake the device."""
        awake_for = 0.0 if self._opened_at is None else time.monotonic() - self._opened_at
        return silence(max(0.0, self._warm_up - awake_for))

    def _finish(self) -> None:
        self._finishing = True
        self._linger = _ON_ITS_WAY

    def _look(self, now: float) -> None:
        """See how far the sound has come."""
        self._look_at = now + _LOOK
        self._stuck_looks = self._stuck_looks + 1 if self._climber.is_stuck() else 0
        # Twice running: after the process itself was stopped, the first look is always too late.
        if self._stuck_looks == 2:
            self._leave_dead_output(now)
        elif now > self._ends_at + self._linger:
            if self._warm_at is not None and now >= self._warm_at:
                self._hold_open(now)
            else:
                self._silence()

    def _silence(self) -> None:
        if self._opened_at is not None:
            self._opened_at = None
            self._climber.stop()

    def _sound(self, sound: Sound) -> None:
        opened = self._climber.play(sound)
        now = time.monotonic()  # only now does it sound: a device may take a while to open
        self._opened_at = (self._opened_at or now) if opened else None
        self._sounding = sound
        self._ends_at = now + sound.seconds
        self._look_at = now + _LOOK
        self._stuck_looks = 0

    def _leave_dead_output(self, now: float) -> None:
        """Down a rung, and there again with what was playing."""
        self._climber.leave()
        self._opened_at = None
        if now < self._ends_at:
            self._sound(self._sounding)
