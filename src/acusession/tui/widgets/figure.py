"""The body with the point on it."""

from __future__ import annotations

from functools import partial

from acusession.body.draw import draw
from acusession.body.picture import Glyphs
from acusession.model import Point, Side
from acusession.tui.widgets.drawing import Drawing


class Figure(Drawing):
    """Where a point lies. Takes no room where there is no picture of it."""

    DEFAULT_CSS = """
    Figure.-none { display: none; }
    """

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own
        super().__init__(id=id)
        self._glyphs = glyphs
        self._spot: tuple[Point, Side] | None = None

    def show(self, point: Point, side: Side) -> None:
        """Show the point on this side."""
        if self._spot != (point, side):
            self._spot = (point, side)
            self.set_class(point.figure is None, "-none")
            self.show_drawn(partial(draw, point, side, glyphs=self._glyphs))
