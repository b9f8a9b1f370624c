"""A question with a yes; any other key is a no, and does nothing else."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static

from acusession.tui.widgets.key_bar import Hint, KeyBar


class AskScreen(ModalScreen[bool]):
    """Dismissed with whether the answer was yes; after `patience` seconds without one, with no.

    The key that asked answers yes when pressed again: `again` names it.
    """

    CSS_PATH = "over.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,Y", "answer(True)", "yes", id="ask.yes", priority=True),
    ]

    def __init__(
        self,
        question: str,
        remark: str,
        *,
        yes: str,
        no: str,
        again: tuple[str, ...] = (),
        patience: float | None = None,
    ) -> None:
        super().__init__()
        self._question = question
        self._remark = remark
        self._hints = [Hint("y", yes, "y"), Hint("any other key", no, "escape")]
        self._patience = patience
        for key in again:
            self._bindings.bind(key, "answer(True)", show=False, priority=True)

    def compose(self) -> ComposeResult:
        """The question."""
        with Vertical(id="sheet", classes="small"):
            yield Static(self._question, classes="title", markup=False)
            yield Static(self._remark, markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Take no answer for a no."""
        self.query_one(KeyBar).show(self._hints)
        if self._patience is not None:
            self.set_timer(self._patience, lambda: self.action_answer(False))

    def on_key(self, event: Key) -> None:
        """Take any key that is not a yes for a no."""
        event.stop()
        self.action_answer(False)

    def action_answer(self, is_sure: bool) -> None:
        """Go back with the answer."""
        if self.is_current:
            self.dismiss(is_sure)
