"""A dialog for the pain before a session; it opens only on request."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from acusession.tui.screen_keys import OFTEN, SHOW_KEYS, WAY_ON, WAY_OUT, ScreenKey, bindings
from acusession.tui.screens.dismissal import Dialog
from acusession.tui.widgets.key_bar import KeyBar
from acusession.tui.widgets.rating_scale import RatingScale


class PainRatingScreen(Dialog[int | None]):
    """A pain rating, dismissed with the number picked, or with None."""

    KEYS = (
        ScreenKey(
            keys="right,up",
            action="move(1)",
            shown="0-9",
            description="pick a number, 0 none to 10 worst; type 1 and then 0 for ten",
            label="pick",
            rank=OFTEN,
        ),
        ScreenKey(
            keys="left,down",
            action="move(-1)",
            shown="← →",
            description="pick the number before or after",
            label="move",
        ),
        ScreenKey(keys="backspace,delete", action="clear", description="pick no number"),
        ScreenKey(
            keys="enter",
            action="take",
            description="note the number, or go back without one",
            label="ok",
            rank=WAY_ON,
        ),
        SHOW_KEYS,
        ScreenKey(
            keys="escape,q",
            action="dismiss",
            shown="esc",
            description="go back without a number",
            label="back",
            rank=WAY_OUT,
        ),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(digit), f"type({digit})", show=False) for digit in range(10)),
        *bindings("feel", KEYS),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the numbers."""
        with Vertical(id="sheet", classes="small") as sheet:
            sheet.border_title = "How does it feel now?"
            yield RatingScale()
            yield Static(
                "Type 1 and then 0 for ten. Enter without a number skips this; you will be asked "
                "again at the end.",
                classes="remark",
            )
        yield KeyBar(*(key.hint() for key in self.KEYS if key.label))

    def action_show_keys(self) -> None:
        """Show the keys of this dialog."""
        from acusession.tui.screens.keys import KeyRow, KeysScreen

        rows = [KeyRow(key.words, key.description, key.action) for key in self.KEYS]
        self.app.push_screen(KeysScreen(rows), self._perform)

    async def _perform(self, action: str | None) -> None:
        if action is not None:
            await self.run_action(action)

    def action_type(self, digit: int) -> None:
        """Pick a number by a typed digit."""
        self.query_one(RatingScale).type(digit)

    def action_move(self, by: int) -> None:
        """Pick the next or the previous number."""
        self.query_one(RatingScale).move(by)

    def action_clear(self) -> None:
        """Pick no number."""
        self.query_one(RatingScale).clear()

    def action_take(self) -> None:
        """Close with the number."""
        self.dismiss(self.query_one(RatingScale).rating)
