"""Every key of a session, laid over it; each can be clicked."""

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
    """All keys in words. Dismissed with the action one clicked on, if any.

    `output` is what plays the sound now, "" where none is open.
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
        """A line for each key."""
        with VerticalScroll(id="sheet") as sheet:
            sheet.border_title = "Keys"
            for key in self._keymap.keys:
                yield _KeyRow(key, self._output if key.action is Action.MUTE else "")
        yield KeyBar()

    def on_mount(self) -> None:
        """Name the way back."""
        self.query_one(KeyBar).show([Hint("esc", "back", "escape")])


class _KeyRow(Static):
    """A key and its words, and what they are about now."""

    def __init__(self, key: Key, now: str) -> None:
        about = f" (now: {now})" if now else ""
        super().__init__(
            f"{padded(key_words(key.keys), 17)} {key.description}{about}", markup=False
        )
        self._action = key.action

    def on_click(self) -> None:
        """Do what the key does."""
        self.screen.dismiss(self._action)
