"""Lets a screen be dismissed only while it is the topmost."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen

T = TypeVar("T")


class DismissedOnce(Screen[T]):
    """A screen that can be dismissed only while it is the topmost.

    A second key or click may come before the first has taken effect, and Textual would then
    dismiss the screen below.
    """

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Dismiss the screen, unless it is covered or closed."""
        return super().dismiss(result) if self.is_active else AwaitComplete()


class Dialog(ModalScreen[T], DismissedOnce[T]):
    """A dialog over a screen."""

    CSS_PATH = "modals.tcss"
