"""A dialog with every key of a screen; each can be clicked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widget import Widget

from acusession.console.text_width import padded, width, wrapped
from acusession.tui.widgets.key_bar import Hint, KeyBar

_GAP = 2
"""Spaces between the keys and their descriptions."""


class KeyRow(Struct, frozen=True):
    """Keys as the user reads them, what they do, and the action that a click performs."""

    keys: str
    description: str
    action: str


class KeysScreen(ModalScreen[str]):
    """All keys with their descriptions. Dismissed with the action that was clicked, if any."""

    CSS_PATH = "modals.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q,enter,space", "dismiss", "back", id="keys.back"),
    ]

    def __init__(self, rows: Sequence[KeyRow]) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        """Lay out a line for each key."""
        column = max(width(row.keys) for row in self._rows) + _GAP
        with VerticalScroll(id="sheet", classes="keys") as sheet:
            sheet.border_title = "Keys"
            for row in self._rows:
                yield _Line(row, column)
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the keys of this dialog."""
        self.query_one(KeyBar).show(
            [Hint("↑↓", "scroll", "down", 1), Hint("esc", "back", "escape")]
        )


class _Line(Widget):
    """Keys and their description, whose further rows are below its first one."""

    DEFAULT_CSS = """
    _Line { height: auto; text-wrap: nowrap; }
    """

    def __init__(self, row: KeyRow, column: int) -> None:
        super().__init__()
        self._row = row
        self._column = column

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of rows."""
        return len(self._described(width))

    def render(self) -> Content:
        """Return the keys and the description."""
        first, *others = self._described(self.size.width)
        keys = padded(self._row.keys, self._column)
        further = "".join(f"\n{' ' * self._column}{row}" for row in others)
        return Content.assemble((keys, "bold $accent"), first + further)

    def _described(self, cells: int) -> list[str]:
        return list(wrapped(self._row.description, max(1, cells - self._column)))

    def on_click(self) -> None:
        """Close with the action of the keys."""
        self.screen.dismiss(self._row.action)
