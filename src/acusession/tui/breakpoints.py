"""Breakpoint classes (by terminal size) that are set before a screen's first frame.

Textual sets them after that frame, so the screen is laid out twice and visibly jumps.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.app import App
from textual.geometry import Size
from textual.screen import Screen

TWO_COLUMNS, WIDE = 72, 110
"""Widths in cells from which there is a right column, and from which it has the whole height."""

ACROSS = [(0, "-narrow"), (TWO_COLUMNS, "-normal"), (WIDE, "-wide"), (170, "-broad")]
"""Classes of the screens with the grid, by width in cells."""

DOWN = [
    (0, "-flat"),
    (7, "-least"),
    (10, "-tiny"),
    (18, "-short"),
    (24, "-medium"),
    (34, "-tall"),
    (50, "-vast"),
]
"""Classes of the screens with the grid, by height in rows."""


WIDEST = 168
"""Maximum width of a screen in cells; on a wider terminal it is centred."""

_MARGINS = 4
"""Cells left and right of the main column."""

_ASIDES = {"-narrow": 0, "-normal": 30, "-wide": 50, "-broad": 50}
"""Width of the right column in cells; the style sheets say the same."""


def main_width(size: Size) -> int:
    """Return the width of the main column of the grid, in cells."""
    (across,), (down,) = _class_at(size.width, ACROSS), _class_at(size.height, DOWN)
    aside = 64 if (across, down) == ("-broad", "-vast") else _ASIDES[across]
    if down in {"-flat", "-least"}:
        aside = 0
    return min(size.width, WIDEST) - aside - _MARGINS


def apply_breakpoints(screen: Screen[Any], app: App[Any]) -> None:
    """Set the classes of a screen that is not shown yet."""
    across = screen.HORIZONTAL_BREAKPOINTS or app.HORIZONTAL_BREAKPOINTS or []
    down = screen.VERTICAL_BREAKPOINTS or app.VERTICAL_BREAKPOINTS or []
    for cells, breakpoints in zip(app.size, (across, down), strict=True):
        screen.add_class(*_class_at(cells, breakpoints), update=False)


def _class_at(cells: int, breakpoints: Sequence[tuple[int, str]]) -> Sequence[str]:
    return [name for least, name in sorted(breakpoints) if least <= cells][-1:]
