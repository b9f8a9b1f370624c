"""What this terminal can show."""

from __future__ import annotations

import os
import sys


def shows_chinese() -> bool:
    """Whether Chinese characters will likely appear: a Unicode terminal that is no bare console."""
    encoding = (getattr(sys.__stdout__, "encoding", None) or "").lower()
    return encoding.startswith("utf") and os.environ.get("TERM", "") not in {"linux", "dumb"}
