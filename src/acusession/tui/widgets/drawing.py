"""A picture made of cells, drawn again only when it or the size changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from acusession.body.drawing.picture import Picture, Role, Run

Draw = Callable[[int, int], Picture | None]
"""Returns the picture for a width and a height in cells; None if they are too small."""


class Drawing(Widget):
    """Shows the picture that `draw` returns; empty if there is none."""

    DEFAULT_CSS = """
    Drawing { width: 1fr; height: 1fr; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"drawing--{role}" for role in Role if role is not Role.OUTSIDE
    }

    def __init__(self, draw: Draw | None = None, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._draw = draw
        self._drawn: tuple[Draw | None, int, int] | None = None
        self._rows: tuple[tuple[Run, ...], ...] = ()

    def show_drawn(self, draw: Draw) -> None:
        """Show another picture."""
        self._draw = draw
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return one row of the picture."""
        rows = self._current_rows()
        if y >= len(rows):
            return Strip.blank(self.size.width, self.rich_style)
        return Strip([Segment(run.text, self._style(run)) for run in rows[y]], self.size.width)

    def _current_rows(self) -> tuple[tuple[Run, ...], ...]:
        wanted = (self._draw, *self.size)
        if self._drawn != wanted:
            self._drawn = wanted
            picture = None if self._draw is None else self._draw(*self.size)
            self._rows = () if picture is None else tuple(picture.runs())
        return self._rows

    def _style(self, run: Run) -> Style:
        if run.role is Role.OUTSIDE:
            return self.rich_style
        style = self.get_component_rich_style(f"drawing--{run.role}")
        if run.on_skin:
            skin = self.get_component_rich_style(f"drawing--{Role.SKIN}")
            return style + Style(bgcolor=skin.color)
        return style
