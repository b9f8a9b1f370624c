"""A dialog with every key of a session; each can be clicked."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from acusession.console.text_width import padded
from acusession.session.keymap import Action, Key, Keymap
from acusession.tui.bindings import key_words
from acusession.tui.widgets.key_bar import Hint, KeyBar


class KeysScreen(ModalScreen[Action]):
    """All keys with their descriptions. Dismissed with the action that was clicked, if any.

    `output` is the sound output in use, "" if none is open.
    """

    CSS_PATH = "modals.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q,enter,space", "dismiss", "back", id="keys.back"),
    ]

    def __init__(self, keymap: Keymap, output: str = "") -> None:
        super().__init__()
        self._keymap = keymap
        self._output = output

    def compose(self) -> ComposeResult:
        """Lay out a line for each key."""
        with VerticalScroll(id="sheet", classes="keys") as sheet:
            sheet.border_title = "Keys"
            for key in self._keymap.keys:
                yield _KeyRow(key, self._output if key.action is Action.MUTE else "")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the keys of this dialog."""
        self.query_one(KeyBar).show([Hint("esc", "back", "escape")])


class _KeyRow(Static):
    """A key, its description, and what it acts on now."""

    def __init__(self, key: Key, now: str) -> None:
        about = f" (now: {now})" if now else ""
        super().__init__(
            f"{padded(key_words(key.keys), 17)} {key.description}{about}", markup=False
        )
        self._action = key.action

    def on_click(self) -> None:
        """Close with the action of the key."""
        self.screen.dismiss(self._action)
