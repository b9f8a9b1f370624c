"""A dialog for the pain before a session; it opens only on request."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from acusession.tui.widgets.key_bar import Hint, KeyBar
from acusession.tui.widgets.rating_scale import RatingScale


class PainRatingScreen(ModalScreen[int | None]):
    """A pain rating, dismissed with the number picked, or with None."""

    CSS_PATH = "modals.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(digit), f"type({digit})", show=False) for digit in range(10)),
        Binding("left,down", "move(-1)", "less", id="feel.less"),
        Binding("right,up", "move(1)", "more", id="feel.more"),
        Binding("enter", "take", "ok", id="feel.take"),
        Binding("escape,q", "dismiss", "back", id="feel.leave"),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the numbers."""
        with Vertical(id="sheet", classes="small") as sheet:
            sheet.border_title = "How does it feel now?"
            yield RatingScale()
            yield Static(
                "Type 1 and then 0 for ten. This is optional; you will be asked again at the end.",
                classes="remark",
            )
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the keys."""
        self.query_one(KeyBar).show(
            [
                Hint("0-9", "pick", "5", 2),
                Hint("← →", "move", "right", 3),
                Hint("enter", "ok", "enter"),
                Hint("esc", "back", "escape", 1),
            ]
        )

    def action_type(self, digit: int) -> None:
        """Pick a number by a typed digit."""
        self.query_one(RatingScale).type(digit)

    def action_move(self, by: int) -> None:
        """Pick the next or the previous number."""
        self.query_one(RatingScale).move(by)

    def action_take(self) -> None:
        """Close with the number."""
        self.dismiss(self.query_one(RatingScale).rating)
