"""Breakpoint classes (by terminal size) that are set before a screen's first frame.

Textual sets them after that frame, so the screen is laid out twice and visibly jumps.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.app import App
from textual.screen import Screen


ACROSS = [(0, "-narrow"), (72, "-normal"), (110, "-wide"), (170, "-broad")]
"""Classes of the screens with the grid, by width in cells. From 72 on there are two columns."""

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


def apply_breakpoints(screen: Screen[Any], app: App[Any]) -> None:
    """Set the classes of a screen that is not shown yet."""
    across = screen.HORIZONTAL_BREAKPOINTS or app.HORIZONTAL_BREAKPOINTS or []
    down = screen.VERTICAL_BREAKPOINTS or app.VERTICAL_BREAKPOINTS or []
    for cells, breakpoints in zip(app.size, (across, down), strict=True):
        screen.add_class(*_class_at(cells, breakpoints), update=False)


def _class_at(cells: int, breakpoints: Sequence[tuple[int, str]]) -> Sequence[str]:
    return [name for least, name in sorted(breakpoints) if least <= cells][-1:]
