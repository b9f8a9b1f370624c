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

_MARGIN_FROM = 24
"""Width in cells from which there is a space before the keys and after them."""

_WIDEST = 168
"""Maximum width of the row in cells; on a wider screen it is centred, like everything else."""


class Hint(Struct, frozen=True):
    """A key as shown, what it does now, and the key that a click on it presses."""

    shown: str
    label: str
    key: str

    @property
    def width(self) -> int:
        """The width in cells."""
        return width(self.shown) + 1 + width(self.label)


class KeyBar(Widget):
    """Keys and what they do. Keys that do not fit are omitted, but never the first one.

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
        """Show these keys; in a narrow row those in the middle are omitted first."""
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
            # Those in the middle go first, then the last two, one of which shows all keys.
            del hints[-3 if len(hints) > 3 else 1]
        widths = (hint.width + _MORE for hint in hints[:-1])
        starts = accumulate(widths, initial=self._margin)
        return list(zip(starts, hints, strict=True)) if hints else []

    @property
    def _margin(self) -> int:
        return int(self.size.width >= _MARGIN_FROM) + max(0, (self.size.width - _WIDEST) // 2)

    def render(self) -> Content:
        """Return the keys in one row."""
        parts: list[Content | tuple[str, str]] = [(" " * self._margin, "")]
        for number, (_, hint) in enumerate(self._fitting()):
            if number:
                parts.append((" " * _MORE, ""))
            parts += [(hint.shown, "bold $accent"), (" " + hint.label, "")]
        return Content.assemble(*parts)

    def on_click(self, event: Click) -> None:
        """Press the key that was clicked."""
        for at, hint in self._fitting():
            if at <= event.x < at + hint.width:
                self.app.simulate_key(hint.key)


def _width(hints: Sequence[Hint]) -> int:
    return sum(hint.width for hint in hints) + _MORE * (len(hints) - 1)
