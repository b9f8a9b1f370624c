"""An independent account of a session, kept from its events alone."""

from acusession.domain.model import Plan
from acusession.session.events import (
    Adjusted,
    CautionStarted,
    Closed,
    Ended,
    Event,
    HalfWay,
    HoldStarted,
    Paused,
    Phase,
    PointFound,
    PrepareStarted,
    PressContinued,
    PressStarted,
    Restarted,
    Resumed,
    Skipped,
    StepEnded,
    StepEvent,
    WentBack,
)

WHISKER = 1e-6
"""Tolerance in seconds for the rounding of instants."""

MILLISECOND = 1e-3


def near(one: float, other: float, within: float = WHISKER) -> bool:
    return abs(one - other) <= within


class CautionTally:
    """Keeps which cautions have been said in full, from the events alone.

    `saying` is the instant at which the caution being said is over.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.said: set[str] = set()
        self.saying: tuple[str, float] | None = None
        self.is_as_planned = True

    def hear(self, event: Event) -> None:
        match event:
            case PressStarted(index=index):
                step = self.plan.steps[index]
                self._over(event.at)
                assert not step.caution or step.point.id in self.said, "pressed without caution"
            case PrepareStarted(index=index):
                step = self.plan.steps[index]
                self._over(event.at)
                if step.cautioned_after and self.is_as_planned:
                    self.saying = step.point.id, event.at + step.cautioned_after
            case CautionStarted(index=index):
                step = self.plan.steps[index]
                self._over(event.at)
                assert step.caution
                assert step.point.id not in self.said, "a caution was said twice"
                self.saying = step.point.id, event.at + step.caution
            case (
                HoldStarted()
                | PointFound()
                | Paused()
                | Skipped()
                | Restarted()
                | WentBack()
                | Closed()
            ):
                self._over(event.at)
        if isinstance(event, WentBack | PrepareStarted):
            self.is_as_planned = not isinstance(event, WentBack)

    def _over(self, at: float) -> None:
        # Compared exactly, since the machine adds the same two numbers.
        if self.saying is not None and self.saying[1] <= at:
            self.said.add(self.saying[0])
        self.saying = None


class Tally:
    """Checks the events of one session against each other.

    `remainder` is the time each step has left, `pressed` the time its press ran, both in seconds.
    `finding` is the preparation that runs: its start and the seconds it had left then. `found` is
    the preparation that the user's last event gave up: the seconds it had left.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.at = float("-inf")
        self.index = 0
        self.remainder = [float(step.press) for step in plan.steps]
        self.planned = [float(step.press) for step in plan.steps]
        self.pressed = [0.0] * len(plan.steps)
        self.pressing_since: float | None = None
        self.paused: Paused | None = None
        self.half_way_told = False
        self.closed: Closed | None = None
        self.ended: Ended | None = None
        self.cautions = CautionTally(plan)
        self.finding: tuple[float, float] | None = None
        self.found: float | None = None

    def hear(self, event: Event) -> None:
        assert event.at >= self.at, "events are out of order"
        assert self.ended is None, "an event after the end"
        self.at = event.at
        self.cautions.hear(event)
        match event:
            case WentBack(index=index, to=to):
                self._stop_pressing(event.at)
                undone = self.closed is not None
                if to == index and index > 0 and not undone:
                    assert self.found is not None, "back to the same step without a point found"
                    undone = True
                assert index == self.index
                assert to == (index if undone else max(0, index - 1))
                self.index, self.closed, self.paused = to, None, None
            case Ended():
                assert self.closed is not None, "the session ended without the closing"
                self.ended = event
            case StepEvent():
                self._hear_of_step(event)

    def _hear_of_step(self, event: StepEvent) -> None:
        assert event.index == self.index
        match event:
            case PointFound():
                assert self.paused is None
                assert self.finding is not None, "found outside a preparation"
                since, left = self.finding
                assert event.at - since >= 1 - WHISKER, "found in the first second"
                self.found, self.finding = left - (event.at - since), None
            case PrepareStarted(seconds=seconds):
                full = self.plan.steps[self.index].prepare
                assert seconds == full or near(seconds, self.found or 0.0, MILLISECOND)
                self.finding, self.found = (event.at, seconds), None
                if near(self.remainder[self.index], 0, 0.0):  # completed, so it starts again
                    self._begin_anew()
            case PressStarted(seconds=seconds):
                assert near(seconds, self.remainder[self.index], MILLISECOND)
                assert seconds > 0
                self.finding = None
                self.pressing_since, self.half_way_told = event.at, False
            case PressContinued(left=left):
                assert near(left, self.remainder[self.index], MILLISECOND)
                self.pressing_since = event.at
            case HalfWay():
                assert self.pressing_since is not None
                assert not self.half_way_told, "half-way announced twice"
                assert self.left_at(event.at) <= self.planned[self.index] / 2 + WHISKER
                self.half_way_told = True
            case StepEnded(pressed=pressed):
                assert near(pressed, self.planned[self.index], MILLISECOND)
                self._stop_pressing(event.at)
                assert near(self.remainder[self.index], 0, MILLISECOND)
                self.remainder[self.index] = 0.0
                self._onward()
            case Skipped(left=left):
                self._stop_pressing(event.at)
                self.paused = None
                assert near(left, self.remainder[self.index])
                self._onward()
            case Restarted():
                self._stop_pressing(event.at)
                self.paused = None
                self._begin_anew()
            case Adjusted(phase=phase, seconds=seconds, left=left):
                assert seconds > 0 or left >= 3 - WHISKER
                self.found = None
                if self.finding is not None:
                    self.finding = self.finding[0], self.finding[1] + seconds
                self.paused = None  # the time left has changed; the pause itself may continue
                if phase is Phase.PRESS:
                    self.remainder[self.index] += seconds
                    self.planned[self.index] += seconds
                    assert near(left, self.left_at(event.at))
            case Paused():
                self._stop_pressing(event.at)
                self.paused, self.finding, self.found = event, None, None
                if event.phase is Phase.PRESS:
                    assert near(event.left, self.remainder[self.index])
            case Resumed(left=left):
                if self.paused is not None:
                    assert left == self.paused.left, "a pause changed the time left"
                self.paused = None
                if event.phase is Phase.PREPARE:
                    self.finding = event.at, left
            case Closed():
                self._stop_pressing(event.at)
                self.closed = event

    def left_at(self, now: float) -> float:
        """Return the seconds the press of the current step has left."""
        running = now - self.pressing_since if self.pressing_since is not None else 0.0
        return self.remainder[self.index] - running

    def pressed_at(self, now: float) -> list[float]:
        """Return the seconds each press has run."""
        running = now - self.pressing_since if self.pressing_since is not None else 0.0
        return [
            pressed + (running if index == self.index else 0.0)
            for index, pressed in enumerate(self.pressed)
        ]

    def _begin_anew(self) -> None:
        full = float(self.plan.steps[self.index].press)
        self.remainder[self.index] = self.planned[self.index] = full

    def _stop_pressing(self, at: float) -> None:
        if self.pressing_since is not None:
            ran = at - self.pressing_since
            assert ran <= self.remainder[self.index] + WHISKER, "pressed longer than planned"
            self.pressed[self.index] += ran
            self.remainder[self.index] -= ran
        self.pressing_since = None

    def _onward(self) -> None:
        self.index = min(self.index + 1, len(self.plan.steps) - 1)
