"""Numbers to choose from, of which one is marked, each with the key that marks the next."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.widget import Widget

_BETWEEN = "   "
"""Between two choices in one row."""


class Choice(Struct, frozen=True):
    """Numbers to choose from, of which `chosen` is marked; the screen's `action` marks the next."""

    key: str
    name: str
    values: tuple[int, ...]
    chosen: int
    action: str
    unit: str = ""

    @property
    def content(self) -> Content:
        """The choice as text."""
        parts: list[str | tuple[str, str]] = [(self.key, "bold $accent"), f" {self.name}"]
        for value in self.values:
            style = "bold underline $accent" if value == self.chosen else "$quiet"
            parts += [" ", (str(value), style)]
        if self.unit:
            parts.append((f" {self.unit}", "$quiet"))
        return Content.assemble(*parts)


class Choices(Widget):
    """Choices in one row, or one below the other where they do not fit in it."""

    DEFAULT_CSS = """
    Choices { height: auto; text-wrap: nowrap; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._choices: tuple[Choice, ...] = ()

    def show(self, *choices: Choice) -> None:
        """Show these choices."""
        if self._choices != choices:
            self._choices = choices
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of rows."""
        return len(self._rows(width))

    def render(self) -> Content:
        """Return the rows."""
        return Content("\n").join(self._rows(self.content_size.width))

    def _rows(self, cells: int) -> Sequence[Content]:
        every = [choice.content for choice in self._choices]
        one = Content(_BETWEEN).join(every)
        return [one] if one.cell_length <= cells else every

    async def on_click(self, event: Click) -> None:
        """Mark the next number of the choice that was clicked."""
        at = event.y
        if len(self._rows(self.content_size.width)) < len(self._choices):
            ends = accumulate(
                choice.content.cell_length + len(_BETWEEN) for choice in self._choices
            )
            at = sum(event.x >= end for end in ends)
        if at < len(self._choices):
            await self.screen.run_action(self._choices[at].action)
