"""Drives the session, notifies its listeners, and is the only part that reads the clock."""

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
    """Return a clock in seconds that never goes back and keeps running while the machine sleeps."""
    if sys.platform == "linux":  # time.monotonic() stops here while the machine sleeps
        return lambda: time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":  # and here too, unlike CLOCK_MONOTONIC
        return lambda: time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic


now = _clock()


class Listener(Protocol):
    """A receiver of a session's events: a face, the sound, the record."""

    def hear(self, events: tuple[Event, ...], view: View) -> None:
        """Handle new events and the view after them.

        Must return at once; only the sound may take up to 30 ms, to start its cue.
        """


class Runner:
    """Runs one session.

    A listener that raises is disabled and reported as a sentence through `report`; the session
    continues. `progress` is where an earlier, interrupted run of the session stopped.
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
        """Send the first events to the listeners."""
        self._tell(self._first)
        self.wake()

    def wake(self) -> None:
        """Process everything that is due by now."""
        self._take(advance(self._state, self._clock()))

    def send(self, command: Command) -> None:
        """Apply a user's command now."""
        self._take(apply_command(self._state, command, self._clock()))

    def seconds_to_next(self) -> float | None:
        """Return the seconds until something changes by itself; None if nothing will."""
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
            except Exception as error:  # noqa: BLE001 - the session continues without the listener
                self._listeners.remove(listener)
                name = type(listener).__name__
                _log.exception("%s failed", name)
                self._report(f"{name} failed and was disabled ({error}). The session continues.")


def run(runner: Runner, wait: Callable[[float | None], Iterable[Command]]) -> None:
    """Run a session to its end.

    `wait` takes the seconds until something changes (None: nothing will). It returns after that
    time, or earlier with the user's commands.
    """
    runner.begin()
    while not runner.view.ended:
        for command in wait(runner.seconds_to_next()):
            runner.send(command)
        runner.wake()
