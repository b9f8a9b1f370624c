"""The one place that owns the clock: feeds the session, and hands its events to the listeners."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from acusession.domain.model import Plan
from acusession.session.commands import Command
from acusession.session.events import Event
from acusession.session.machine import advance, apply_command, begin
from acusession.session.state import Progress, State
from acusession.session.view import View, view_of

_log = logging.getLogger(__name__)


def _clock() -> Callable[[], float]:
    """A clock in seconds that never goes back and counts the machine's sleep."""
    if sys.platform == "linux":  # here time.monotonic() stands still while the machine sleeps
        return lambda: time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":  # and here too, unlike the clock it is named after
        return lambda: time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic


now = _clock()


class Listener(Protocol):
    """Whoever wants to know what happens in a session: a face, the sounds, the record."""

    def hear(self, events: tuple[Event, ...], view: View) -> None:
        """Take what just happened, and how the session looks now.

        Must return at once; the sound may take 30 ms, in which its cue begins.
        """


class Runner:
    """Runs one session.

    A listener that raises is told of once through `report`, in words, and left out from then on;
    the session goes on. `progress` is where an earlier run of it left off.
    """

    def __init__(
        self,
        plan: Plan,
        listeners: Sequence[Listener],
        report: Callable[[str], None],
        *,
        wait_for_go: bool = False,
        no_keyboard: bool = False,
        progress: Progress | None = None,
        clock: Callable[[], float] = now,
    ) -> None:
        self._listeners = list(listeners)
        self._report = report
        self._clock = clock
        self._state, self._first = begin(
            plan, clock(), wait_for_go=wait_for_go, no_keyboard=no_keyboard, progress=progress
        )
        self.view = view_of(self._state)

    def begin(self) -> None:
        """Tell the listeners that the session has begun."""
        self._tell(self._first)
        self.wake()

    def wake(self) -> None:
        """Let everything happen that is due by now."""
        self._take(advance(self._state, self._clock()))

    def send(self, command: Command) -> None:
        """Do what the user asks, now."""
        self._take(apply_command(self._state, command, self._clock()))

    def seconds_to_next(self) -> float | None:
        """How long nothing will change by itself, in seconds; None for ever."""
        next_at = self.view.next_at
        return None if next_at is None else max(0.0, next_at - self._clock())

    def _take(self, outcome: tuple[State, tuple[Event, ...]]) -> None:
        self._state, new_events = outcome
        self.view = view_of(self._state)
        if new_events:
            self._tell(new_events)

    def _tell(self, new_events: tuple[Event, ...]) -> None:
        for listener in tuple(self._listeners):
            try:
                listener.hear(new_events, self.view)
            except Exception as error:  # noqa: BLE001 - whatever a listener does, the session goes on
                self._listeners.remove(listener)
                name = type(listener).__name__
                _log.exception("%s failed", name)
                self._report(f"{name} failed and is left out ({error}). The session goes on.")


def run(runner: Runner, wait: Callable[[float | None], Iterable[Command]]) -> None:
    """Run a session to its end.

    `wait` gets the seconds until something changes (None: nothing will) and returns then, or
    earlier with what the user asks.
    """
    runner.begin()
    while not runner.view.ended:
        for command in wait(runner.seconds_to_next()):
            runner.send(command)
        runner.wake()
