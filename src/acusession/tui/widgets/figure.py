"""The body with the point on it, drawn anew only when step or size change."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from acusession.body.draw import draw
from acusession.body.picture import Glyphs, Role, Run
from acusession.model import Point, Side


class Figure(Widget):
    """Where a point lies. Takes no room where there is no picture of it."""

    DEFAULT_CSS = """
    Figure { width: 1fr; height: 1fr; }
    Figure.-none { display: none; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"figure--{role}" for role in Role if role is not Role.OUTSIDE
    }

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own
        super().__init__(id=id)
        self._glyphs = glyphs
        self._spot: tuple[Point, Side] | None = None
        self._drawn: tuple[tuple[Point, Side], int, int] | None = None
        self._rows: tuple[tuple[Run, ...], ...] = ()

    def show(self, point: Point, side: Side) -> None:
        """Show the point on this side."""
        if self._spot != (point, side):
            self._spot = (point, side)
            self.set_class(point.figure is None, "-none")
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row of the picture."""
        rows = self._drawn_rows()
        if y >= len(rows):
            return Strip.blank(self.size.width, self.rich_style)
        return Strip([Segment(run.text, self._style(run)) for run in rows[y]], self.size.width)

    def _drawn_rows(self) -> tuple[tuple[Run, ...], ...]:
        if self._spot is not None and self._drawn != (self._spot, *self.size):
            self._drawn = (self._spot, *self.size)
            picture = draw(*self._spot, *self.size, self._glyphs)
            self._rows = () if picture is None else tuple(picture.runs())
        return self._rows

    def _style(self, run: Run) -> Style:
        if run.role is Role.OUTSIDE:
            return self.rich_style
        style = self.get_component_rich_style(f"figure--{run.role}")
        if run.on_skin:
            skin = self.get_component_rich_style(f"figure--{Role.SKIN}")
            return style + Style(bgcolor=skin.color)
        return style
