"""The home screen: the routines, quick mode, and a key for everything else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from acusession.console.session_summary import describe_progress
from acusession.console.text_width import padded
from acusession.domain.durations import format_clock
from acusession.domain.model import Condition, Routine
from acusession.domain.phrases import NOTHING_LEFT, counted
from acusession.domain.plan import PlanOptions, SpeechSeconds, make_plan, no_speech
from acusession.errors import AcusessionError
from acusession.tui.widgets.key_bar import Hint, KeyBar

if TYPE_CHECKING:
    from acusession.record.history import Entry
    from acusession.record.resume import ResumableSession


class HomeScreen(Screen[None]):
    """The screen that the program opens with and returns to."""

    CSS_PATH = "lists.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "start", "start now", id="home.start"),
        Binding("1", "app.quick", "one or two points", id="home.quick"),
        Binding("g", "go_on", "resume", id="home.go_on"),
        Binding("n", "start_anew", "restart", id="home.start_anew"),
        Binding("x", "close", "close", id="home.close"),
        Binding("h", "app.history", "history", id="home.history"),
        Binding("f", "app.feel", "rate your pain", id="home.feel"),
        Binding("c", "app.conditions", "cautions and conditions", id="home.conditions"),
        Binding("comma", "app.settings", "settings", id="home.settings"),
        Binding("question_mark", "app.keys", "keys", id="home.keys"),
        Binding("q", "app.quit", "quit", id="home.quit"),
    ]

    @dataclass
    class Choose(Message):
        """The user wants to choose points of a routine."""

        routine: Routine

    @dataclass
    class Start(Message):
        """The user wants to start a routine as it is."""

        routine: Routine

    @dataclass
    class GoOn(Message):
        """The user wants to resume the unfinished session."""

        unfinished: ResumableSession

    @dataclass
    class StartAnew(Message):
        """The user wants to close the unfinished session and restart it."""

        unfinished: ResumableSession

    @dataclass
    class Close(Message):
        """The user wants to close the unfinished session."""

        unfinished: ResumableSession

    class RoutinesLoaded(Message):
        """More routines have been loaded."""

    def __init__(
        self,
        routines: Sequence[Routine],
        conditions: frozenset[Condition],
        unfinished: ResumableSession | None = None,
        last: Entry | None = None,
        speech_seconds: SpeechSeconds = no_speech,
    ) -> None:
        super().__init__()
        self._unfinished = unfinished
        self._last = last
        self.routines = tuple(routines)
        self._conditions = conditions
        self._speech_seconds = speech_seconds

    def _routine_row(self, routine: Routine) -> Content:
        try:
            plan = make_plan(
                routine, PlanOptions(conditions=self._conditions), self._speech_seconds
            )
        except AcusessionError:
            return _row(routine.name, NOTHING_LEFT)
        length = f"{counted(len(plan.points), 'point')}, {format_clock(plan.seconds)}"
        return _row(routine.name, length)

    def compose(self) -> ComposeResult:
        """Lay out the list of routines, and what is above and below it."""
        yield Static("acusession", id="name")
        yield Static("Start a routine, put the keyboard aside and follow.", id="line")
        if self._unfinished:
            yield Static(_unfinished_words(self._unfinished), id="unfinished")
        yield OptionList(
            *(Option(self._routine_row(routine)) for routine in self.routines),
            Option(_QUICK),
        )
        yield Static(id="about", markup=False)
        if self._last:
            yield Static(_last_words(self._last), id="last")
        yield KeyBar()

    def on_mount(self) -> None:
        """Put the cursor on the first routine."""
        self.query_one(OptionList).focus()
        self.query_one(OptionList).highlighted = 0
        self.query_one(KeyBar).show(
            [
                *([Hint("g", "resume", "g")] if self._unfinished else []),
                Hint("enter", "choose", "enter"),
                Hint("s", "start", "s"),
                Hint("c", "caution", "c"),
                Hint(",", "settings", "comma"),
                Hint("f", "pain", "f"),
                Hint("?", "keys", "question_mark"),
                Hint("q", "quit", "q"),
            ]
        )

    def add(self, routines: Sequence[Routine]) -> None:
        """Add routines above the last row; the cursor stays on the same entry."""
        options = self.query_one(OptionList)
        at = options.highlighted
        was_last = at == len(self.routines)
        options.remove_option_at_index(len(self.routines))
        options.add_options(
            [
                *(Option(self._routine_row(each)) for each in routines),
                Option(_QUICK),
            ]
        )
        self.routines += tuple(routines)
        options.highlighted = len(self.routines) if was_last else at

    def _here(self) -> Routine | None:
        at = self.query_one(OptionList).highlighted
        return self.routines[at] if at is not None and at < len(self.routines) else None

    @on(OptionList.OptionHighlighted)
    def _tell_about(self) -> None:
        routine = self._here()
        text = routine.description if routine else "Pick with the arrow keys or by typing a name."
        self.query_one("#about", Static).update(text)

    @on(OptionList.OptionSelected)
    async def _choose(self) -> None:
        if routine := self._here():
            self.post_message(self.Choose(routine))
        else:
            await self.run_action("app.quick")

    async def action_start(self) -> None:
        """Start the routine under the cursor at once."""
        if routine := self._here():
            self.post_message(self.Start(routine))
        else:
            await self.run_action("app.quick")

    def action_go_on(self) -> None:
        """Ask the app to resume the unfinished session."""
        if self._unfinished:
            self.post_message(self.GoOn(self._unfinished))

    def action_start_anew(self) -> None:
        """Ask the app to restart the unfinished session."""
        if self._unfinished:
            self.post_message(self.StartAnew(self._unfinished))

    def action_close(self) -> None:
        """Ask the app to close the unfinished session."""
        if self._unfinished:
            self.post_message(self.Close(self._unfinished))


def _row(name: str, remark: str) -> Content:
    return Content.assemble((f"{padded(name, 24)}  ", "bold"), (remark, "$quiet"))


_QUICK = _row("Just one or two points", "for one free hand (key 1)")


def _unfinished_words(unfinished: ResumableSession) -> Content:
    """Return where the session was interrupted, and the keys for what can be done with it."""
    return Content.from_markup(
        "[bold $press]Unfinished[/]  $where. "
        "Press [bold $accent @click=screen.go_on]g[/] to resume, "
        "[bold $accent @click=screen.start_anew]n[/] to restart, "
        "or [bold $accent @click=screen.close]x[/] to close it.",
        where=describe_progress(unfinished),
    )


def _last_words(last: Entry) -> Content:
    done = f"{last.completed} of {last.steps} steps, {format_clock(int(last.pressed))}"
    return Content.from_markup(
        "Last: $session. Press [bold $accent @click=app.history]h[/] for the history.",
        session=f"{last.started:%A %d %B}, {last.name}, {done}",
    )
