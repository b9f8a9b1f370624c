"""The quick screen: pick just one or two points with the arrow keys or by typing a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Key
from textual.screen import Screen
from textual.widgets import OptionList, Static

from acusession.console.capabilities import figure_glyphs
from acusession.domain.model import Condition, Point, Reach
from acusession.domain.plan import reasons_against
from acusession.domain.point_search import normalize_name
from acusession.tui.widgets.figure import Figure
from acusession.tui.widgets.key_bar import Hint, KeyBar
from acusession.tui.widgets.point_list import PointList, PointRow

MOST = 2
"""Maximum number of points of a quick session; more is a routine."""

_ORDER = tuple(Reach)
"""Order of the points: those for one free hand first, those that need a ball last."""


class QuickScreen(Screen[tuple[Point, ...]]):
    """The quick screen, dismissed with one or two points."""

    CSS_PATH = "lists.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - Textual's own type
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "start", "start", id="quick.start", priority=True),
        Binding("space", "tick", "tick", id="quick.tick", priority=True),
        Binding("escape", "dismiss", "home", id="quick.home"),
    ]

    def __init__(self, points: Sequence[Point], conditions: frozenset[Condition]) -> None:
        super().__init__()
        self._points = sorted(points, key=lambda point: _ORDER.index(point.reach))
        self._conditions = conditions
        self._ticked: tuple[Point, ...] = ()
        self._typed = ""

    def compose(self) -> ComposeResult:
        """Lay out the list, and the line for what is typed."""
        yield Static("Just one or two points", classes="title")
        yield Static(id="typed", markup=False)
        with Horizontal(id="columns"):
            with Vertical():
                yield PointList()
                yield Static(id="remark", markup=False)
            yield Figure(figure_glyphs())
        yield KeyBar()

    def on_mount(self) -> None:
        """Show every point."""
        self._draw()
        self.query_one(PointList).focus()
        self._draw_remark()

    def _shown(self) -> list[Point]:
        wanted = normalize_name(self._typed)
        return [
            point
            for point in self._points
            if not wanted or any(normalize_name(name).startswith(wanted) for name in point.names)
        ]

    def _draw(self, here: Point | None = None) -> None:
        """Draw the list, with the cursor on the point `here`."""
        shown, points = self._shown(), self.query_one(PointList)
        points.show(
            [
                PointRow(point, point in self._ticked, reasons_against(point, self._conditions))
                for point in shown
            ]
        )
        if here is not None:
            points.highlighted = shown.index(here)
        typed = f"{self._typed}▏" if self._typed else "Type a name, or use the arrow keys."
        self.query_one("#typed", Static).update(typed)
        self.query_one(KeyBar).show(
            [
                Hint("enter", "start", "enter"),
                Hint("space", "tick", "space"),
                Hint("↑↓", "move", "down"),
                Hint("esc", "home", "escape"),
            ]
        )

    @on(OptionList.OptionHighlighted)
    def _draw_remark(self) -> None:
        point = self._here()
        if point is not None:
            self.query_one(Figure).show(point, point.sides[0])
        self._say(point.location if point else _none_found(self._typed))

    def _say(self, text: str) -> None:
        self.query_one("#remark", Static).update(text)

    def _here(self) -> Point | None:
        shown, at = self._shown(), self.query_one(PointList).highlighted
        return shown[at] if at is not None and at < len(shown) else None

    def on_key(self, event: Key) -> None:
        """Narrow the list by typed letters; widen it again with backspace."""
        if event.key == "backspace":
            self._typed = self._typed[:-1]
        elif event.character and event.character.isprintable() and len(self._typed) < 20:
            self._typed += event.character
        else:
            return
        event.stop()
        self._draw()
        self._draw_remark()

    @on(OptionList.OptionSelected)
    def action_tick(self) -> None:
        """Tick the point under the cursor, or untick it; explain why a third is too many."""
        point = self._here()
        if point is None:
            return
        if point in self._ticked:
            self._ticked = tuple(each for each in self._ticked if each != point)
        elif len(self._ticked) == MOST:
            self._say(
                "You can pick only two points here. "
                "Untick one first, or choose a routine on the home screen."
            )
            return
        else:
            self._ticked = (*self._ticked, point)
        self._typed = ""
        self._draw(point)

    def action_start(self) -> None:
        """Start with the ticked points, or else with the point under the cursor."""
        here = self._here()
        chosen = self._ticked or ((here,) if here else ())
        if chosen:
            self.dismiss(chosen)


def _none_found(typed: str) -> str:
    if not typed:
        return (
            "There are no points, because no routine could be read. "
            "To see why, run: acusession list"
        )
    return f"No name starts with {typed!r}. Press Backspace to delete a letter."
