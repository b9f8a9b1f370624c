"""What this terminal can show."""

from __future__ import annotations

import os
import sys

from acusession.body.picture import Glyphs

_BARE = {"linux", "dumb"}
"""Terminals with a few hundred signs only."""


def shows_chinese() -> bool:
    """Whether Chinese characters will likely appear: a Unicode terminal that is no bare console."""
    return _is_unicode() and os.environ.get("TERM", "") not in _BARE


def figure_glyphs() -> Glyphs:
    """What the body is drawn with here."""
    if not shows_chinese():
        return Glyphs.ASCII
    return Glyphs.DOTS if os.environ.get("NO_COLOR") else Glyphs.BLOCKS


def _is_unicode() -> bool:
    encoding = (getattr(sys.__stdout__, "encoding", None) or "").lower()
    return encoding.startswith("utf")
