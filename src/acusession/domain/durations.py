"""Durations: as people write them (`90`, `90s`, `1m30s`, `1:30`), and as a clock shows them."""

from __future__ import annotations

import math
import re
from typing import Final

_SECONDS = re.compile(r"(?P<seconds>\d{1,6})\s*s?", re.IGNORECASE)
_MINUTES = re.compile(r"(?P<minutes>\d{1,4})\s*m(?:in)?(?:\s*(?P<seconds>[0-5]?\d)\s*s)?", re.I)
_CLOCK = re.compile(r"(?P<minutes>\d{1,4}):(?P<seconds>[0-5]\d)")

PATTERN = (
    r"^\s*(\d{1,6}\s*[sS]?|\d{1,4}:[0-5]\d"
    r"|\d{1,4}\s*[mM]([iI][nN])?(\s*[0-5]?\d\s*[sS])?)\s*$"
)
"""The same forms as one regular expression for a JSON Schema."""

FORMS = "90, 90s, 1m30s or 1:30"


def parse_duration(text: str) -> int | None:
    """Read a duration into whole seconds; None if `text` is none."""
    for form in (_SECONDS, _MINUTES, _CLOCK):
        if match := form.fullmatch(text.strip()):
            parts = match.groupdict(default="0")
            return 60 * int(parts.get("minutes", "0")) + int(parts["seconds"])
    return None


def format_clock(seconds: float) -> str:
    """Seconds as a clock shows them, a begun second counted whole: "1:30"."""
    whole = ceil_seconds(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


_EPSILON: Final = 1e-6
"""What rounding may add to a second that is over."""


def ceil_seconds(seconds: float) -> int:
    """A time in whole seconds, a begun second counted whole; never below zero."""
    return max(0, math.ceil(seconds - _EPSILON))
