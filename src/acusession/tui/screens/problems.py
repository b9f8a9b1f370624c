"""A dialog with the problems of a routine file that cannot be used."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from acusession.domain.model import BrokenRoutine
from acusession.tui.screens.dismissal import Dialog
from acusession.tui.widgets.key_bar import BACK, SCROLL, KeyBar


class ProblemsScreen(Dialog[None]):
    """Every problem of a file with its position, and the command that checks it again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter,space", "dismiss", "back", id="problems.back"),
    ]

    def __init__(self, broken: BrokenRoutine) -> None:
        super().__init__()
        self._broken = broken

    def compose(self) -> ComposeResult:
        """Lay out the problems, which can be scrolled."""
        with VerticalScroll(id="sheet") as sheet:
            sheet.border_title = self._broken.name
            for line in self._broken.problems:
                yield Static(line, classes="line", markup=False)
            command = f"acusession check {self._broken.path}"
            yield Static(f"When it is corrected, check it with: {command}", markup=False)
        yield KeyBar(SCROLL, BACK)
