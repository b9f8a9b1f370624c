"""A recorder for the events of a session, and a clock that the test controls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from acusession.domain.model import Plan
from acusession.runtime import runner
from acusession.runtime.runner import Listener, Runner
from acusession.session.events import Event
from acusession.session.view import View
from tests.scripts import START


class Clock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> float:
        return self.now


class Recorder:
    """A listener that keeps every event."""

    def __init__(self) -> None:
        self.heard: list[Event] = []

    def hear(self, events: tuple[Event, ...], view: View) -> None:
        self.heard += events


def listen_in(patch: pytest.MonkeyPatch, clock: Clock) -> Recorder:
    """Return a recorder of all sessions opened from now on, in any face, which run by `clock`."""
    recorder = Recorder()

    def make(plan: Plan, listeners: Sequence[Listener], *args: Any, **more: Any) -> Runner:
        return Runner(plan, [*listeners, recorder], *args, clock=clock, **more)

    patch.setattr(runner, "Runner", make)
    return recorder
