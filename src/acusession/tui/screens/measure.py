"""The hand as a ruler: how wide a cun is on oneself."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from acusession.body.drawing.hand_ruler import draw_ruler
from acusession.console.capabilities import figure_glyphs
from acusession.domain.phrases import HAND
from acusession.tui.widgets.drawing import Drawing
from acusession.tui.widgets.key_bar import Hint, KeyBar


class MeasureScreen(ModalScreen[None]):
    """One's own hand, with what its fingers measure."""

    CSS_PATH = "modals.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,h,q,enter,space", "dismiss", "back", id="hand.back"),
    ]

    def compose(self) -> ComposeResult:
        """The drawing, and the same in words for where there is no room to draw."""
        with Vertical(id="sheet", classes="small hand") as sheet:
            sheet.border_title = "Your hand"
            yield Drawing(partial(draw_ruler, glyphs=figure_glyphs()))
            yield Static(HAND, markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Name the way back."""
        self.query_one(KeyBar).show([Hint("esc", "back", "escape")])
