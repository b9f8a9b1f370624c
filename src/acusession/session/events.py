"""What happens in a session, each with `at`, the instant it was due.

An event that belongs to a step carries its `index` in the plan. Every length and remainder is in
seconds.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


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


class StepRecord(Struct, frozen=True, kw_only=True):
    """What was done of one step, over all its attempts. Seconds.

    `outcome` is None as long as the step has not been begun and still may be.
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
    """The step about to be prepared needs another posture than the one before."""


class SideSwitched(StepEvent, frozen=True, kw_only=True):
    """The step about to be prepared is the same point on the other side."""


class PrepareStarted(StepEvent, frozen=True, kw_only=True):
    """Time to find the point begins."""

    seconds: float


class HoldStarted(StepEvent, frozen=True, kw_only=True):
    """Prepared; the press waits for the user's word."""


class PressStarted(StepEvent, frozen=True, kw_only=True):
    """The press countdown begins, for as long as its attempt has left."""

    seconds: float


class PressContinued(StepEvent, frozen=True, kw_only=True):
    """The lead-in is over and the press goes on."""

    left: float


class HalfWay(StepEvent, frozen=True, kw_only=True):
    """Half of the press is over."""


class Counted(StepEvent, frozen=True, kw_only=True):
    """The countdown of a phase passes a whole second."""

    phase: Phase
    left: int

    @property
    def is_last_seconds(self) -> bool:
        """One of the last three seconds of a press."""
        return self.phase is Phase.PRESS and self.left <= 3


class StepEnded(StepEvent, frozen=True, kw_only=True):
    """The press ran to its end."""

    pressed: float


class Paused(StepEvent, frozen=True, kw_only=True):
    """The countdown stands still.

    `gap` is how long nobody looked at the clock (the machine slept, the process was stopped), or
    0 when the user asked. `resumes_in` is None unless the session will go on by itself.
    """

    phase: Phase
    left: float
    gap: float = 0.0
    resumes_in: float | None = None


class Resumed(StepEvent, frozen=True, kw_only=True):
    """The session goes on; `phase` says with what: prepare, or the lead-in of a press."""

    phase: Phase
    left: float


class Skipped(StepEvent, frozen=True, kw_only=True):
    """The step was left with `left` of its press undone."""

    left: float


class WentBack(StepEvent, frozen=True, kw_only=True):
    """From the step `index` back to the step `to`."""

    to: int


class Restarted(StepEvent, frozen=True, kw_only=True):
    """The step begins anew at full time."""


class Adjusted(StepEvent, frozen=True, kw_only=True):
    """The phase was lengthened or shortened by `seconds`, to `left`."""

    phase: Phase
    seconds: float
    left: float


class Closed(StepEvent, frozen=True, kw_only=True):
    """The closing has come: for good, or, after a skip of the last step, still undoable.

    `early` tells that the user left instead of going to the end.
    """

    early: bool
    undo_seconds: float


class Ended(Event, frozen=True, kw_only=True):
    """The session is over and its record final."""

    records: tuple[StepRecord, ...]
    paused_seconds: float
