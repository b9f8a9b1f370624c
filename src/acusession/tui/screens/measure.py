"""A dialog about the hand as a ruler: the width of a cun on the user's own body."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from acusession.body.drawing.hand_ruler import compose_ruler
from acusession.console.capabilities import figure_glyphs
from acusession.domain.phrases import HAND
from acusession.tui.screens.dismissal import Dialog
from acusession.tui.widgets.drawing import Drawing
from acusession.tui.widgets.key_bar import BACK, KeyBar


class MeasureScreen(Dialog[None]):
    """A drawing of the hand, with its measures in cun."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,h,q,enter,space,question_mark", "dismiss", "back", id="hand.back"),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the drawing and the same in words, which small screens show alone."""
        with Vertical(id="sheet", classes="small hand") as sheet:
            sheet.border_title = "Your hand"
            yield Drawing(figure_glyphs(), compose_ruler)
            yield Static(HAND, markup=False)
        yield KeyBar(BACK)
