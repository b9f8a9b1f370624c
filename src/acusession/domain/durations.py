"""Durations as people write (`90`, `90s`, `1m30s`, `1:30`) and say them, and as a clock does."""

from __future__ import annotations

import math
import re
from typing import Final

_SECONDS = r"(?i)(?P<seconds>\d{1,6})\s*s?"
_MINUTES = r"(?i)(?P<minutes>\d{1,4})\s*m(?:in)?(?:\s*(?P<seconds>[0-5]?\d)\s*s)?"
_CLOCK = r"(?P<minutes>\d{1,4}):(?P<seconds>[0-5]\d)"

PATTERN = (
    r"^\s*(\d{1,6}\s*[sS]?|\d{1,4}:[0-5]\d"
    r"|\d{1,4}\s*[mM]([iI][nN])?(\s*[0-5]?\d\s*[sS])?)\s*$"
)
"""The same forms as one regular expression, for a JSON Schema."""

FORMS = "90, 90s, 1m30s or 1:30"


def parse_duration(text: str) -> int | None:
    """Return a duration in whole seconds, or None if `text` is not a duration."""
    for form in (_SECONDS, _MINUTES, _CLOCK):
        if match := re.fullmatch(form, text.strip()):
            parts = match.groupdict(default="0")
            return 60 * int(parts.get("minutes", "0")) + int(parts["seconds"])
    return None


def format_clock(seconds: float) -> str:
    """Format seconds as a clock shows them, rounded up to whole seconds: "1:30"."""
    whole = ceil_seconds(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def duration_words(seconds: float) -> str:
    """Return a duration for people, rounded down: "45 s", "8 min", "4 h 16 min", "31 h"."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours >= _HOURS_ALONE or (hours and not minutes):
        return f"{hours} h"
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min" if minutes else f"{rest} s"


_HOURS_ALONE: Final = 10
"""Number of hours from which the minutes are omitted."""

_EPSILON: Final = 1e-6
"""Rounding error, in seconds, that must not count as another second."""


def ceil_seconds(seconds: float) -> int:
    """Round up to whole seconds; negative values become 0."""
    return max(0, math.ceil(seconds - _EPSILON))
