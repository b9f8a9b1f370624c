"""The last row: which keys do what just now. Each can be clicked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from textual.content import Content
from textual.events import Click
from textual.widget import Widget

_MORE = 2
"""Blank cells between two keys."""

_ALWAYS = 2
"""How many keys at the end of the row are shown however little room there is."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A key as shown, what it does now, and the key to press for a click on it."""

    shown: str
    label: str
    key: str

    @property
    def width(self) -> int:
        """Cells it takes."""
        return len(self.shown) + 1 + len(self.label)


class KeyBar(Widget):
    """Keys and what they do, the first the most important; what has no room is left out.

    Textual's `Footer` mounts a widget for each key anew whenever a label changes, and clips what
    has no room.
    """

    DEFAULT_CSS = """
    KeyBar { height: 1; width: 1fr; dock: bottom; padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._hints: tuple[Hint, ...] = ()

    def show(self, hints: Sequence[Hint]) -> None:
        """Show these keys; the last two always, the others as there is room."""
        if tuple(hints) != self._hints:
            self._hints = tuple(hints)
            self.refresh()

    @property
    def text(self) -> str:
        """What is shown, as text."""
        return self.render().plain

    def _fitting(self) -> list[tuple[int, Hint]]:
        """The hints that fit, each with the cell where it begins."""
        hints = list(self._hints)
        while len(hints) > _ALWAYS and _width(hints) > self.content_size.width:
            del hints[-_ALWAYS - 1]
        starts = accumulate((hint.width + _MORE for hint in hints[:-1]), initial=0)
        return list(zip(starts, hints, strict=True)) if hints else []

    def render(self) -> Content:
        """The keys in one row."""
        parts: list[Content | tuple[str, str]] = []
        for at, hint in self._fitting():
            if at:
                parts.append((" " * _MORE, ""))
            parts += [(hint.shown, "bold $accent"), (" " + hint.label, "")]
        return Content.assemble(*parts)

    def on_click(self, event: Click) -> None:
        """Press the key one clicked on."""
        x = event.x - self.gutter.left
        for at, hint in self._fitting():
            if at <= x < at + hint.width:
                self.app.simulate_key(hint.key)


def _width(hints: Sequence[Hint]) -> int:
    return sum(hint.width for hint in hints) + _MORE * (len(hints) - 1)
