"""A frozen snapshot of a session, with all that a face needs to show it."""

from __future__ import annotations

from msgspec import Struct

from acusession.domain.durations import ceil_seconds
from acusession.domain.model import Plan, Step
from acusession.session.events import Phase, StepRecord
from acusession.session.machine import next_at
from acusession.session.state import Progress, State, progress, records


class View(Struct, frozen=True, kw_only=True):
    """A session at the instant `now`. All durations in seconds.

    `left` and `length` belong to the phase, `press_left` and `press_length` to the step's press,
    running or still to come. `session_left` is the time to the closing if no key is pressed.
    `next_at` is the next instant at which anything here changes, None if nothing will.
    `progress` is what is needed to resume the session later.
    """

    plan: Plan
    now: float
    index: int
    phase: Phase
    is_paused: bool
    resumes_at: float | None
    left: float
    length: float
    press_left: float
    press_length: float
    session_left: float
    next_at: float | None
    records: tuple[StepRecord, ...]
    progress: Progress
    ended: bool

    @property
    def step(self) -> Step:
        """The current step; at the closing, the last one that was current."""
        return self.plan.steps[self.index]

    @property
    def seconds_left(self) -> int:
        """The whole seconds the phase has left, rounded up as in a countdown."""
        return ceil_seconds(self.left)

    @property
    def countdown(self) -> int:
        """The whole seconds to show: what the phase has left, on hold the press to come."""
        return ceil_seconds(self.press_left if self.phase is Phase.HOLD else self.left)

    @property
    def is_finding(self) -> bool:
        """True while the user can say that the point is found, or start a press on hold."""
        return self.phase in {Phase.PREPARE, Phase.HOLD} and not self.is_paused

    @property
    def session_seconds_left(self) -> int:
        """The whole seconds the session has left, rounded up."""
        return ceil_seconds(self.session_left)

    @property
    def next_step(self) -> Step | None:
        """The step after this one; None at the last."""
        following = self.index + 1
        return self.plan.steps[following] if following < len(self.plan.steps) else None


def view_of(state: State) -> View:
    """Return the view of a state."""
    attempt = state.attempt
    left = state.left_at(state.now)
    return View(
        plan=state.plan,
        now=state.now,
        index=state.index,
        phase=state.phase,
        is_paused=state.is_paused,
        resumes_at=state.resumes_at,
        left=left,
        length=state.length,
        press_left=attempt.left,
        press_length=attempt.planned,
        session_left=_session_left(state, left),
        next_at=next_at(state),
        records=records(state),
        progress=progress(state),
        ended=state.ended,
    )


def _session_left(state: State, left: float) -> float:
    if state.phase is Phase.CLOSING:
        return 0.0
    here = left if state.phase is Phase.PRESS else left + state.attempt.left
    ahead = range(state.index + 1, len(state.plan.steps))
    return here + sum(_step_left(state, index) for index in ahead)


def _step_left(state: State, index: int) -> float:
    step, attempts = state.plan.steps[index], state.attempts[index]
    # Going back to a completed step starts it again, so no step ahead is completed.
    return step.prepare + (attempts[-1].left if attempts else step.press)
