"""A session whose clock the test controls."""

from collections.abc import Iterator
from typing import TypeVar

from acusession.domain.model import Plan
from acusession.session.commands import Command
from acusession.session.events import (
    Closed,
    Counted,
    Ended,
    Event,
    HalfWay,
    Phase,
    PostureChanged,
    PrepareStarted,
    PressStarted,
    SideSwitched,
    StepEnded,
)
from acusession.session.machine import advance, apply_command, begin
from acusession.session.state import Progress
from acusession.session.view import View, view_of
from tests.samples import small_plan

START = 1000.0
"""The instant at which the sessions begin."""

Kind = TypeVar("Kind", bound=Event)


class Driver:
    """Advances a session every second, as the runner does, and keeps all its events."""

    def __init__(
        self,
        plan: Plan | None = None,
        *,
        wait_for_go: bool = False,
        no_keyboard: bool = False,
        progress: Progress | None = None,
    ) -> None:
        self.now = START
        self.state, begun = begin(
            plan or small_plan(),
            START,
            wait_for_go=wait_for_go,
            no_keyboard=no_keyboard,
            progress=progress,
        )
        self.new_events: list[Event] = list(begun)

    @property
    def view(self) -> View:
        return view_of(self.state)

    def look_after(self, seconds: float) -> tuple[Event, ...]:
        """Advance the session once, after `seconds`."""
        self.now += seconds
        self.state, new = advance(self.state, self.now)
        self.new_events += new
        return new

    def wait(self, seconds: float) -> tuple[Event, ...]:
        """Let time pass, advancing at least every second."""
        before, until = len(self.new_events), self.now + seconds
        while self.now < until:
            self.look_after(min(1.0, until - self.now))
        return tuple(self.new_events[before:])

    def do(self, command: Command) -> tuple[Event, ...]:
        self.state, new = apply_command(self.state, command, self.now)
        self.new_events += new
        return new

    def finish(self) -> tuple[Event, ...]:
        """Let time pass until the session has ended."""
        before = len(self.new_events)
        while not self.state.ended:
            assert self.view.next_at is not None, "nothing will ever happen again"
            self.look_after(1.0)
        return tuple(self.new_events[before:])

    def told(self, kind: type[Kind]) -> list[Kind]:
        return [event for event in self.new_events if isinstance(event, kind)]


def planned_walk(plan: Plan, at: float) -> Iterator[Event]:
    """Yield the expected events, to the instant, of a session of `plan` without any command."""
    for index, step in enumerate(plan.steps):
        before = plan.steps[index - 1] if index else step
        if step.point.posture != before.point.posture:
            yield PostureChanged(at=at, index=index)
        if step.point == before.point and step.side != before.side:
            yield SideSwitched(at=at, index=index)
        yield PrepareStarted(at=at, index=index, seconds=step.prepare)
        for left in range(step.prepare - 1, 0, -1):
            yield Counted(at=at + step.prepare - left, index=index, phase=Phase.PREPARE, left=left)
        at += step.prepare
        yield PressStarted(at=at, index=index, seconds=step.press)
        half_told = step.press < 10
        for left in range(step.press - 1, 0, -1):
            if not half_told and left <= step.press / 2:
                half_told = True
                yield HalfWay(at=at + step.press / 2, index=index)
            yield Counted(at=at + step.press - left, index=index, phase=Phase.PRESS, left=left)
        at += step.press
        yield StepEnded(at=at, index=index, pressed=step.press)
    yield Closed(at=at, index=len(plan.steps) - 1, early=False, undo_seconds=0.0)


def without_end(new_events: list[Event]) -> list[Event]:
    """Return all events except the `Ended` that must be the last one."""
    assert isinstance(new_events[-1], Ended)
    return new_events[:-1]
