"""A list of points to tick, one row each, in columns that are the same for every name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from textual.content import Content
from textual.widget import Widget
from textual.widgets.option_list import Option

from acusession.console.text_width import fitted, shortened, width
from acusession.domain.durations import format_clock
from acusession.domain.model import Condition, Point, Reach, Side
from acusession.domain.phrases import describe_reasons
from acusession.tui.breakpoints import main_width
from acusession.tui.widgets.row_list import RowList

_GAP: Final = "  "
_TICK, _SIDE, _PRESS, _CHANGE, _WITH = 2, 6, 5, 7, 14
"""Widths of the columns in cells, without the gaps; `_CHANGE` has its space before it."""

_WITH_FROM, _CHANGE_FROM = 54, 40
"""Widths of a row in cells from which it has the last column, and the changes of press times."""

_LONGEST_NAME, _LONGEST_NAME_NARROW = 30, 20
"""Maximum width of the names in cells, with and without the last column."""

_SIDES = {Side.LEFT: "left", Side.RIGHT: "right", Side.MIDLINE: "middle"}

_REACH = {
    Reach.ONE_HAND: "one hand",
    Reach.OTHER_HAND: "the other hand",
    Reach.NEEDS_BALL: "a ball",
}


class PointRow(Struct, frozen=True):
    """A row of the list.

    `reasons` are the user's conditions that exclude the point, `change` is by how many seconds its
    press differs from the routine's. `remark` replaces what the point is pressed with. A quiet row
    will not be pressed.
    """

    point: Point
    is_ticked: bool
    reasons: tuple[Condition, ...] = ()
    change: int = 0
    remark: str = ""
    is_quiet: bool = False


class GroupRow(Struct, frozen=True):
    """A row with the name of the points below it; it cannot be selected."""

    name: str


Row = PointRow | GroupRow


class Columns(Struct, frozen=True):
    """The columns of a row: the width of the names, and which of the last two there are."""

    name: int
    has_change: bool
    has_with: bool

    def heads(self) -> str:
        """Return the names of the columns."""
        heads = " " * _TICK + fitted("point", self.name) + _GAP + fitted("side", _SIDE) + _GAP
        heads += "press"
        return heads + " " * _CHANGE + _GAP + "with" if self.has_with else heads


def columns(cells: int) -> Columns:
    """Return the columns that fit in a row of so many cells."""
    has_with, has_change = cells >= _WITH_FROM, cells >= _CHANGE_FROM
    others = _TICK + len(_GAP) + _SIDE + len(_GAP) + _PRESS
    others += _CHANGE * has_change + (len(_GAP) + _WITH) * has_with
    longest = _LONGEST_NAME if has_with else _LONGEST_NAME_NARROW
    return Columns(max(1, min(longest, cells - others)), has_change, has_with)


class PointHeads(Widget):
    """The names of the columns of the list below."""

    DEFAULT_CSS = """
    PointHeads { height: 1; color: $quiet; padding: 0 2 0 0; }
    """

    def render(self) -> str:
        """Return the row."""
        return columns(self.content_size.width).heads()


class PointList(RowList):
    """Points with a tick, their sides and time, and their reach or why they are left out."""

    DEFAULT_CSS = """
    PointList {
        text-wrap: nowrap;
        text-overflow: ellipsis;
        scrollbar-gutter: stable;
        /* With a stable gutter, Textual adds the horizontal bar to the height. */
        scrollbar-size: 0 1;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._is_dimmed = False
        self._cells = 0

    def show(self, rows: Sequence[Row], *, is_dimmed: bool = False) -> None:
        """Show these rows; the cursor keeps its row if there still is one.

        Dimmed rows cannot be selected.
        """
        self._rows, self._is_dimmed = tuple(rows), is_dimmed
        self._draw()

    @property
    def point(self) -> Point | None:
        """The point under the cursor."""
        at = self.highlighted
        row = self._rows[at] if at is not None and at < len(self._rows) else None
        return row.point if isinstance(row, PointRow) and not self._is_dimmed else None

    def go_to(self, point: Point) -> None:
        """Put the cursor on a point, if it is shown."""
        for at, row in enumerate(self._rows):
            if isinstance(row, PointRow) and row.point == point:
                self.highlighted = at

    def on_resize(self) -> None:
        """Lay out the columns for the width."""
        if self._cells != self._width():
            self._draw()

    def _width(self) -> int:
        """Return the width of a row, which leaves a cell before the scroll bar."""
        if self.size:
            return self.scrollable_content_region.width - 1
        return main_width(self.app.size) - self.styles.scrollbar_size_vertical - 1  # as it will be

    def _draw(self) -> None:
        self._cells = self._width()
        widths = columns(self._cells)
        options = [self._option(row, widths) for row in self._rows]
        if [each.disabled for each in options] == [each.disabled for each in self.options]:
            for index, option in enumerate(options):
                self.replace_option_prompt_at_index(index, option.prompt)
            return
        at = self.highlighted or 0
        self.set_options(options)
        if not self._is_dimmed and options:
            self.highlighted = min(at, len(options) - 1)
            if options[self.highlighted].disabled:
                self.action_cursor_down()

    def _option(self, row: Row, widths: Columns) -> Option:
        if isinstance(row, GroupRow):
            return Option(Content.styled(shortened(row.name, self._cells), "$quiet"), disabled=True)
        prompt = _prompt(row, widths, self._cells)
        if self._is_dimmed:
            return Option(Content.styled(prompt.plain, "$quiet"), disabled=True)
        return Option(prompt)


def _prompt(row: PointRow, widths: Columns, cells: int) -> Content:
    point = row.point
    quiet = "$quiet" if row.is_quiet else ""
    name = (fitted(point.label, widths.name) + _GAP, quiet)
    if row.reasons:
        before = _TICK + widths.name + len(_GAP)
        remark = shortened(f"left out: {describe_reasons(row.reasons)}", cells - before)
        return Content.assemble(_tick(row), name, (remark, "$warning"))
    side = "both" if len(point.sides) > 1 else _SIDES[point.sides[0]]
    press = f"{format_clock(point.press):>{_PRESS}}"
    change = f" ({row.change:+})" if row.change and widths.has_change else ""
    parts = [
        _tick(row),
        name,
        (fitted(side, _SIDE) + _GAP, quiet),
        (press + change, "bold $accent" if row.change else quiet),
    ]
    if widths.has_with:
        remark = shortened(row.remark or _REACH[point.reach], _WITH)
        parts.append((" " * (_CHANGE - width(change)) + _GAP + remark, "$quiet"))
    return Content.assemble(*parts)


def _tick(row: PointRow) -> tuple[str, str]:
    if row.is_ticked and row.reasons:
        return "– ", "$warning"
    return ("✓ ", "bold $press") if row.is_ticked else ("· ", "$quiet")
