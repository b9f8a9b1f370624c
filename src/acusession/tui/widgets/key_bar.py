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

_MARGINS = ((50, 2, 2), (24, 1, 0), (0, 0, 0))
"""From which width in cells on there are how many cells before the keys, and after them."""

_WIDEST = 168
"""Maximum width of the row in cells; on a wider screen it is centred, like everything else."""


_FEW = 3
"""The number of hints up to which `?` loses its label if one more hint fits then."""


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


BACK = Hint("esc", "back", "escape")
"""The key that leaves a dialog."""

SCROLL = Hint("↑↓", "scroll", "down", 1)
"""The keys that scroll a dialog."""


class KeyBar(Widget):
    """Keys and what they do. Those that do not fit are omitted, but never the first of all ranks.

    Textual's `Footer` mounts a widget for each key again whenever a label changes, and clips the
    row if it does not fit.
    """

    DEFAULT_CSS = """
    KeyBar { height: 1; width: 1fr; dock: bottom; }
    """

    def __init__(self, *hints: Hint) -> None:
        super().__init__()
        self._hints = hints

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
        before, after = self._margins
        room = self.size.width - before - after
        hints = _fitted(self._hints, room)
        if len(hints) <= _FEW:
            bare = _fitted([_bare(hint) for hint in self._hints], room)
            hints = bare if len(bare) > len(hints) else hints
        widths = (width(hint.text) + _MORE for hint in hints[:-1])
        starts = accumulate(widths, initial=before)
        return list(zip(starts, hints, strict=True)) if hints else []

    @property
    def _margins(self) -> tuple[int, int]:
        beyond = max(0, (self.size.width - _WIDEST) // 2)
        return next(
            (before + beyond, after + beyond)
            for least, before, after in _MARGINS
            if self.size.width >= least
        )

    def render(self) -> Content:
        """Return the keys in one row."""
        parts: list[Content | tuple[str, str]] = [(" " * self._margins[0], "")]
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


def _fitted(hints: Sequence[Hint], room: int) -> list[Hint]:
    """Return the hints that fit in so many cells."""
    kept = list(hints)
    while len(kept) > 1 and _width(kept) > room:
        highest = max(hint.rank for hint in kept)
        kept.remove(next(hint for hint in reversed(kept) if hint.rank == highest))
    return kept


def _bare(hint: Hint) -> Hint:
    """Return the hint; that of `?`, which most people know, without its label."""
    return Hint(hint.shown, "", hint.key, hint.rank) if hint.shown == "?" else hint


def _width(hints: Sequence[Hint]) -> int:
    return sum(width(hint.text) for hint in hints) + _MORE * (len(hints) - 1)
