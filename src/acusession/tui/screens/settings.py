"""The settings screen: a row for each setting, an explanation, and one key to change it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from acusession.config.environment import VARIABLES
from acusession.config.settings import Overrides, Settings
from acusession.domain.model import Condition
from acusession.domain.phrases import condition_name
from acusession.tui.settings_form import SettingField, rows
from acusession.tui.widgets.key_bar import Hint, KeyBar

_SAVED_HINT = (
    "Changes are saved to config.yaml when you leave. You can set session keys there, under keymap."
)

_CONDITIONS_ABOUT = (
    "Points that should be avoided with your conditions are excluded. Press Enter to change "
    "the conditions."
)


class SettingsScreen(Screen[Settings]):
    """The settings, dismissed with the new ones. The last row leads to the conditions."""

    CSS_PATH = "settings.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high"), (36, "-tall")]  # noqa: RUF012 - Textual's own type
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,plus,equals_sign", "step(1)", "next", id="settings.next"),
        Binding("left,minus", "step(-1)", "previous", id="settings.before"),
        Binding("d,delete,backspace", "default", "default", id="settings.default"),
        Binding("escape,q", "done", "save", id="settings.done"),
    ]

    @dataclass
    class Changed(Message):
        """A setting was changed, but is not saved yet."""

        settings: Settings

    def __init__(self, settings: Settings, overrides: Overrides, themes: Iterable[str]) -> None:
        super().__init__()
        self._settings = settings
        self._overrides = overrides
        self._rows = rows(tuple(themes))

    def compose(self) -> ComposeResult:
        """Lay out a row for each setting, and the explanation of the one under the cursor."""
        yield Static("Settings", classes="title")
        with Vertical(id="list"):
            yield OptionList(*(Option(line) for line in self._lines()))
        yield Static(id="remark", markup=False)
        yield Static(_SAVED_HINT, id="kept", markup=False)
        yield KeyBar()

    def _lines(self) -> list[Content]:
        lines = [_line(row.label, row.shown(self._settings)) for row in self._rows]
        return [*lines, _line("Conditions", _conditions_words(self._settings.conditions))]

    def on_mount(self) -> None:
        """Put the cursor on the first row."""
        self.query_one(OptionList).focus()
        self.query_one(OptionList).highlighted = 0
        self.query_one(KeyBar).show(
            [
                Hint("enter", "change", "enter"),
                Hint("←", "less", "left"),
                Hint("→", "more", "right"),
                Hint("d", "default", "d"),
                Hint("esc", "save", "escape"),
            ]
        )

    def _here(self) -> SettingField | None:
        """Return the setting under the cursor; None for the conditions."""
        at = self.query_one(OptionList).highlighted or 0
        return self._rows[at] if at < len(self._rows) else None

    @on(OptionList.OptionHighlighted)
    def _tell_about(self) -> None:
        row = self._here()
        about = self._about(row) if row else _CONDITIONS_ABOUT
        self.query_one("#remark", Static).update(about)

    def _about(self, row: SettingField) -> str:
        """Return the explanation of a setting, its default, and what overrides it in this run."""
        about = f"{row.about} Default: {row.shown(Settings())}."
        if row.name in self._overrides.values:
            value = row.shown(self._overrides.apply_to(self._settings))
            variable = next(each for each, name in VARIABLES.items() if name == row.name)
            about += f" In this run it is {value}, set on the command line or by {variable}."
        return about

    @on(OptionList.OptionSelected)
    def _select(self) -> None:
        if self._here() is None:
            self._ask_conditions()
        else:
            self.action_step(1)

    def action_step(self, by: int) -> None:
        """Change to the next value, or to the previous one."""
        row = self._here()
        if row is not None:
            self._change(row.stepped(self._settings, by))

    def action_default(self) -> None:
        """Change to the default value."""
        row = self._here()
        if row is not None:
            self._change(row.put(self._settings, row.get(Settings())))

    def _change(self, settings: Settings) -> None:
        self._settings = settings
        options = self.query_one(OptionList)
        for index, line in enumerate(self._lines()):
            options.replace_option_prompt_at_index(index, line)
        self._tell_about()
        self.post_message(self.Changed(settings))

    def _ask_conditions(self) -> None:
        from acusession.tui.screens.first_start import FirstStartScreen

        self.app.push_screen(FirstStartScreen(self._settings.conditions), self._answer)

    def _answer(self, conditions: frozenset[Condition] | None) -> None:
        if conditions is not None:
            self._change(replace(self._settings, conditions=conditions))

    def action_done(self) -> None:
        """Close with the settings as they are now."""
        self.dismiss(self._settings)


def _line(label: str, value: str) -> Content:
    return Content.assemble((f"{label:22}", "bold"), value)


def _conditions_words(conditions: frozenset[Condition] | None) -> str:
    return (
        ", ".join(condition_name(condition) for condition in sorted(conditions or ()))
        or "none apply"
    )
