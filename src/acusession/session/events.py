"""The events of a session, each with `at`, the instant it was due.

An event of a step has the step's `index` in the plan. All durations are in seconds.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Phase(StrEnum):
    """The phase of a step, or the closing of the session."""

    PREPARE = "prepare"
    HOLD = "hold"
    """The press waits for the user's command."""
    PRESS = "press"
    LEAD_IN = "lead-in"
    """The seconds before a press in which a hand returns to the point or a caution is said."""
    CLOSING = "closing"


class Outcome(StrEnum):
    """The outcome of a step."""

    COMPLETED = "completed"
    PARTIAL = "partial"
    SKIPPED = "skipped"


class StepRecord(Struct, frozen=True, kw_only=True):
    """The result of one step over all its attempts. Durations in seconds.

    `outcome` is None while the step has not started but still may.
    """

    planned: float
    pressed: float
    outcome: Outcome | None


class Event(Struct, frozen=True, kw_only=True):
    """Something that happened at the instant `at`."""

    at: float


class StepEvent(Event, frozen=True, kw_only=True):
    """Something that happened in the step `index`."""

    index: int


class PostureChanged(StepEvent, frozen=True, kw_only=True):
    """The step about to be prepared needs a different posture from the previous one."""


class SideSwitched(StepEvent, frozen=True, kw_only=True):
    """The step about to be prepared is the same point on the other side."""


class PrepareStarted(StepEvent, frozen=True, kw_only=True):
    """The time to find the point begins."""

    seconds: float


class HoldStarted(StepEvent, frozen=True, kw_only=True):
    """The preparation is over and the press waits for the user's command."""


class PointFound(StepEvent, frozen=True, kw_only=True):
    """The user has found the point; the press starts after a lead-in of `seconds`, which may be 0.

    The rest of the preparation is given up.
    """

    seconds: float


class CautionStarted(StepEvent, frozen=True, kw_only=True):
    """A lead-in begins in which the caution is said, since the preparation has not said it."""


class PressStarted(StepEvent, frozen=True, kw_only=True):
    """The press countdown begins, with the time that its attempt has left."""

    seconds: float


class PressContinued(StepEvent, frozen=True, kw_only=True):
    """The lead-in after a pause is over and the press continues."""

    left: float


class HalfWay(StepEvent, frozen=True, kw_only=True):
    """Half of the press is over."""


class Counted(StepEvent, frozen=True, kw_only=True):
    """The countdown of a phase passes a whole second."""

    phase: Phase
    left: int

    @property
    def is_last_seconds(self) -> bool:
        """True for the last three seconds of a press."""
        return self.phase is Phase.PRESS and self.left <= 3


class StepEnded(StepEvent, frozen=True, kw_only=True):
    """The press ran to its end."""

    pressed: float


class Paused(StepEvent, frozen=True, kw_only=True):
    """The countdown is paused.

    `gap` is the time for which the clock was not read (the machine slept or the process was
    stopped), 0 if the user paused. `resumes_in` is None unless the pause will end by itself.
    """

    phase: Phase
    left: float
    gap: float = 0.0
    resumes_in: float | None = None


class Resumed(StepEvent, frozen=True, kw_only=True):
    """The pause is over; `phase` is what follows: the preparation, or the lead-in of a press."""

    phase: Phase
    left: float


class Skipped(StepEvent, frozen=True, kw_only=True):
    """The step was skipped with `left` of its press still to do."""

    left: float


class WentBack(StepEvent, frozen=True, kw_only=True):
    """The user went back from step `index` to step `to`."""

    to: int


class Restarted(StepEvent, frozen=True, kw_only=True):
    """The step starts again at full time."""


class Adjusted(StepEvent, frozen=True, kw_only=True):
    """The phase was lengthened or shortened by `seconds`, to `left`."""

    phase: Phase
    seconds: float
    left: float


class Closed(StepEvent, frozen=True, kw_only=True):
    """The closing begins; after a skip of the last step it can be undone for `undo_seconds`.

    `early` means that the user left before the end.
    """

    early: bool
    undo_seconds: float


class Ended(Event, frozen=True, kw_only=True):
    """The session has ended and its record is final."""

    records: tuple[StepRecord, ...]
    paused_seconds: float
