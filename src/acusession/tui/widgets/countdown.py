"""The countdown, in digits that can be read from two metres away."""

from __future__ import annotations

from acusession.tui.widgets.large_text import LargeText


class Countdown(LargeText):
    """A clock such as "0:42"; Textual's own `Digits` are always three rows high."""

    DEFAULT_CSS = """
    Countdown { height: 5; }
    """
    SCALES = (3, 2, 1)
