"""A text in digits or letters that can be read from two metres away."""

from __future__ import annotations

from typing import ClassVar

from textual.geometry import Size

from acusession.tui.widgets.diffed_widget import DiffedWidget
from acusession.tui.widgets.digits import GAP, digit_rows, height, width


class LargeText(DiffedWidget):
    """A text, centred, in the largest of the `SCALES` that fits, or as plain text."""

    DEFAULT_CSS = """
    LargeText { width: 1fr; text-style: bold; }
    """
    SCALES: ClassVar[tuple[int, ...]] = (1,)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._text = ""

    def show(self, text: str) -> None:
        """Show `text`."""
        if text != self._text:
            self._text = text
            self.change()

    @property
    def text(self) -> str:
        """The text that is shown."""
        return self._text

    def draw(self, size: Size) -> list[str]:
        """Return the rows of large characters."""
        scale, (across, down) = self._scale(size), size
        high = height(self._text, scale)
        top = max(0, (down - high) // 2)
        left = max(0, (across - width(self._text, scale)) // 2)
        rows = [""] * down
        for row in range(min(high, down) if self._text else 0):
            cells = (" " * GAP * scale).join(digit_rows(sign, scale)[row] for sign in self._text)
            rows[top + row] = " " * left + cells
        return [row.ljust(across)[:across] for row in rows]

    def _scale(self, room: Size) -> int:
        fitting = (
            scale
            for scale in self.SCALES
            if height(self._text, scale) <= room.height and width(self._text, scale) <= room.width
        )
        return next(fitting, 0)
