"""The side of the current step, in letters that can be read from two metres away."""

from __future__ import annotations

from acusession.tui.widgets.large_text import LargeText


class SideWord(LargeText):
    """One of "LEFT", "RIGHT" and "MIDDLE"."""

    DEFAULT_CSS = """
    SideWord { height: 3; }
    """
    SCALES = (2, 1)
