"""A widget made of rows of cells, repainted only where they change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from acusession.tui.diff_compositor import CURSOR_MOVE_COST


class DiffedWidget(Widget):
    """A widget that repaints only the cells whose text changes; Textual's own repaint as a whole.

    A cell must not change its style without changing its text.
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._drawn: tuple[Size, Sequence[str]] = (Size(), ())

    def draw(self, size: Size) -> Sequence[str]:
        """Return the rows to show now, each as wide as the widget."""
        raise NotImplementedError

    def segments(self, row: str) -> list[Segment]:
        """Return a row in its style."""
        return [Segment(row, self.visual_style.rich_style)]

    def change(self) -> None:
        """Repaint the cells that differ from those drawn last."""
        size, (size_before, before) = self.size, self._drawn
        self._drawn = size, self.draw(size)
        if size == size_before:  # otherwise everything is painted anyway
            changed = [
                Region(first, y, end - first, 1)
                for y, (old, new) in enumerate(zip(before, self._drawn[1], strict=True))
                if old != new
                for first, end in _differing(old, new)
            ]
            if changed:
                self.refresh(*changed)

    def render_line(self, y: int) -> Strip:
        """Return one row."""
        if self._drawn[0] != self.size:
            self._drawn = self.size, self.draw(self.size)
        return Strip(self.segments(self._drawn[1][y]), self._drawn[0].width)


def _differing(old: str, new: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each differing run; runs closer than a cursor move are merged."""
    at = [index for index, (one, other) in enumerate(zip(old, new, strict=True)) if one != other]
    first = at[0]
    for here, following in zip(at, [*at[1:], None], strict=True):
        if following is None or len(new[here + 1 : following].encode()) > CURSOR_MOVE_COST:
            yield first, here + 1
            first = following or 0
