"""A question answered by `y` for yes; any other key means no, and does nothing else."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.timer import Timer
from textual.widgets import Static

from acusession.session.machine import HELD_KEY
from acusession.tui.screens.dismissal import Dialog
from acusession.tui.widgets.key_bar import Hint, KeyBar


class ConfirmScreen(Dialog[bool]):
    """A question, dismissed with True for yes, or False for no or after `patience` seconds.

    With `awaits_release` a yes counts only after a moment without a key, so that a key held down
    does not answer the next question as well.
    """

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
        yield KeyBar(*self._hints)

    def on_mount(self) -> None:
        """Start the timers."""
        self._wait_for_release()
        if self._patience is not None:
            self.set_timer(self._patience, lambda: self._answer(False))

    def ask_again(self) -> None:
        """Take a repeated request as a yes, unless its key is only held down."""
        if self._held is None:
            self._answer(True)
        else:
            self._wait_for_release()

    def _wait_for_release(self) -> None:
        if self._held is not None:
            self._held.stop()
        self._held = self.set_timer(HELD_KEY, self._release)

    def _release(self) -> None:
        self._held = None

    def on_key(self, event: Key) -> None:
        """Take `y` as a yes, and any other key as a no."""
        event.stop()
        self._answer(event.key in {"y", "Y"})

    def _answer(self, is_sure: bool) -> None:
        """Close with the answer."""
        if is_sure and self._awaits_release and self._held is not None:
            self._wait_for_release()  # the key that answered the previous question is still held
        else:
            self.dismiss(is_sure)
