"""Where an unfinished session stands, and what was done in a finished one, in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acusession.domain.phrases import minutes_words, seconds_words, step_name
from acusession.session.events import Outcome

if TYPE_CHECKING:  # a face that only sums up does not load what reads the record
    from acusession.record.resume import ResumableSession
    from acusession.session.events import StepRecord


def describe_progress(unfinished: ResumableSession) -> str:
    """Where an unfinished session stands: routine, step, point, side and the time left."""
    plan, step = unfinished.plan, unfinished.step
    return (
        f"{plan.name}, step {unfinished.progress.index + 1} of {len(plan.steps)}: "
        f"{step_name(step)}, {seconds_words(unfinished.seconds_left)} left"
    )


def summarize(records: tuple[StepRecord, ...]) -> str:
    """What was done, in one sentence; what was skipped or never begun is told as not done."""
    count = dict.fromkeys(Outcome, 0)
    for record in records:
        count[record.outcome or Outcome.SKIPPED] += 1
    parts = [f"{count[Outcome.COMPLETED]} of {len(records)} steps done"]
    if count[Outcome.PARTIAL]:
        parts.append(f"{count[Outcome.PARTIAL]} in part")
    if count[Outcome.SKIPPED]:
        parts.append(f"{count[Outcome.SKIPPED]} not done")
    pressed = sum(record.pressed for record in records)
    # Rounded down: what was not pressed to its end is not told as if it were.
    time = minutes_words(int(pressed + 1e-6))
    return f"That was it: {', '.join(parts)}; {time} on the points in all."
