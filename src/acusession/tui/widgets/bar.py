"""A progress bar one row high."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.geometry import Size

from acusession.tui.widgets.diffed_widget import DiffedWidget

_DONE, _HALF, _TRACK = "━", "╸", "─"
"""A thick and a thin line, so that the bar is clear without colour."""

_STEPS = 10
"""Number of steps in which a bar grows when animations are off."""


class Bar(DiffedWidget):
    """A progress bar from 0 to 1.

    Textual's `ProgressBar` lays out and repaints three widgets at each step.
    """

    DEFAULT_CSS = """
    Bar { height: 1; width: 1fr; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--done", "bar--track"}

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._done = 0.0

    def show(self, done: float) -> None:
        """Show the share that is done."""
        self._done = min(max(done, 0.0), 1.0)
        self.change()

    def draw(self, size: Size) -> list[str]:
        """Return the bar; when animations are off, it grows in steps."""
        still = self.app.animation_level == "none"
        done = int(self._done * _STEPS) / _STEPS if still else self._done
        return ["".join(bar_text(done, size.width))] * size.height

    def segments(self, row: str) -> list[Segment]:
        """Return the part that is done, and the rest."""
        left = row.lstrip(_DONE + _HALF)
        return [
            Segment(row[: len(row) - len(left)], self.get_component_rich_style("bar--done")),
            Segment(left, self.get_component_rich_style("bar--track")),
        ]


def bar_text(done: float, cells: int) -> tuple[str, str]:
    """Return the two parts of a bar `cells` long: what is done (0 to 1), and the rest."""
    whole, half = divmod(int(done * cells * 2), 2)
    return _DONE * whole + _HALF * half, _TRACK * (cells - whole - half)
