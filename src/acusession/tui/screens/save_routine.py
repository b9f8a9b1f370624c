"""A dialog for the name of a user's routine."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from acusession.tui.widgets.key_bar import Hint, KeyBar


class SaveRoutineScreen(ModalScreen[str]):
    """A question, dismissed with the name or None.

    It proposes `name`, which typing replaces. `error` is the problem with that name.
    """

    CSS_PATH = "modals.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "back", id="name.back"),
    ]

    def __init__(self, name: str, error: str = "") -> None:
        super().__init__()
        self._proposed = name
        self._error = error

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        with Vertical(id="sheet", classes="small") as sheet:
            sheet.border_title = "Save as your own routine"
            yield Static(self._error or "What should it be called?", markup=False)
            yield Input(self._proposed, max_length=40, compact=True)
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the keys; when animations are off, the cursor does not blink."""
        self.query_one(Input).cursor_blink = self.app.animation_level != "none"
        self.query_one(KeyBar).show([Hint("enter", "save", "enter"), Hint("esc", "back", "escape")])

    @on(Input.Submitted)
    def _answer(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)
