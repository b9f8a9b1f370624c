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
        Binding("left", "move(-1)", "less", id="feel.less"),
        Binding("right", "move(1)", "more", id="feel.more"),
        Binding("enter", "take", "save", id="feel.take"),
        Binding("escape,q", "dismiss", "cancel", id="feel.leave"),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the question and the numbers."""
        with Vertical(id="sheet", classes="small"):
            yield Static("How does it feel now?", classes="title line")
            yield RatingScale()
            yield Static("This is optional. You will be asked again at the end.", classes="remark")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the keys."""
        self.query_one(KeyBar).show(
            [
                Hint("0-9", "pick", "5"),
                Hint("enter", "save", "enter"),
                Hint("esc", "cancel", "escape"),
            ]
        )

    def action_type(self, digit: int) -> None:
        """Pick a number by a typed digit."""
        self.query_one(RatingScale).type(digit)

    def action_move(self, by: int) -> None:
        """Pick the next or the previous number."""
        scale = self.query_one(RatingScale)
        scale.pick(5 if scale.rating is None else scale.rating + by)

    def action_take(self) -> None:
        """Close with the number."""
        self.dismiss(self.query_one(RatingScale).rating)
