"""A question answered by `y` for yes; any other key means no, and does nothing else."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Static

from acusession.session.machine import HELD_KEY
from acusession.tui.widgets.key_bar import Hint, KeyBar


class ConfirmScreen(ModalScreen[bool]):
    """A question, dismissed with True for yes, or False for no or after `patience` seconds.

    With `awaits_release` a yes counts only after a moment without a key, so that a key held down
    does not answer the next question as well.
    """

    CSS_PATH = "modals.tcss"
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
        patience: float | None = None,
        awaits_release: bool = False,
    ) -> None:
        super().__init__()
        self._question = question
        self._remark = remark
        self._hints = [Hint("y", yes, "y"), Hint("any other key", no, "escape")]
        self._patience = patience
        self._awaits_release = awaits_release
        self._held: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        with Vertical(id="sheet", classes="small"):
            yield Static(self._question, classes="title", markup=False)
            yield Static(self._remark, markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the keys, and start the timers."""
        self.query_one(KeyBar).show(self._hints)
        self._wait_for_release()
        if self._patience is not None:
            self.set_timer(self._patience, lambda: self.action_answer(False))

    def ask_again(self) -> None:
        """Take a repeated request as a yes, unless its key is only held down."""
        if self._held is None:
            self.action_answer(True)
        else:
            self._wait_for_release()

    def _wait_for_release(self) -> None:
        if self._held is not None:
            self._held.stop()
        self._held = self.set_timer(HELD_KEY, self._release)

    def _release(self) -> None:
        self._held = None

    def on_key(self, event: Key) -> None:
        """Take any key other than `y` as a no."""
        event.stop()
        self.action_answer(False)

    def action_answer(self, is_sure: bool) -> None:
        """Close with the answer."""
        if is_sure and self._awaits_release and self._held is not None:
            self._wait_for_release()  # the key that answered the previous question is still held
        elif self.is_current:
            self.dismiss(is_sure)
