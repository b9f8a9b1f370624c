"""The choose screen: which points of a routine to press, in what order and for how long."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.binding import BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList

from acusession.console.capabilities import figure_glyphs, supports_unicode
from acusession.domain.model import LONGEST_PRESS, Condition, Plan, Point, Routine, unique
from acusession.domain.own_routine import own_routine
from acusession.domain.phrases import counted
from acusession.domain.plan import PlanOptions, SpeechSeconds, make_plan, no_speech, reasons_against
from acusession.domain.point_search import unique_by_name
from acusession.errors import AcusessionError
from acusession.runtime.session_setup import NewSession
from acusession.tui.screen_keys import (
    OFTEN,
    SELDOM,
    SHOW_KEYS,
    TICK,
    WAY_ON,
    WAY_OUT,
    ScreenKey,
    bindings,
)
from acusession.tui.screens.confirm import ConfirmScreen
from acusession.tui.screens.grid_screen import GridScreen
from acusession.tui.status_text import plan_words, point_texts
from acusession.tui.text_layout import Text
from acusession.tui.widgets.choices import Choice, Choices
from acusession.tui.widgets.figure import Figure
from acusession.tui.widgets.head import Head
from acusession.tui.widgets.passage import Passage, TextFlow
from acusession.tui.widgets.point_list import PointHeads, PointList, PointRow

_PREPARES = (5, 10, 15, 20, 30)
"""Values of the time to find a point, in seconds, besides the routine's own."""

_ROUNDS = (1, 2, 3)
"""Numbers of rounds, besides the routine's own."""

_SHORTEST, _STEP = 10, 10
"""The shortest press time and the step by which it changes, in seconds."""


