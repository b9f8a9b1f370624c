"""One-sentence summaries of unfinished and finished sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acusession.domain.phrases import counted, minutes_words, seconds_words, step_name
from acusession.session.events import Outcome

if TYPE_CHECKING:  # a summary does not need the modules that read the record
    from acusession.record.resume import ResumableSession
    from acusession.session.events import StepRecord


def describe_progress(unfinished: ResumableSession) -> str:
    """Describe an unfinished session: routine, step, point, side and the time left."""
    plan, step = unfinished.plan, unfinished.step
    return (
        f"{plan.name}, step {unfinished.progress.index + 1} of {len(plan.steps)}: "
        f"{step_name(step)}, {seconds_words(unfinished.seconds_left)} left"
    )


def summarize(records: tuple[StepRecord, ...]) -> str:
    """Summarize what was done; steps skipped or never started count as not done."""
    count = dict.fromkeys(Outcome, 0)
    for record in records:
        count[record.outcome or Outcome.SKIPPED] += 1
    parts = [f"{count[Outcome.COMPLETED]} of {counted(len(records), 'step')}"]
    if count[Outcome.PARTIAL]:
        parts.append(f"{count[Outcome.PARTIAL]} partly")
    if count[Outcome.SKIPPED]:
        parts.append(f"{count[Outcome.SKIPPED]} not done")
    pressed = sum(record.pressed for record in records)
    # Rounded down, so that an unfinished press does not look complete.
    time = minutes_words(int(pressed + 1e-6))
    return f"Done: {', '.join(parts)}; {time} on the points in total."
