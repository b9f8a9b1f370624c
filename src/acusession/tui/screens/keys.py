"""Every key of a session, laid over it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from acusession.keys import KEYS
from acusession.tui.widgets.key_bar import Hint, KeyBar


class KeysScreen(ModalScreen[None]):
    """All keys in words."""

    CSS_PATH = "over.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q,enter,space", "dismiss", "back", id="keys.back"),
    ]

    def compose(self) -> ComposeResult:
        """A line for each key."""
        with VerticalScroll(id="sheet") as sheet:
            sheet.border_title = "Keys"
            for key in KEYS:
                names = " or ".join(_NAMES.get(each, each) for each in key.keys)
                yield Static(f"{names:14} {key.words}", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Name the way back."""
        self.query_one(KeyBar).show([Hint("esc", "back", "escape")])


_NAMES = {"right": "→", "left": "←"}