class ChooseScreen(GridScreen[NewSession]):
    """The choose screen, dismissed with the session that is asked for."""

    CSS_PATH = ["grid.tcss", "choose.tcss"]  # noqa: RUF012 - Textual's own type
    KEYS = (
        ScreenKey(
            keys="enter",
            action="start",
            description="start the session",
            label="start",
            rank=WAY_ON,
        ),
        TICK,
        ScreenKey(keys="down", action="go(1)", description="move the cursor", shown="↑↓"),
        ScreenKey(keys="up", action="go(-1)"),
        ScreenKey(
            keys="plus,equals_sign",
            action="press(1)",
            description="press the point 10 s longer or shorter",
            label="time",
            shown="+ -",
        ),
        ScreenKey(keys="minus", action="press(-1)"),
        ScreenKey(
            keys="J,shift+down",
            action="move(1)",
            description="move the point down or up in the order",
            label="order",
            shown="J K",
        ),
        ScreenKey(keys="K,shift+up", action="move(-1)"),
        ScreenKey(keys="r", action="rounds", description="change the number of rounds"),
        ScreenKey(keys="p", action="prepare", description="change the time to find each point"),
        ScreenKey(
            keys="a",
            action="tick_all",
            description="tick all points, or none",
            label="all or none",
            rank=SELDOM,
        ),
        ScreenKey(
            keys="o",
            action="others",
            description="show the points of your other routines too",
            label="others",
            rank=SELDOM,
        ),
        ScreenKey(
            keys="i",
            action="about",
            description="show all about the point",
            label="about",
            rank=OFTEN,
        ),
        ScreenKey(
            keys="s",
            action="save",
            description="save as a routine of your own",
            label="save",
            rank=OFTEN,
        ),
        SHOW_KEYS,
        ScreenKey(
            keys="escape,q",
            action="leave",
            description="go home",
            label="home",
            rank=WAY_OUT,
            shown="esc",
        ),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("choose", KEYS)

    @dataclass
    class MorePointsRequested(Message):
        """The user also wants points of other routines."""

        screen: ChooseScreen

    @dataclass
    class Save(Message):
        """The user wants to save what is chosen as a routine."""

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
        self._presses = {point.id: point.press for point in routine.points}
        self._conditions = conditions
        self._points = list(routine.points)
        self._ticked = {point.id for point in routine.points}
        self._prepare = routine.prepare
        self._rounds = routine.rounds
        self._kept = self._state()
        self._planned: Plan | None = None
        self._note = ""  # why there is no plan
        self._flow = TextFlow("i")

    # What is on the screen

    def compose_main(self) -> Iterable[Widget]:
        """Return the list, the other choices, and the texts."""
        return PointHeads(), PointList(), Choices(), Passage(self._flow)

    def compose_aside(self) -> Iterable[Widget]:
        """Return the figure."""
        return (Figure(figure_glyphs()),)

    def compose_below(self) -> Iterable[Widget]:
        """Return the rest of the texts."""
        return (Passage(self._flow),)

    def show_first(self) -> None:
        """Show every point ticked."""
        self._draw()
        self.query_one(PointList).focus()
        self.draw_keys()

    def _draw(self) -> None:
        self.query_one(PointList).show([self._row(point) for point in self._points])
        self.query_one(Choices).show(
            Choice("r", "Rounds", _with(self._routine.rounds, _ROUNDS), self._rounds, "rounds"),
            Choice(
                "p",
                "To find",
                _with(self._routine.prepare, _PREPARES),
                self._prepare,
                "prepare",
                "s",
            ),
        )
        self._draw_facts()
        self._draw_texts()

    def _row(self, point: Point) -> PointRow:
        is_ticked = point.id in self._ticked
        change = point.press - self._presses[point.id]
        return PointRow(point, is_ticked, self._reasons(point), change, is_quiet=not is_ticked)

    def _draw_facts(self) -> None:
        """Draw the size of the session, and note what to have ready or why there is no session."""
        head = self.query_one(Head)
        try:
            self._planned = plan = self._plan()
        except AcusessionError as error:
            self._planned, self._note = None, str(error)
            head.show(self._routine.name)
            return
        self._note = ""
        chosen = f"{len(plan.points)} of {counted(len(self._points), 'point')}"
        head.show(self._routine.name, *plan_words(plan, chosen))

    def _draw_texts(self) -> None:
        """Draw the texts about the point under the cursor and about the session."""
        point, ready = self._here, ", ".join(self._planned.ready if self._planned else ())
        self._flow.show(
            Text("Note", (self._note,), 5),
            *point_texts(point, self._reasons(point), hanzi=supports_unicode()),
            Text("Have ready", (f"{ready}." if ready else "",), 2),
            Text("Careful", (self._routine.caution,), 1),
        )

    @on(OptionList.OptionHighlighted)
    def _draw_point(self) -> None:
        self.query_one(Figure).show(self._here, self._here.sides[0])
        self._draw_texts()

    @property
    def _at(self) -> int:
        return self.query_one(PointList).highlighted or 0

    @property
    def _here(self) -> Point:
        """The point under the cursor."""
        return self._points[self._at]

    def _reasons(self, point: Point) -> tuple[Condition, ...]:
        return reasons_against(point, self._conditions)

    # What is chosen

    def _state(self) -> tuple[object, ...]:
        """Return what would be lost on leaving."""
        chosen = tuple(point for point in self._points if point.id in self._ticked)
        return chosen, self._prepare, self._rounds

    def _chosen(self) -> Routine:
        """Return the routine with what is chosen."""
        points = tuple(point for point in self._points if point.id in self._ticked)
        return replace(self._routine, points=points, prepare=self._prepare, rounds=self._rounds)

    def _plan(self) -> Plan:
        """Return the plan of what is chosen.

        Raises:
            AcusessionError: no point is left to press.

        """
        if not self._ticked:
            raise AcusessionError("Tick at least one point with Space.")
        options = PlanOptions(conditions=self._conditions)
        return make_plan(self._chosen(), options, self._speech_seconds)

    def add(self, routines: Sequence[Routine]) -> None:
        """Add the points of other routines below, unticked, each once."""
        before = len(self._points)
        others = [(point, routine) for routine in routines for point in routine.points]
        self._points = list(unique_by_name((*self._points, *(point for point, _ in others))))
        for point, routine in others:
            self._origins.setdefault(point.id, routine)
            self._presses.setdefault(point.id, point.press)
        if len(self._points) == before:
            self.notify("Your other routines have no points that are not here.")
        self._draw()

    # Keys

    @on(OptionList.OptionSelected)
    def action_tick(self) -> None:
        """Tick the point under the cursor, or untick it."""
        self._ticked ^= {self._here.id}
        self._draw()

    def action_tick_all(self) -> None:
        """Tick all points; if all are ticked, untick them."""
        every = {point.id for point in self._points}
        self._ticked = set() if self._ticked == every else every
        self._draw()

    def action_go(self, by: int) -> None:
        """Move the cursor down or up."""
        points = self.query_one(PointList)
        go = points.action_cursor_down if by > 0 else points.action_cursor_up
        go()

    def action_move(self, by: int) -> None:
        """Move the point under the cursor earlier or later."""
        at = self._at
        to = at + by
        if 0 <= to < len(self._points):
            points = self._points
            points[at], points[to] = points[to], points[at]
            self._draw()
            self.query_one(PointList).highlighted = to

    def action_press(self, by: int) -> None:
        """Lengthen or shorten the press of the point under the cursor."""
        self._points[self._at] = _with_press(self._here, by * _STEP)
        self._draw()

    def action_prepare(self) -> None:
        """Change to the next value of the time to find each point."""
        self._prepare = _next(self._prepare, _with(self._routine.prepare, _PREPARES))
        self._draw()

    def action_rounds(self) -> None:
        """Change to the next number of rounds."""
        self._rounds = _next(self._rounds, _with(self._routine.rounds, _ROUNDS))
        self._draw()

    def action_others(self) -> None:
        """Ask for the points of other routines."""
        self.post_message(self.MorePointsRequested(self))

    def action_about(self) -> None:
        """Show everything about the point under the cursor, and the routine's caution."""
        from acusession.tui.screens.about import AboutScreen

        point = self._here
        source = self._origins[point.id].source
        self.app.push_screen(AboutScreen(point, source, self._routine.caution))

    def action_save(self) -> None:
        """Save what is chosen: points, order, press times, rounds and the time to find."""
        if not self._ticked:  # as the note says
            return
        chosen = self._chosen()
        origins = unique(self._origins[point.id] for point in chosen.points)
        self.post_message(self.Save(self, own_routine(chosen, origins)))

    def action_start(self) -> None:
        """Start, if there is a point left to press."""
        if self._planned is not None:  # otherwise the note says why not
            self.dismiss(NewSession(self._chosen(), PlanOptions()))

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


def _with_press(point: Point, change: int) -> Point:
    """Return the point with its press time changed; a time out of bounds moves only toward them."""
    shortest, longest = min(point.press, _SHORTEST), max(point.press, LONGEST_PRESS)
    return replace(point, press=min(max(point.press + change, shortest), longest))


def _with(own: int, values: Iterable[int]) -> tuple[int, ...]:
    """Return the values with the routine's own, in order."""
    return tuple(sorted({own, *values}))


def _next(value: int, values: Sequence[int]) -> int:
    return values[(values.index(value) + 1) % len(values)]
