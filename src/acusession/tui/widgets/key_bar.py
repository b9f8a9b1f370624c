"""The last row: the keys that work now. Each can be clicked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct
from textual.content import Content
from textual.events import Click
from textual.widget import Widget

from acusession.console.text_width import width

_MORE = 2
"""Spaces between two keys."""

_MARGIN, _MARGIN_FROM = 2, 36
"""Cells before the keys and after them, and the width in cells from which there are any."""

_WIDEST = 168
"""Maximum width of the row in cells; on a wider screen it is centred, like everything else."""


class Hint(Struct, frozen=True):
    """A key as shown, what it does now, and the key that a click on it presses.

    Where there is no room, the hint with the highest `rank` is dropped first.
    """

    shown: str
    label: str
    key: str
    rank: int = 0

    @property
    def text(self) -> str:
        """The key and what it does."""
        return f"{self.shown} {self.label}".rstrip()


class KeyBar(Widget):
    """Keys and what they do. Those that do not fit are omitted, but never the first of all ranks.

    Textual's `Footer` mounts a widget for each key again whenever a label changes, and clips the
    row if it does not fit.
    """

    DEFAULT_CSS = """
    KeyBar { height: 1; width: 1fr; dock: bottom; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._hints: tuple[Hint, ...] = ()

    def show(self, hints: Sequence[Hint]) -> None:
        """Show these keys, in this order."""
        if tuple(hints) != self._hints:
            self._hints = tuple(hints)
            self.refresh()

    @property
    def text(self) -> str:
        """The row as text."""
        return self.render().plain

    def _fitting(self) -> list[tuple[int, Hint]]:
        """Return the hints that fit, each with the cell where it starts."""
        hints = list(self._hints)
        while len(hints) > 1 and _width(hints) > self.size.width - 2 * self._margin:
            highest = max(hint.rank for hint in hints)
            hints.remove(next(hint for hint in reversed(hints) if hint.rank == highest))
        widths = (width(hint.text) + _MORE for hint in hints[:-1])
        starts = accumulate(widths, initial=self._margin)
        return list(zip(starts, hints, strict=True)) if hints else []

    @property
    def _margin(self) -> int:
        margin = _MARGIN if self.size.width >= _MARGIN_FROM else 0
        return margin + max(0, (self.size.width - _WIDEST) // 2)

    def render(self) -> Content:
        """Return the keys in one row."""
        parts: list[Content | tuple[str, str]] = [(" " * self._margin, "")]
        for number, (_, hint) in enumerate(self._fitting()):
            if number:
                parts.append((" " * _MORE, ""))
            parts += [(hint.shown, "bold $accent"), (f" {hint.label}".rstrip(), "")]
        return Content.assemble(*parts)

    def on_click(self, event: Click) -> None:
        """Press the key that was clicked."""
        for at, hint in self._fitting():
            if at <= event.x < at + width(hint.text):
                self.app.simulate_key(hint.key)


def _width(hints: Sequence[Hint]) -> int:
    return sum(width(hint.text) for hint in hints) + _MORE * (len(hints) - 1)
