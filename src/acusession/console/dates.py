"""Dates and times of day as people say them, by the local clock of the time itself."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

_WEEK: Final = 7
"""Number of days after which a weekday alone would be ambiguous."""


def day_words(day: date, today: date) -> str:
    """Return the day for the head of a row: "today", "yesterday", "Mon 23 Nov"."""
    match (today - day).days:
        case 0:
            return "today"
        case 1:
            return "yesterday"
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day:%a} {day.day} {day:%b}{year}"


def time_words(time: datetime, now: datetime) -> str:
    """Return the time for a sentence: "today 07:58", "on Monday 17:13", "Mon 23 Nov 17:13"."""
    day, today = time.date(), now.date()
    is_recent = 1 < (today - day).days < _WEEK
    words = f"on {day:%A}" if is_recent else day_words(day, today)
    return f"{words} {time:%H:%M}"


_PARTS: Final = ((5, "night"), (12, "morning"), (18, "afternoon"), (22, "evening"), (24, "night"))
"""The hours at which the parts of a day end."""


def part_of_day(now: datetime) -> str:
    """Return the weekday and the part of the day: "Thursday evening"."""
    return f"{now:%A} {next(name for end, name in _PARTS if now.hour < end)}"
