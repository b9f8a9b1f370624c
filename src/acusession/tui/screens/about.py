"""A dialog with everything about a point."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from acusession.domain.model import Point, Source
from acusession.domain.phrases import describe_point
from acusession.tui.breakpoints import ACROSS
from acusession.tui.screens.dismissal import Dialog
from acusession.tui.widgets.bulleted import Bulleted
from acusession.tui.widgets.key_bar import BACK, SCROLL, KeyBar


class AboutScreen(Dialog[None]):
    """Everything about one point, and the caution of its routine, if that is given.

    `time` is that of the session below, whose clock may be covered; "" if there is none.
    """

    # From the width on at which the session has a figure, the figure stays visible.
    HORIZONTAL_BREAKPOINTS = ACROSS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,i,q,enter,space,question_mark", "dismiss", "back", id="about.back"),
    ]

    def __init__(
        self, point: Point, source: Source | None, caution: str = "", *, time: str = ""
    ) -> None:
        super().__init__()
        self._time = time
        self._source = source
        self._point = point
        self._caution = caution

    def compose(self) -> ComposeResult:
        """Lay out the text, which can be scrolled."""
        yield Static(id="cover")
        with VerticalScroll(id="sheet") as sheet:
            sheet.border_title = Content(self._point.label)
            sheet.border_subtitle = self._time
            names, *lines = describe_point(self._point, self._source)
            yield Static(names, markup=False, classes="line")
            # First, since nothing else on the way here is as sure to have been cut.
            if self._point.cautions:
                yield Static("Careful", classes="title")
                yield Bulleted(self._point.cautions, classes="line")
            for line in lines:
                if not line.startswith("Careful: "):
                    is_step = line[0].isdigit()
                    yield Static(line, markup=False, classes="step" if is_step else "line")
            if self._caution:
                yield Static("Careful with every point", classes="title")
                yield Static(self._caution, markup=False, classes="line")
        yield KeyBar(SCROLL, BACK)

    def show_time(self, time: str) -> None:
        """Show the time of the session below."""
        for sheet in self.query("#sheet"):
            sheet.border_subtitle = time
