"""The quick screen: pick just one or two points with the arrow keys or by typing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static

from acusession.console.capabilities import figure_glyphs, supports_unicode
from acusession.domain.model import Condition, Plan, Point, Reach
from acusession.domain.phrases import join_with_and
from acusession.domain.plan import reasons_against
from acusession.domain.point_search import places_of, search_points
from acusession.tui.screen_keys import (
    ALL_KEYS,
    SHOW_KEYS,
    SOMETIMES,
    TICK,
    WAY_ON,
    WAY_OUT,
    ScreenKey,
    bindings,
)
from acusession.tui.screens.grid_screen import GridScreen
from acusession.tui.status_text import plan_words, point_texts
from acusession.tui.text_layout import Text
from acusession.tui.widgets.figure import Figure
from acusession.tui.widgets.head import Head
from acusession.tui.widgets.key_bar import Hint
from acusession.tui.widgets.passage import Passage, TextFlow
from acusession.tui.widgets.point_list import GroupRow, PointList, PointRow, Row

MOST = 2
"""Maximum number of points of a quick session; more is a routine."""

_LONGEST = 40
"""Maximum length of what is typed."""

_NOT_TYPED = {"space", "question_mark"}
"""Keys of the screen that would otherwise be typed into the field."""

_GROUPS = {
    Reach.ONE_HAND: "ONE FREE HAND",
    Reach.OTHER_HAND: "THE OTHER HAND",
    Reach.NEEDS_BALL: "USUALLY NEEDS A BALL",
}
"""The groups of points in their order: those for one free hand first."""


class _Field(Input):
    """The row for what is typed, without the keys that the screen needs."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "screen.start", show=False)]

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Return whether the key types a character."""
        return key not in _NOT_TYPED and super().check_consume_key(key, character)

    def on_key(self, event: Key) -> None:
        """Leave some keys to the screen."""
        if event.key in _NOT_TYPED:
            event.prevent_default()


class QuickScreen(GridScreen[tuple[Point, ...]]):
    """The quick screen, dismissed with one or two points.

    `plan_of` returns the plan of a session of the points.
    """

    TITLE = "Just one or two points"
    CSS_PATH = ["grid.tcss", "quick.tcss"]  # noqa: RUF012 - Textual's own type
    KEYS = (
        ScreenKey(
            keys="enter",
            action="start",
            description="start with the ticked points, or the one under the cursor",
            label="start",
            rank=WAY_ON,
        ),
        TICK,
        ScreenKey(
            keys="down", action="move(1)", description="move the cursor", label="move", shown="↑↓"
        ),
        ScreenKey(keys="up", action="move(-1)"),
        ScreenKey(keys="pagedown", action="turn(1)"),
        ScreenKey(keys="pageup", action="turn(-1)"),
        ScreenKey(
            keys="tab",
            action="about",
            description="show all about the point",
            label="about",
            rank=SOMETIMES,
        ),
        SHOW_KEYS,
        ScreenKey(
            keys="escape",
            action="leave",
            description="delete what is typed, then go home",
            label="home",
            rank=WAY_OUT,
            shown="esc",
        ),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("quick", KEYS)

    def __init__(
        self,
        points: Sequence[Point],
        conditions: frozenset[Condition],
        plan_of: Callable[[tuple[Point, ...]], Plan],
    ) -> None:
        super().__init__()
        self._points = sorted(points, key=lambda point: [*_GROUPS].index(point.reach))
        self._conditions = conditions
        self._plan_of = plan_of
        self._ticked: tuple[Point, ...] = ()
        self._remark = ""  # about the point that was ticked last
        self._flow = TextFlow("tab")

    # What is on the screen

    def compose_main(self) -> Iterable[Widget]:
        """Return the row for what is typed, the list, and the texts."""
        field = _Field(placeholder="a name, a place, a use", max_length=_LONGEST, compact=True)
        return field, Static(id="none", markup=False), PointList(), Passage(self._flow)

    def compose_aside(self) -> Iterable[Widget]:
        """Return the figure."""
        return (Figure(figure_glyphs()),)

    def compose_below(self) -> Iterable[Widget]:
        """Return the rest of the texts."""
        return (Passage(self._flow),)

    def show_first(self) -> None:
        """Show every point; what is typed always goes into the field."""
        self.query_one(PointList).can_focus = False
        field = self.query_one(Input)
        field.cursor_blink = False
        field.focus()
        self._draw()
        self.draw_keys()

    @property
    def _typed(self) -> str:
        return self.query_one(Input).value

    @property
    def _here(self) -> Point | None:
        """The point under the cursor, None if nothing is found."""
        return self.query_one(PointList).point

    @property
    def _picked(self) -> tuple[Point, ...]:
        """The points that Enter starts with."""
        here = self._here
        return (self._ticked or (here,)) if here else ()

    def _draw(self) -> None:
        found = search_points(self._typed, self._points)
        rows = self._rows(found or self._points) if self._typed else self._grouped()
        points = self.query_one(PointList)
        points.set_class(bool(self._typed), "-narrowed")
        points.show([*rows], is_dimmed=not found)
        self._draw_point()

    def _rows(self, points: Iterable[Point]) -> Iterator[PointRow]:
        for point in points:
            reasons = reasons_against(point, self._conditions)
            place = ", ".join(places_of([point]))
            yield PointRow(point, point in self._ticked, reasons, remark=place)

    def _grouped(self) -> Iterator[Row]:
        for reach, name in _GROUPS.items():
            points = [point for point in self._points if point.reach is reach]
            if points:
                yield GroupRow(name)
                yield from self._rows(points)

    @on(OptionList.OptionHighlighted)
    def _draw_point(self) -> None:
        """Draw the texts about the point under the cursor, the figure and the facts."""
        here = self._here
        figure = self.query_one(Figure)
        figure.visible = here is not None
        nothing = "" if here else _none_found(self._typed, self._points)
        none = self.query_one("#none", Static)
        none.display = here is None
        none.update(nothing)
        if here is None:
            self._flow.show()
        else:
            figure.show(here, here.sides[0])
            reasons = reasons_against(here, self._conditions)
            asks = "Enter asks whether to press it anyway."
            about = point_texts(here, reasons, asks, hanzi=supports_unicode())
            remark = self._remark if here in self._ticked[-1:] else ""
            careful = Text("Careful", here.cautions, 3)
            self._flow.show(Text("Note", (remark,), 5), *about, careful)
        self.query_one(Head).show(self.TITLE, *self._facts())
        self.draw_keys()

    def hints(self) -> Sequence[Hint]:
        """Return the keys; where nothing is found, those to search again."""
        if self._here is not None or not self._typed:
            return super().hints()
        of_all = [hint for hint in super().hints() if hint.rank in {ALL_KEYS, WAY_OUT}]
        return [replace(hint, label="clear") if hint.rank == WAY_OUT else hint for hint in of_all]

    def _facts(self) -> tuple[str, ...]:
        if not self._picked:
            return ()
        names = join_with_and([point.code or point.name for point in self._picked])
        return plan_words(self._plan_of(self._picked), names)

    # Keys

    @on(Input.Changed)
    def _search(self) -> None:
        self._draw()
        self.query_one(PointList).action_first()

    def action_move(self, by: int) -> None:
        """Move the cursor down or up."""
        points = self.query_one(PointList)
        move = points.action_cursor_down if by > 0 else points.action_cursor_up
        move()

    def action_turn(self, by: int) -> None:
        """Move the cursor by a page down or up."""
        points = self.query_one(PointList)
        turn = points.action_page_down if by > 0 else points.action_page_up
        turn()  # type: ignore[no-untyped-call]

    @on(OptionList.OptionSelected)
    def action_tick(self) -> None:
        """Tick the point under the cursor, or untick it; a third replaces the older one."""
        point = self._here
        if point is None:
            return
        self._remark = ""
        if point in self._ticked:
            self._ticked = tuple(each for each in self._ticked if each != point)
        else:
            if len(self._ticked) == MOST:
                older = self._ticked[0].label
                self._remark = f"{older} is unticked again, because two is the most here."
            self._ticked = (*self._ticked, point)[-MOST:]
        with self.prevent(Input.Changed):
            self.query_one(Input).clear()
        self._draw()
        self.query_one(PointList).go_to(point)

    def action_about(self) -> None:
        """Show everything about the point under the cursor."""
        from acusession.tui.screens.about import AboutScreen

        if (point := self._here) is not None:
            self.app.push_screen(AboutScreen(point, None))

    def action_start(self) -> None:
        """Start with the ticked points, or else with the point under the cursor."""
        if self._picked:
            self.dismiss(self._picked)

    def action_leave(self) -> None:
        """Delete what is typed; if nothing is, go home."""
        if self._typed:
            self.query_one(Input).clear()
        else:
            self.dismiss()


def _none_found(typed: str, points: Sequence[Point]) -> str:
    if not points:
        return (
            "There are no points, because no routine could be read. "
            "To see why, run: acusession list"
        )
    return f"Nothing is called {typed!r}. Places: {', '.join(places_of(points))}."
