"""A dialog with every key of a screen; each can be clicked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import ClassVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from acusession.console.text_width import padded, width, wrapped
from acusession.tui.screens.dismissal import Dialog
from acusession.tui.widgets.key_bar import BACK, SCROLL, KeyBar

_GAP, _WIDEST = 2, 12
"""Spaces between the keys and their descriptions, and the column of these at most."""


class KeyRow(Struct, frozen=True):
    """Keys as the user reads them, what they do, and the action that a click performs."""

    keys: str
    description: str
    action: str


class KeysScreen(Dialog[str]):
    """All keys with their descriptions. Dismissed with the action that was clicked, if any."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q,enter,space", "dismiss", "back", id="keys.back"),
    ]

    def __init__(self, rows: Sequence[KeyRow]) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        """Lay out a line for each key."""
        column = min(max(width(row.keys) for row in self._rows) + _GAP, _WIDEST)
        with VerticalScroll(id="sheet", classes="keys") as sheet:
            sheet.border_title = "Keys"
            for row in self._rows:
                yield _Line(row, column)
        yield KeyBar(SCROLL, BACK)


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
        return len(self._lines(width))

    def render(self) -> Content:
        """Return the keys and the description."""
        return Content("\n").join(
            Content.assemble((padded(keys, self._column), "bold $accent"), described)
            for keys, described in self._lines(self.size.width)
        )

    def _lines(self, cells: int) -> list[tuple[str, str]]:
        keys = wrapped(self._row.keys, self._column - _GAP)
        described = wrapped(self._row.description, max(1, cells - self._column))
        return list(zip_longest(keys, described, fillvalue=""))

    def on_click(self) -> None:
        """Close with the action of the keys."""
        self.screen.dismiss(self._row.action)
