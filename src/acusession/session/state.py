"""The complete state of a session."""

from __future__ import annotations

from msgspec import Struct

from acusession.domain.model import Plan, Step
from acusession.session.events import Outcome, Phase, StepRecord


class Attempt(Struct, frozen=True):
    """One attempt at a step: seconds planned and seconds left."""

    planned: float
    left: float

    @property
    def pressed(self) -> float:
        """The seconds actually pressed."""
        return self.planned - self.left

    @property
    def is_completed(self) -> bool:
        """True if it ran to its end; only then is exactly nothing left."""
        return self.left == 0.0


class Preparation(Struct, frozen=True):
    """A preparation that was given up: its length and the time it had left, in seconds."""

    length: float
    left: float


class Progress(Struct, frozen=True, kw_only=True):
    """The part of a session that is needed to resume it later."""

    index: int
    attempts: tuple[tuple[Attempt, ...], ...]
    paused_seconds: float

    @classmethod
    def none(cls, plan: Plan) -> Progress:
        """Return the progress before the first step."""
        return cls(index=0, attempts=tuple(() for _ in plan.steps), paused_seconds=0.0)


class State(Struct, frozen=True, kw_only=True):
    """A session at the instant `now`.

    `since` is when the phase began or continued. `ends_at` is when it ends, None while nothing runs
    (paused, on hold, ended). `left` is the time the phase has left while nothing runs.
    `last_counted` is the last whole second announced. `resumes_at` is when a pause without a
    keyboard will end by itself.

    `is_pressed` means that the press of this step has started. `cautioned` has the ids of the
    points whose caution the voice has said, `cautioned_at` is when it will have said that of the
    current one, None if it does not. `given_up` is the preparation that `Found` ended, until that
    cannot be undone any more.
    """

    plan: Plan
    wait_for_go: bool
    no_keyboard: bool
    now: float
    index: int
    phase: Phase
    since: float
    length: float
    ends_at: float | None
    left: float
    last_counted: int
    half_way_fired: bool
    attempts: tuple[tuple[Attempt, ...], ...]
    paused_since: float | None = None
    resumes_at: float | None = None
    paused_seconds: float = 0.0
    last_key: tuple[str, float] | None = None
    is_pressed: bool = False
    cautioned: frozenset[str] = frozenset()
    cautioned_at: float | None = None
    given_up: Preparation | None = None
    ended: bool = False

    @property
    def step(self) -> Step:
        """The current step; at the closing, the last one that was current."""
        return self.plan.steps[self.index]

    @property
    def is_paused(self) -> bool:
        """True during a pause."""
        return self.paused_since is not None

    @property
    def is_counting(self) -> bool:
        """True while the countdown of a preparation, press or lead-in runs."""
        return self.ends_at is not None and self.phase is not Phase.CLOSING

    def left_at(self, now: float) -> float:
        """Return the seconds the phase has left at `now`."""
        return self.left if self.ends_at is None else self.ends_at - now

    @property
    def attempt(self) -> Attempt:
        """The current attempt, as of `now`."""
        stored = self.attempts[self.index][-1]
        if self.phase is Phase.PRESS and self.ends_at is not None:
            return Attempt(stored.planned, self.ends_at - self.now)
        return stored

    def with_attempt(self, attempt: Attempt) -> tuple[tuple[Attempt, ...], ...]:
        """Return all attempts, with the current one replaced."""
        return self.with_attempts((*self.attempts[self.index][:-1], attempt))

    def with_attempts(self, attempts: tuple[Attempt, ...]) -> tuple[tuple[Attempt, ...], ...]:
        """Return all attempts, with those of the current step replaced."""
        return (*self.attempts[: self.index], attempts, *self.attempts[self.index + 1 :])


def progress(state: State) -> Progress:
    """Return the progress as of `now`."""
    pausing = 0.0 if state.paused_since is None else state.now - state.paused_since
    return Progress(
        index=state.index,
        attempts=state.with_attempt(state.attempt),
        paused_seconds=state.paused_seconds + pausing,
    )


def records(state: State) -> tuple[StepRecord, ...]:
    """Return the record of each step so far; at the closing, the final one."""
    closing = state.phase is Phase.CLOSING
    steps = zip(state.plan.steps, state.with_attempt(state.attempt), strict=True)
    return tuple(record(step, tried, closing=closing) for step, tried in steps)


def record(step: Step, attempts: tuple[Attempt, ...], *, closing: bool) -> StepRecord:
    """Return the record of a step; with `closing`, a step without attempts counts as skipped."""
    pressed = sum(attempt.pressed for attempt in attempts)
    outcome: Outcome | None = None
    if any(attempt.is_completed for attempt in attempts):
        outcome = Outcome.COMPLETED
    elif pressed > 0:
        outcome = Outcome.PARTIAL
    elif attempts or closing:
        outcome = Outcome.SKIPPED
    planned = attempts[-1].planned if attempts else float(step.press)
    return StepRecord(planned=planned, pressed=pressed, outcome=outcome)
