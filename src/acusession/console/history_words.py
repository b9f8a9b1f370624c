"""The history in words: totals, what the ratings say, and single sessions.

Several wordings of one sentence come with the longest first.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from acusession.console.dates import time_words
from acusession.console.text_width import fitted, shortened
from acusession.domain.durations import duration_words
from acusession.domain.phrases import counted
from acusession.record.history import Entry, History
from acusession.record.statistics import Ratings

NO_PROOF: Final = (
    "These are your own ratings, not proof: pain varies on its own, and expecting relief changes "
    "how it feels."
)

FEW: Final = 5
"""Number of rated sessions below which the mean says nothing."""

_NAME: Final = 28
"""Maximum number of cells of a name within a sentence."""


def totals(history: History) -> str:
    """Return the totals in one sentence."""
    if not history.sessions:
        return "No session has been recorded yet."
    return (
        f"{counted(history.sessions, 'session')} on {counted(len(history.days), 'day')}, "
        f"{duration_words(history.pressed)} on the points."
    )


def total_facts(history: History) -> Sequence[str]:
    """Return wordings of the totals as facts."""
    sessions, days = counted(history.sessions, "session"), counted(len(history.days), "day")
    pressed = f"{duration_words(history.pressed)} pressed"
    return f"{sessions} · {days} · {pressed}", f"{sessions} · {days}", sessions


def answers(ratings: Ratings | None) -> Sequence[str]:
    """Return wordings of how the pain changed, "is it helping?" in one sentence."""
    if ratings is None:
        return (
            "Rate your pain with f before and at the end, and this line will say what changed.",
            "Rate your pain with f, and this line will say what changed.",
        )
    before, after = round(ratings.before, 1), round(ratings.after, 1)
    sessions = counted(ratings.count, "rated session")
    if ratings.count < FEW:
        return (
            f"Pain was {before:.1f} before and {after:.1f} after in {sessions}. "
            "That is too few to say more.",
            f"Pain was {before:.1f} before, {after:.1f} after: too few ratings to say more.",
        )
    if before == after:
        return (
            f"Pain stayed the same on average, {before:.1f} before and after, in {sessions}. "
            "That is no proof.",
            f"Pain stayed at {before:.1f} in {sessions}. No proof.",
        )
    changed = f"Pain {'fell' if after < before else 'rose'} by {abs(before - after):.1f}"
    return (
        f"{changed} on average, from {before:.1f} before to {after:.1f} after, in {sessions}. "
        "That is no proof.",
        f"{changed}, from {before:.1f} to {after:.1f}, in {sessions}. No proof.",
        f"{changed} in {sessions}. No proof.",
    )


def done_words(entry: Entry) -> str:
    """Return how many presses were completed: "all 12 presses", "11 of 12 presses"."""
    if entry.completed < entry.steps:
        return f"{entry.completed} of {entry.steps} press{'' if entry.steps == 1 else 'es'}"
    return {1: "1 press", 2: "both presses"}.get(entry.steps, f"all {entry.steps} presses")


def felt_words(entry: Entry) -> str:
    """Return the ratings: "5 to 3", "5 before", "3 after"; "" without any."""
    match entry.before, entry.after:
        case None, None:
            return ""
        case before, None:
            return f"{before} before"
        case None, after:
            return f"{after} after"
    return f"{entry.before} to {entry.after}"


def last_words(last: Entry, now: datetime) -> Sequence[str]:
    """Return wordings of the last session: its time, its name, and what was done."""
    time, name = time_words(last.started, now), shortened(last.name, _NAME)
    felt = [f"pain {words}"] if (words := felt_words(last)) else []
    done, minutes = done_words(last), duration_words(last.pressed)
    parts: Sequence[Sequence[str]] = (
        (time, name, done, minutes, *felt),
        (time, name, done, *felt),
        (time, name, *felt),
        (time, name),
        (time,),
    )
    return tuple(dict.fromkeys(f"Last  {' · '.join(each)}" for each in parts))


def entry_words(entry: Entry) -> str:
    """Return one session as a row."""
    done = f"{entry.completed} of {entry.steps} steps"
    felt = f"pain {words}" if (words := felt_words(entry)) else ""
    return (
        f"{entry.started:%Y-%m-%d %H:%M}  {fitted(entry.name, 16)} {done:15} "
        f"{duration_words(entry.pressed):>10}  {felt}"
    ).rstrip()
