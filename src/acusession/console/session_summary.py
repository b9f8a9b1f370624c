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
    """Summarize what was done, without a capital or full stop: "all 12 presses, 9 minutes"."""
    outcomes = [record.outcome for record in records]
    done, partly = outcomes.count(Outcome.COMPLETED), outcomes.count(Outcome.PARTIAL)
    presses = counted(len(records), "press")
    share = f"all {presses}" if done == len(records) > 2 else f"{done} of {presses}"
    more = f" and part of {partly} more" if partly else ""
    # Rounded down, so that an unfinished press does not look complete.
    seconds = int(sum(record.pressed for record in records) + 1e-6)
    return f"{share}{more}, {minutes_words(_rounded(seconds))}"


_LONG = 300
"""Seconds from which only whole minutes are of interest."""


def _rounded(seconds: int) -> int:
    return seconds - seconds % 60 if seconds >= _LONG else seconds
