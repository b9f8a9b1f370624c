"""How it feels before a session: asked only when one wants to say it."""

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
    """Dismissed with the number picked, or with None."""

    CSS_PATH = "modals.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(digit), f"type({digit})", show=False) for digit in range(10)),
        Binding("left", "move(-1)", "less", id="feel.less"),
        Binding("right", "move(1)", "more", id="feel.more"),
        Binding("enter", "take", "take it", id="feel.take"),
        Binding("escape,q", "dismiss", "leave it", id="feel.leave"),
    ]

    def compose(self) -> ComposeResult:
        """The question and the numbers."""
        with Vertical(id="sheet", classes="small"):
            yield Static("How does it feel just now?", classes="title line")
            yield RatingScale()
            yield Static("It is asked again at the closing. Nobody has to say.", classes="remark")
        yield KeyBar()

    def on_mount(self) -> None:
        """Name the keys."""
        self.query_one(KeyBar).show(
            [
                Hint("0-9", "pick", "5"),
                Hint("enter", "take it", "enter"),
                Hint("esc", "leave it", "escape"),
            ]
        )

    def action_type(self, digit: int) -> None:
        """Pick by a digit."""
        self.query_one(RatingScale).type(digit)

    def action_move(self, by: int) -> None:
        """Pick the next number, or the one before."""
        scale = self.query_one(RatingScale)
        scale.pick(5 if scale.rating is None else scale.rating + by)

    def action_take(self) -> None:
        """Go back with the number."""
        self.dismiss(self.query_one(RatingScale).rating)
