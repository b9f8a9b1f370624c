"""What happens in a session, each with `at`, the instant it was due.

An event that belongs to a step carries its `index` in the plan. Every length and remainder is in
seconds.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Phase(StrEnum):
    """Where in a step, or in the session, one is."""

    PREPARE = "prepare"
    HOLD = "hold"
    """The press waits for the user's word."""
    PRESS = "press"
    LEAD_IN = "lead-in"
    """The three seconds between a resume and the press going on."""
    CLOSING = "closing"


class Outcome(StrEnum):
    """What became of a step."""

    COMPLETED = "completed"
    PARTIAL = "partial"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRecord:
    """What was done of one step, over all its attempts. Seconds.

    `outcome` is None as long as the step has not been begun and still may be.
    """

    planned: float
    pressed: float
    outcome: Outcome | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened at the instant `at`."""

    at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StepEvent(Event):
    """Something that happened in the step `index`."""

    index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PostureChanged(StepEvent):
    """The step about to be prepared needs another posture than the one before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideSwitched(StepEvent):
    """The step about to be prepared is the same point on the other side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrepareStarted(StepEvent):
    """Time to find the point begins."""

    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldStarted(StepEvent):
    """Prepared; the press waits for the user's word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PressStarted(StepEvent):
    """The press countdown begins, for as long as its attempt has left."""

    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PressContinued(StepEvent):
    """The lead-in is over and the press goes on."""

    left: float


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfWay(StepEvent):
    """Half of the press is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted(StepEvent):
    """The countdown of a phase passes a whole second."""

    phase: Phase
    left: int

    @property
    def is_last_seconds(self) -> bool:
        """One of the last three seconds of a press."""
        return self.phase is Phase.PRESS and self.left <= 3


@dataclass(frozen=True, slots=True, kw_only=True)
class StepEnded(StepEvent):
    """The press ran to its end."""

    pressed: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Paused(StepEvent):
    """The countdown stands still.

    `gap` is how long nobody looked at the clock (the machine slept, the process was stopped), or
    0 when the user asked. `resumes_in` is None unless the session will go on by itself.
    """

    phase: Phase
    left: float
    gap: float = 0.0
    resumes_in: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(StepEvent):
    """The session goes on; `phase` says with what: prepare, or the lead-in of a press."""

    phase: Phase
    left: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped(StepEvent):
    """The step was left with `left` of its press undone."""

    left: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WentBack(StepEvent):
    """From the step `index` back to the step `to`."""

    to: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Restarted(StepEvent):
    """The step begins anew at full time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjusted(StepEvent):
    """The phase was lengthened or shortened by `seconds`, to `left`."""

    phase: Phase
    seconds: float
    left: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed(StepEvent):
    """The closing has come: for good, or, after a skip of the last step, still undoable.

    `early` tells that the user left instead of going to the end.
    """

    early: bool
    undo_seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended(Event):
    """The session is over and its record final."""

    records: tuple[StepRecord, ...]
    paused_seconds: float
