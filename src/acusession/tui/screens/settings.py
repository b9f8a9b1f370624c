"""The settings one can change on screen."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from acusession.settings import OUTPUTS, Settings
from acusession.tui.widgets.key_bar import Hint, KeyBar


class SettingsScreen(Screen[Settings]):
    """Dismissed with the settings as they were left."""

    CSS_PATH = "pick.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "done", "keep", id="settings.done"),
    ]

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings

    def compose(self) -> ComposeResult:
        """A row for each setting."""
        yield Static("Settings", classes="title")
        yield OptionList(*(Option(row) for row in self._rows()))
        yield Static(
            "A change is written to config.yaml at once; comments written there by hand go. "
            "The look is chosen in the palette (ctrl+p, Theme), for this time.",
            id="remark",
            markup=False,
        )
        yield KeyBar()

    def _rows(self) -> list[Content]:
        rows = {
            "Sound": "off" if self._settings.mute else "on",
            "Sound output": self._settings.output,
        }
        return [Content.assemble((f"{name:16}", "bold"), value) for name, value in rows.items()]

    def on_mount(self) -> None:
        """Put the cursor on the first row."""
        self.query_one(OptionList).focus()
        self.query_one(OptionList).highlighted = 0
        self.query_one(KeyBar).show(
            [Hint("enter", "change", "enter"), Hint("esc", "home", "escape")]
        )

    @on(OptionList.OptionSelected)
    def _change(self, event: OptionList.OptionSelected) -> None:
        if event.option_index == 0:
            self._settings = replace(self._settings, mute=not self._settings.mute)
        else:
            following = OUTPUTS.index(self._settings.output) + 1
            self._settings = replace(self._settings, output=OUTPUTS[following % len(OUTPUTS)])
        for index, row in enumerate(self._rows()):
            self.query_one(OptionList).replace_option_prompt_at_index(index, row)

    def action_done(self) -> None:
        """Keep them."""
        self.dismiss(self._settings)
