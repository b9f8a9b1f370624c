"""A dialog for the name of a user's routine."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from acusession.tui.screens.dismissal import Dialog
from acusession.tui.widgets.key_bar import BACK, Hint, KeyBar


class _Name(Input):
    """The name, which Enter takes."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "screen.save", show=False)]


class SaveRoutineScreen(Dialog[str]):
    """A question, dismissed with the name or None.

    It proposes `name`, which typing replaces. `error` is the problem with that name.
    """

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
            yield _Name(self._proposed, max_length=40, compact=True)
        yield KeyBar(Hint("enter", "save", "enter"), BACK)

    def on_mount(self) -> None:
        """Keep the cursor from blinking when animations are off."""
        self.query_one(Input).cursor_blink = self.app.animation_level != "none"

    def action_save(self) -> None:
        """Close with the name."""
        self.dismiss(self.query_one(Input).value)
