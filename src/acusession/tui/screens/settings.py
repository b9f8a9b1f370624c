"""The settings screen: rows in groups, an explanation, and one key to change a row."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from msgspec.structs import replace
from textual import on, work
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from acusession.config.environment import VARIABLES
from acusession.config.settings import Settings
from acusession.console.capabilities import figure_glyphs
from acusession.console.text_width import fitted, shortened, width
from acusession.domain.cues import Cue
from acusession.domain.model import Condition, Routine
from acusession.domain.phrases import condition_name
from acusession.tui.screen_keys import OFTEN, SHOW_KEYS, WAY_ON, WAY_OUT, ScreenKey, bindings
from acusession.tui.screens.grid_screen import GridScreen
from acusession.tui.services import Services
from acusession.tui.settings_form import SettingField, groups
from acusession.tui.widgets.figure import Figure
from acusession.tui.widgets.head import Head
from acusession.tui.widgets.row_list import RowList

_SAVED_HINTS = ("changes are saved when you leave", "saved when you leave", "")

_KEYMAP_HINT = "The keys of a session can be set in config.yaml, under keymap."

_CONDITIONS_ABOUT = (
    "Points that should be avoided with your conditions are excluded. Press Enter to change them."
)

_INDENT, _COLUMN = 2, 24
"""Cells before the label of a row, and before its value."""

_THIN = 52
"""Width in cells below which the values are at the right, because there is no room for a column."""


class SettingsScreen(GridScreen[Settings]):
    """The settings, dismissed with the new ones. The last row leads to the conditions.

    A row that is about a sound plays it.
    """

    TITLE = "Settings"
    CSS_PATH = ["grid.tcss", "settings.tcss"]  # noqa: RUF012 - Textual's own type
    KEYS = (
        ScreenKey(
            keys="enter,right,plus,equals_sign",
            action="step(1)",
            shown="enter",
            description="change to the next value",
            label="change",
            rank=WAY_ON,
        ),
        ScreenKey(
            keys="left,minus",
            action="step(-1)",
            description="change to the previous value",
            label="previous",
            rank=OFTEN,
        ),
        ScreenKey(
            keys="d,delete,backspace",
            action="default",
            description="change to the default value",
            label="default",
        ),
        SHOW_KEYS,
        ScreenKey(
            keys="escape,q",
            action="done",
            shown="esc",
            description="save the changes and go back",
            label="back",
            rank=WAY_OUT,
        ),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("settings", KEYS)

    @dataclass
    class Changed(Message):
        """A setting was changed, but is not saved yet."""

        settings: Settings

    def __init__(self, services: Services, themes: Iterable[str]) -> None:
        super().__init__()
        self._services = services
        self._settings = services.settings
        self._groups = groups(tuple(themes))
        self._rows: tuple[SettingField | None, ...] = (
            *(row for group in self._groups for row in (None, *group.fields)),
            None,
            None,
        )
        """The setting in each row; None in the heads of groups and in the conditions."""
        self._next_cue: Cue | None = None
        self._is_playing = False

    def compose_main(self) -> Iterable[Widget]:
        """Return the list."""
        yield RowList(*self._options())

    def compose_aside(self) -> Iterable[Widget]:
        """Return the figure, which shows the theme."""
        yield Figure(figure_glyphs())

    def compose_below(self) -> Iterable[Widget]:
        """Return the explanation of the row under the cursor."""
        yield Static(id="remark", markup=False)
        yield Static(_KEYMAP_HINT, id="kept", markup=False)

    def show_first(self) -> None:
        """Put the cursor on the first row."""
        self.query_one(Head).show(self.TITLE, *_SAVED_HINTS)
        self.query_one(RowList).focus()
        self.query_one(RowList).highlighted = 1
        self.draw_keys()
        self.call_after_refresh(self._show_figure)

    def on_resize(self) -> None:
        """Use the columns that fit the width."""
        self._draw()

    def _show_figure(self) -> None:
        """Show the first point of the first routine."""
        found = self._services.read_routines()
        routine = next((each for each in found if isinstance(each, Routine)), None)
        if routine is not None:
            point = routine.points[0]
            self.query_one(Figure).show(point, point.sides[0])

    # The rows

    def _options(self) -> list[Option]:
        options = []
        for group in self._groups:
            options.append(Option(_head(group.name), disabled=True))
            options += [Option(self._line(row.label, self._shown(row))) for row in group.fields]
        conditions = _conditions_words(self._settings.conditions)
        return [
            *options,
            Option(_head("You"), disabled=True),
            Option(self._line("Conditions", conditions)),
        ]

    def _shown(self, row: SettingField) -> str:
        return row.shown(self._settings)

    def _line(self, label: str, value: str) -> Content:
        """Return a row: its label, and its value in a column of its own if there is room."""
        if self.app.size.width >= _THIN:
            return Content.assemble(fitted(" " * _INDENT + label, _COLUMN), (value, "$accent"))
        label, cells = f" {label}", self.app.size.width - 5
        value = shortened(value, cells - width(label) - 1)
        return Content.assemble(fitted(label, cells - width(value)), (value, "$accent"))

    def _draw(self) -> None:
        listed = self.query_one(RowList)
        for index, option in enumerate(self._options()):
            listed.replace_option_prompt_at_index(index, option.prompt)

    def _here(self) -> SettingField | None:
        """Return the setting under the cursor; None for the conditions."""
        return self._rows[self.query_one(RowList).highlighted or 1]

    @on(OptionList.OptionHighlighted)
    def _arrive(self) -> None:
        """Explain the row, and play it if it is a cue."""
        self._explain()
        row = self._here()
        if row is not None and row.name == "silent_cues":
            self._play(row.sample)

    def _explain(self) -> None:
        row = self._here()
        about = self._about(row) if row else self._about_conditions()
        self.query_one("#remark", Static).update(about)
        # A longer explanation leaves the list fewer rows.
        self.call_after_refresh(self.query_one(RowList).scroll_to_highlight)

    def _about(self, row: SettingField) -> str:
        """Return the explanation of a setting, its default, and what overrides it in this run."""
        about = f"{row.about} Default: {row.shown(Settings())}."
        overrides = self._services.overrides
        if row.name in overrides.values:
            value = row.shown(overrides.apply_to(self._settings))
            variable = next(each for each, name in VARIABLES.items() if name == row.name)
            about += f" In this run it is {value}, set on the command line or by {variable}."
        return about

    def _about_conditions(self) -> str:
        conditions = self._settings.conditions
        chosen = f"{_conditions_words(conditions)}. ".capitalize() if conditions else ""
        return f"{chosen}{_CONDITIONS_ABOUT}"

    # Changes

    @on(OptionList.OptionSelected)
    def _select(self) -> None:
        self.action_step(1)

    def action_step(self, by: int) -> None:
        """Change to the next value, or to the previous one."""
        row = self._here()
        if row is not None:
            self._change(row.stepped(self._settings, by))
        elif by > 0:
            self._ask_conditions()

    def action_default(self) -> None:
        """Change to the default value."""
        row = self._here()
        if row is not None:
            self._change(row.put(self._settings, row.get(Settings())))

    def _change(self, settings: Settings) -> None:
        self._settings = settings
        self._draw()
        self._explain()
        self.post_message(self.Changed(settings))
        row = self._here()
        if row is not None and row.sample not in settings.silent_cues:
            self._play(row.sample)

    def _ask_conditions(self) -> None:
        from acusession.tui.screens.first_start import FirstStartScreen

        self.app.push_screen(FirstStartScreen(self._settings.conditions), self._answer)

    def _answer(self, conditions: frozenset[Condition] | None) -> None:
        if conditions is not None:
            self._change(replace(self._settings, conditions=conditions))

    def action_done(self) -> None:
        """Close with the settings as they are now."""
        self.dismiss(self._settings)

    # The cues

    def _play(self, cue: Cue | None) -> None:
        self._next_cue = cue
        if cue is not None and not self._is_playing:
            self._play_cues()

    @work
    async def _play_cues(self) -> None:
        """Play the latest cue; on another thread, because a device may hang."""
        self._is_playing = True
        while (cue := self._next_cue) is not None:
            self._next_cue = None
            settings = self._services.overrides.apply_to(self._settings)
            await asyncio.to_thread(self._services.play_cue, cue, settings)
        self._is_playing = False


def _head(name: str) -> Content:
    return Content.styled(name, "$quiet")


def _conditions_words(conditions: frozenset[Condition] | None) -> str:
    return (
        ", ".join(condition_name(condition) for condition in sorted(conditions or ()))
        or "none apply"
    )
