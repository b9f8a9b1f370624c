"""A progress bar one row high, repainted only where it grows."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

_DONE, _HALF, _TRACK = "━", "╸", "─"
"""Thick and thin, so that the bar is told without colour."""


_STEPS = 10
"""In how many steps a bar grows that must not be seen moving."""


class Bar(Widget):
    """How much of something is done, from 0 to 1.

    Textual's `ProgressBar` lays out and repaints three widgets at each step.
    """

    DEFAULT_CSS = """
    Bar { height: 1; width: 1fr; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--done", "bar--track"}

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._done = 0.0
        self._painted = -1

    def show(self, done: float) -> None:
        """Show the share that is done."""
        self._done = min(max(done, 0.0), 1.0)
        before, now = self._painted, self._halves()
        if before < 0:
            self.refresh()
        elif now != before:
            first, last = sorted((before // 2, now // 2))
            self.refresh(Region(first, 0, last - first + 1, 1))

    def _halves(self) -> int:
        """How many halves of a cell are done; where nothing may move, only tenths are told."""
        still = self.app.animation_level == "none"
        done = int(self._done * _STEPS) / _STEPS if still else self._done
        return int(done * self.size.width * 2)

    def render_line(self, y: int) -> Strip:
        """The bar."""
        self._painted = self._halves()
        whole, half = divmod(self._painted, 2)
        done = _DONE * whole + _HALF * half
        segments = [
            Segment(done, self.get_component_rich_style("bar--done")),
            Segment(
                _TRACK * (self.size.width - len(done)), self.get_component_rich_style("bar--track")
            ),
        ]
        return Strip(segments, self.size.width)
