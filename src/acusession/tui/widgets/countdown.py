"""The countdown: digits to be read from two metres, repainted only where they change."""

from __future__ import annotations

from collections.abc import Iterator

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
        """Show `text`; cells that stay the same are not painted again."""
        before = self._lines()
        self._text = text
        changed = [
            Region(first, y, end - first, 1)
            for y, (old, new) in enumerate(zip(before, self._lines(), strict=True))
            for first, end in _differing(old, new)
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

    def render_line(self, y: int) -> Strip:
        """One row of the digits."""
        return Strip([Segment(self._lines()[y], self.rich_style)], self.size.width)

    def _lines(self) -> list[str]:
        """Every row, as wide as the widget."""
        scale, (across, down) = self._scale(), self.size
        top = max(0, (down - height(scale)) // 2)
        left = max(0, (across - width(self._text, scale)) // 2)
        rows = [""] * down
        for row in range(min(height(scale), down) if self._text else 0):
            cells = (" " * GAP * scale).join(digit_rows(sign, scale)[row] for sign in self._text)
            rows[top + row] = " " * left + cells
        return [row.ljust(across)[:across] for row in rows]


def _differing(old: str, new: str) -> Iterator[tuple[int, int]]:
    """From which cell to which two rows differ, as one stretch."""
    at = [index for index, (one, other) in enumerate(zip(old, new, strict=True)) if one != other]
    if at:
        yield at[0], at[-1] + 1
