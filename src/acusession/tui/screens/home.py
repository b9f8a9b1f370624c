"""Home: the routines, quick mode, and everything else one key away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from acusession.checked_yaml.durations import clock
from acusession.errors import AcusessionError
from acusession.model import Condition, Routine
from acusession.plan import Choice, make_plan
from acusession.tui.widgets.key_bar import Hint, KeyBar


class HomeScreen(Screen[None]):
    """Where one begins and comes back to."""

    CSS_PATH = "pick.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "start", "start at once", id="home.start"),
        Binding("1", "quick", "one or two points", id="home.quick"),
        Binding("c", "conditions", "cautions and conditions", id="home.conditions"),
        Binding("comma", "settings", "settings", id="home.settings"),
        Binding("question_mark", "keys", "keys", id="home.keys"),
        Binding("q", "app.quit", "quit", id="home.quit"),
    ]

    @dataclass
    class Choose(Message):
        """Choose among a routine's points."""

        routine: Routine

    @dataclass
    class Start(Message):
        """Start a routine as it is."""

        routine: Routine

    class Quick(Message):
        """Pick just one or two points."""

    class Conditions(Message):
        """See the cautions and the conditions again."""

    class Settings(Message):
        """Change the settings."""

    class Keys(Message):
        """See the keys."""

    def __init__(self, routines: Sequence[Routine], conditions: frozenset[Condition]) -> None:
        super().__init__()
        self._routines = tuple(routines)
        self._conditions = conditions

    def compose(self) -> ComposeResult:
        """The list of what one can do."""
        yield Static("acusession", id="name")
        yield Static("Start it, put the keyboard down, and follow.", id="line")
        yield OptionList(
            *(Option(_routine_row(routine, self._conditions)) for routine in self._routines),
            Option(_row("Just one or two points", "for one free hand")),
        )
        yield Static(id="about", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Put the cursor on the first routine."""
        self.query_one(OptionList).focus()
        self.query_one(OptionList).highlighted = 0
        self.query_one(KeyBar).show(
            [
                Hint("enter", "choose", "enter"),
                Hint("s", "start", "s"),
                Hint("1", "quick", "1"),
                Hint("c", "cautions", "c"),
                Hint(",", "settings", "comma"),
                Hint("?", "keys", "question_mark"),
                Hint("q", "quit", "q"),
            ]
        )

    def _here(self) -> Routine | None:
        at = self.query_one(OptionList).highlighted
        return self._routines[at] if at is not None and at < len(self._routines) else None

    @on(OptionList.OptionHighlighted)
    def _tell_about(self) -> None:
        routine = self._here()
        text = routine.description if routine else "Pick by arrow keys or by typing a name."
        self.query_one("#about", Static).update(text)

    @on(OptionList.OptionSelected)
    def _choose(self) -> None:
        routine = self._here()
        self.post_message(self.Quick() if routine is None else self.Choose(routine))

    def action_start(self) -> None:
        """Start what is under the cursor at once."""
        routine = self._here()
        self.post_message(self.Quick() if routine is None else self.Start(routine))

    def action_quick(self) -> None:
        """Pick one or two points."""
        self.post_message(self.Quick())

    def action_conditions(self) -> None:
        """The cautions and conditions again."""
        self.post_message(self.Conditions())

    def action_settings(self) -> None:
        """The settings."""
        self.post_message(self.Settings())

    def action_keys(self) -> None:
        """The keys of a session."""
        self.post_message(self.Keys())


def _routine_row(routine: Routine, conditions: frozenset[Condition]) -> Content:
    try:
        plan = make_plan(routine, Choice(conditions=conditions))
    except AcusessionError:
        return _row(routine.name, "nothing is left of it because of your conditions")
    count = len(plan.points)
    return _row(routine.name, f"{count} point{'s' * (count > 1)}, {clock(plan.seconds)}")


def _row(name: str, remark: str) -> Content:
    return Content.assemble((f"{name:26}", "bold"), (remark, "$quiet"))
