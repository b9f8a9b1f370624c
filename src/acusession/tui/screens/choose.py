"""The choose screen: which points of a routine to press, in what order and for how long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList, Static

from acusession.console.capabilities import figure_glyphs
from acusession.domain.durations import format_clock
from acusession.domain.model import LONGEST_PRESS, Condition, Plan, Point, Routine, unique
from acusession.domain.phrases import counted, describe_excluded
from acusession.domain.plan import PlanOptions, SpeechSeconds, make_plan, no_speech, reasons_against
from acusession.domain.point_search import unique_by_name
from acusession.errors import AcusessionError
from acusession.runtime.session_setup import NewSession
from acusession.tui.screens.confirm import ConfirmScreen
from acusession.tui.status_text import labelled
from acusession.tui.widgets.figure import Figure
from acusession.tui.widgets.key_bar import Hint, KeyBar
from acusession.tui.widgets.point_list import PointList, PointRow

_PREPARES = (None, 5, 10, 20, 30)
"""Values of the time to find a point, in seconds; None is the routine's own."""

_MOST_NAMED = 4
"""Maximum number of routines that the description of a saved routine names as its origin."""

_MOST_ROUNDS = 3
_SHORTEST, _STEP = 10, 10


class ChooseScreen(Screen[NewSession]):
    """The choose screen, dismissed with the session that is asked for."""

    CSS_PATH = "lists.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - Textual's own type
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "start", "start", id="choose.start", priority=True),
        Binding("space", "tick", "tick", id="choose.tick", priority=True),
        Binding("a", "tick_all", "all or none", id="choose.all"),
        Binding("K,shift+up", "move(-1)", "earlier", id="choose.earlier"),
        Binding("J,shift+down", "move(1)", "later", id="choose.later"),
        Binding("plus,equals_sign", "press(1)", "10 s more", id="choose.longer"),
        Binding("minus", "press(-1)", "10 s less", id="choose.shorter"),
        Binding("p", "prepare", "time to find", id="choose.prepare"),
        Binding("r", "rounds", "rounds", id="choose.rounds"),
        Binding("o", "others", "other points", id="choose.others"),
        Binding("s", "save", "save as your own", id="choose.save"),
        Binding("escape,q", "leave", "home", id="choose.home"),
    ]

    @dataclass
    class MorePointsRequested(Message):
        """The user also wants points of other routines."""

        screen: ChooseScreen

    @dataclass
    class Save(Message):
        """Save what is chosen as a user's routine, then call the screen's `mark_saved`."""

        screen: ChooseScreen
        routine: Routine

    def __init__(
        self,
        routine: Routine,
        conditions: frozenset[Condition],
        speech_seconds: SpeechSeconds = no_speech,
    ) -> None:
        super().__init__()
        self._speech_seconds = speech_seconds
        self._routine = routine
        self._origins = {point.id: routine for point in routine.points}
        self._conditions = conditions
        self._points = list(routine.points)
        self._ticked = {point.id for point in routine.points}
        self._prepare: int | None = None
        self._rounds = 1
        self._kept = self._state()

    def compose(self) -> ComposeResult:
        """Lay out the list of points and the facts about the plan."""
        yield Static(self._routine.name, classes="title", markup=False)
        with Horizontal(id="columns"):
            with Vertical():
                yield PointList()
                with VerticalScroll(can_focus=False):
                    yield Static(id="facts")
            yield Figure(figure_glyphs())
        yield KeyBar()

    def on_mount(self) -> None:
        """Show every point ticked."""
        self._draw()
        self.query_one(PointList).focus()
        self.query_one(KeyBar).show(
            [
                Hint("enter", "start", "enter"),
                Hint("space", "tick", "space"),
                Hint("+ -", "time", "plus"),
                Hint("J K", "order", "J"),
                Hint("p", "time to find", "p"),
                Hint("r", "rounds", "r"),
                Hint("a", "all or none", "a"),
                Hint("o", "others", "o"),
                Hint("s", "save", "s"),
                Hint("esc", "home", "escape"),
            ]
        )

    def _draw(self) -> None:
        rows = [
            PointRow(point, point.id in self._ticked, reasons_against(point, self._conditions))
            for point in self._points
        ]
        self.query_one(PointList).show(rows)
        try:
            facts = _facts(self._plan(), self._rounds, self._prepare)
        except AcusessionError as error:
            facts = Content(str(error))
        self.query_one("#facts", Static).update(facts)

    @on(OptionList.OptionHighlighted)
    def _draw_figure(self) -> None:
        point = self._points[self._at()]
        self.query_one(Figure).show(point, point.sides[0])

    def _state(self) -> tuple[object, ...]:
        """Return what would be lost on leaving."""
        chosen = tuple(point for point in self._points if point.id in self._ticked)
        return chosen, self._prepare, self._rounds

    def mark_saved(self) -> None:
        """Treat the current choice as saved, so that leaving asks no question."""
        self._kept = self._state()

    def _options(self) -> PlanOptions:
        return PlanOptions(points=self._chosen(), prepare=self._prepare, rounds=self._rounds)

    def _plan(self) -> Plan:
        options = replace(self._options(), conditions=self._conditions)
        return make_plan(self._routine, options, self._speech_seconds)

    def _chosen(self) -> tuple[Point, ...]:
        chosen = tuple(point for point in self._points if point.id in self._ticked)
        if not chosen:
            raise AcusessionError("Tick at least one point with Space.")
        return chosen

    def _own(self) -> Routine:
        """Return what is chosen as a routine.

        If it comes from several routines, its description names them, and it has no source.
        """
        chosen = self._chosen()
        prepare = self._routine.prepare if self._prepare is None else self._prepare
        own = replace(self._routine, points=chosen, prepare=prepare)
        origins = unique(self._origins[point.id] for point in chosen)
        if origins == (self._routine,):
            return own
        names = " and ".join(origin.name for origin in origins[:_MOST_NAMED])
        return replace(own, description=f"Made from {names}.", source=None)

    def add(self, routines: Sequence[Routine]) -> None:
        """Add the points of other routines below, unticked, each once."""
        self._origins = {
            point.id: routine for routine in reversed(routines) for point in routine.points
        } | self._origins
        others = (point for routine in routines for point in routine.points)
        self._points = list(unique_by_name((*self._points, *others)))
        self._draw()

    def _at(self) -> int:
        return self.query_one(PointList).highlighted or 0

    @on(OptionList.OptionSelected)
    def action_tick(self) -> None:
        """Tick the point under the cursor, or untick it."""
        self._ticked ^= {self._points[self._at()].id}
        self._draw()

    def action_tick_all(self) -> None:
        """Tick all points; if all are ticked, untick them."""
        every = {point.id for point in self._points}
        self._ticked = set() if self._ticked == every else every
        self._draw()

    def action_move(self, by: int) -> None:
        """Move the point under the cursor earlier or later."""
        at = self._at()
        to = at + by
        if 0 <= to < len(self._points):
            points = self._points
            points[at], points[to] = points[to], points[at]
            self._draw()
            self.query_one(PointList).highlighted = to

    def action_press(self, by: int) -> None:
        """Lengthen or shorten the press of the point under the cursor."""
        at = self._at()
        self._points[at] = _with_press(self._points[at], by * _STEP)
        self._draw()

    def action_prepare(self) -> None:
        """Change to the next value of the time to find each point."""
        following = _PREPARES.index(self._prepare) + 1
        self._prepare = _PREPARES[following % len(_PREPARES)]
        self._draw()

    def action_rounds(self) -> None:
        """Change the number of rounds: 1, 2 or 3."""
        self._rounds = self._rounds % _MOST_ROUNDS + 1
        self._draw()

    def action_others(self) -> None:
        """Ask for the points of other routines."""
        self.post_message(self.MorePointsRequested(self))

    def action_save(self) -> None:
        """Save the ticked points, in this order, with these times."""
        try:
            self.post_message(self.Save(self, self._own()))
        except AcusessionError as error:
            self._say(error)

    def action_start(self) -> None:
        """Start, if there is a point left to press."""
        try:
            self._plan()
            self.dismiss(NewSession(self._routine, self._options()))
        except AcusessionError as error:
            self._say(error)

    def action_leave(self) -> None:
        """Go home; ask first if changes would be lost."""
        if self._state() == self._kept:
            self.dismiss()
            return
        remark = "Your choice of points, order and times will be lost unless you save it."
        screen = ConfirmScreen("Leave without saving?", remark, yes="leave", no="stay")
        self.app.push_screen(screen, self._leave)

    def _leave(self, is_sure: bool | None) -> None:
        if is_sure:
            self.dismiss()

    def _say(self, error: AcusessionError) -> None:
        self.query_one("#facts", Static).update(Content(str(error)))


def _with_press(point: Point, change: int) -> Point:
    """Return the point with its press time changed; a time out of bounds moves only toward them."""
    shortest, longest = min(point.press, _SHORTEST), max(point.press, LONGEST_PRESS)
    return replace(point, press=min(max(point.press + change, shortest), longest))


def _facts(plan: Plan, rounds: int, prepare: int | None) -> Content:
    """Return the facts about the plan: times, things to have ready, excluded points, caution."""
    head = f"{format_clock(plan.seconds)} in all, {counted(len(plan.steps), 'step')}"
    head += f", {rounds} rounds" if rounds > 1 else ""
    head += f", {prepare} s to find each point" if prepare is not None else ""
    lines: list[Content] = [Content.styled(head, "bold")]
    if plan.ready:
        lines.append(labelled("Have ready", ", ".join(plan.ready) + "."))
    if plan.left_out:
        lines.append(labelled("Excluded", describe_excluded(plan.left_out) + "."))
    lines.append(labelled("Caution", plan.caution))
    return Content("\n").join(lines)
