"""A picture of the body with the point on it."""

from __future__ import annotations

from functools import partial

from acusession.body.drawing.picture import Glyphs
from acusession.domain.model import Point, Side
from acusession.tui.widgets.drawing import Drawing


class Figure(Drawing):
    """Shows where a point lies. Hidden if there is no picture of it.

    The first picture comes right after the first frame, so as not to delay it.
    """

    DEFAULT_CSS = """
    Figure.-none { display: none; }
    """

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own
        super().__init__(glyphs, id=id)
        self._spot: tuple[Point, Side] | None = None

    def show(self, point: Point, side: Side, *, at_once: bool = False) -> None:
        """Show the point on this side.

        With `at_once` the picture is made now, so that no text is painted before it. It takes up to
        40 ms.
        """
        if self._spot == (point, side):
            return
        is_first, self._spot = self._spot is None, (point, side)
        self.set_class(point.figure is None, "-none")
        if is_first:
            self.call_after_refresh(self._show_spot)
            return
        self._show_spot()
        if at_once:
            self.prepare()

    def _show_spot(self) -> None:
        """Show the current spot, which may have changed since this call was scheduled."""
        from acusession.body.drawing.scene import compose

        assert self._spot is not None
        self.show_scene(partial(compose, *self._spot))
