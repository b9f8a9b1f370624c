"""The grid that all screens share: head, list or text, figure, texts below, and the key bar."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.widget import Widget

from acusession.tui.breakpoints import ACROSS, DOWN
from acusession.tui.screen_keys import ScreenKey
from acusession.tui.screens.dismissal import DismissedOnce
from acusession.tui.widgets.head import Head
from acusession.tui.widgets.key_bar import Hint, KeyBar

T = TypeVar("T")


class GridScreen(DismissedOnce[T]):
    """A screen in the grid of the session: the figure never moves from one screen to the next.

    `KEYS` are its keys. From 72 cells on the figure is on the right, and the texts below take the
    full width; from 110 cells on the figure has a column of its own.
    """

    HORIZONTAL_BREAKPOINTS = ACROSS
    VERTICAL_BREAKPOINTS = DOWN
    TITLE: ClassVar[str] = ""
    KEYS: ClassVar[tuple[ScreenKey, ...]] = ()

    def compose(self) -> ComposeResult:
        """Lay out the parts of the grid."""
        yield Head(self.TITLE)
        with Container(id="body"):
            yield Vertical(*self.compose_main(), id="main")
            if (aside := self.compose_aside()) is not None:
                yield Vertical(*aside, id="aside")
            if below := tuple(self.compose_below()):
                yield Vertical(*below, id="below")
        yield KeyBar()

    def compose_main(self) -> Iterable[Widget]:
        """Return the widgets of the left column."""
        return ()

    def compose_aside(self) -> Iterable[Widget] | None:
        """Return the widgets of the right column, or None if there is no such column."""
        return None

    def compose_below(self) -> Iterable[Widget]:
        """Return the widgets of the part below the left column."""
        return ()

    def on_mount(self) -> None:
        """Show what the screen begins with, unless the program ended before it was composed."""
        if self.children:
            self.show_first()

    def show_first(self) -> None:
        """Show what the screen begins with."""

    def hints(self) -> Sequence[Hint]:
        """Return the keys for the key bar as they are now."""
        return [key.hint() for key in self.available_keys() if key.label]

    def available_keys(self) -> Sequence[ScreenKey]:
        """Return the keys that have a meaning now."""
        return self.KEYS

    def draw_keys(self) -> None:
        """Draw the key bar."""
        self.query_one(KeyBar).show(self.hints())

    def action_show_keys(self) -> None:
        """Show the keys of this screen; each can be clicked."""
        from acusession.tui.screens.keys import KeyRow, KeysScreen

        rows = [
            KeyRow(key.words, key.description, key.action)
            for key in self.available_keys()
            if key.description
        ]
        self.app.push_screen(KeysScreen(rows), self._perform)

    async def _perform(self, action: str | None) -> None:
        if action is not None:
            await self.run_action(action)
