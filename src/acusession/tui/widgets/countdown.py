"""The countdown: digits to be read from two metres, repainted only where they change."""

from __future__ import annotations

from itertools import pairwise

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from acusession.tui.widgets.digits import GAP, digit_rows, height, width


class Countdown(Widget):
    """A clock such as "0:42" in large digits, centred; as large as the room allows, or as text.

    Textual's own `Digits` are three rows high and repaint as a whole.
    """

    DEFAULT_CSS = """
    Countdown { height: 5; width: 1fr; text-style: bold; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._text = ""

    def show(self, text: str) -> None:
        """Show `text`; what is the same as before is not painted again."""
        before, self._text = self._text, text
        if len(text) != len(before):
            self.refresh()
            return
        columns = self._columns()
        changed = [
            Region(start, 0, end - start, self.size.height)
            for (start, end), old, new in zip(columns, before, text, strict=True)
            if old != new
        ]
        if changed:
            self.refresh(*changed)

    @property
    def text(self) -> str:
        """What is shown."""
        return self._text

    def _scale(self) -> int:
        room = self.size
        fitting = (
            scale
            for scale in (2, 1)
            if height(scale) <= room.height and width(self._text, scale) <= room.width
        )
        return next(fitting, 0)

    def _columns(self) -> list[tuple[int, int]]:
        """From which cell to which each sign stands."""
        scale = self._scale()
        start = max(0, (self.size.width - width(self._text, scale)) // 2)
        starts = [start]
        for sign in self._text:
            starts.append(starts[-1] + len(digit_rows(sign, scale)[0]) + GAP * scale)
        return [(here, following - GAP * scale) for here, following in pairwise(starts)]

    def render_line(self, y: int) -> Strip:
        """One row of the digits."""
        scale, style = self._scale(), self.rich_style
        row = y - (self.size.height - height(scale)) // 2
        if not self._text or not 0 <= row < height(scale):
            return Strip.blank(self.size.width, style)
        cells = (" " * GAP * scale).join(digit_rows(sign, scale)[row] for sign in self._text)
        left = max(0, (self.size.width - len(cells)) // 2)
        line = (" " * left + cells).ljust(self.size.width)[: self.size.width]
        return Strip([Segment(line, style)], self.size.width)
