"""The classes a screen has by the size of the terminal, for its very first frame too.

Textual puts them on after that frame, which is then laid out and drawn once more, and seen to jump.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.app import App
from textual.screen import Screen


def apply_breakpoints(screen: Screen[Any], app: App[Any]) -> None:
    """Put the classes on a screen that is not shown yet."""
    across = screen.HORIZONTAL_BREAKPOINTS or app.HORIZONTAL_BREAKPOINTS or []
    down = screen.VERTICAL_BREAKPOINTS or app.VERTICAL_BREAKPOINTS or []
    for cells, breakpoints in zip(app.size, (across, down), strict=True):
        screen.add_class(*_class_at(cells, breakpoints), update=False)


def _class_at(cells: int, breakpoints: Sequence[tuple[int, str]]) -> Sequence[str]:
    return [name for least, name in sorted(breakpoints) if least <= cells][-1:]
