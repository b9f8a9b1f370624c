"""The first two rows of a screen: its name, facts about it, and a rule that is also a bar."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from acusession.console.text_width import shortened, width
from acusession.tui.widgets.bar import bar_text

_BETWEEN = 2
"""Cells between the name and the facts."""


class Head(Widget):
    """The name of a place on the left, facts on the right, and a rule below."""

    DEFAULT_CSS = """
    Head { height: 2; width: 1fr; padding: 0 2; }
    """

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self._title = name
        self._facts: tuple[str, ...] = ("",)
        self._done = 0.0

    def show(self, name: str, *facts: str, done: float = 0.0) -> None:
        """Show a name, one of the wordings of the facts (longest first), and the share done."""
        shown = name, facts or ("",), done
        if shown != (self._title, self._facts, self._done):
            self._title, self._facts, self._done = shown
            self.refresh()

    def render(self) -> Content:
        """Return the two rows; where there is no room, the facts are shorter, then the name."""
        cells = self.content_size.width
        room = cells - width(self._title) - _BETWEEN
        facts = next((each for each in self._facts if width(each) <= room), self._facts[-1])
        left = max(0, cells - width(facts) - _BETWEEN * bool(facts))
        title = shortened(self._title, left)
        gap = " " * (cells - width(title) - width(facts))
        done, rest = bar_text(self._done, cells)
        return Content.assemble(
            (title, "bold $primary"),
            gap,
            (facts, "$quiet"),
            "\n",
            (done, "$primary"),
            (rest, "$track"),
        )
