"""A dialog with every key of a screen; each can be clicked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from acusession.console.text_width import padded, width
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


class _Line(Static):
    """Keys and their description."""

    def __init__(self, row: KeyRow, column: int) -> None:
        super().__init__(f"{padded(row.keys, column)}{row.description}", markup=False)
        self._action = row.action

    def on_click(self) -> None:
        """Close with the action of the keys."""
        self.screen.dismiss(self._action)
