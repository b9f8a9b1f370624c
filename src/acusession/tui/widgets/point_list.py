"""A list of points to tick, one row each."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from acusession.console.text_width import padded
from acusession.domain.durations import format_clock
from acusession.domain.model import Condition, Point, Reach, Side
from acusession.domain.phrases import describe_reasons, side_name

_WIDE = 58
"""Width in cells from which a row fits in its full wording."""

TICKED = ("[✓] ", "bold $press")
UNTICKED = ("[ ] ", "$quiet")


class PointRow(Struct, frozen=True):
    """A row of the list. `reasons` are the user's conditions that exclude the point."""

    point: Point
    is_ticked: bool
    reasons: tuple[Condition, ...] = ()


class PointList(OptionList):
    """Points with a tick, their sides and time, and their reach or why they are excluded."""

    DEFAULT_CSS = """
    PointList { text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[PointRow, ...] = ()
        self._is_narrow = False

    def show(self, rows: Sequence[PointRow]) -> None:
        """Show these rows; the cursor keeps its row if there still is one."""
        self._rows = tuple(rows)
        self._draw()

    def on_resize(self) -> None:
        """Use the wording that fits the width."""
        is_narrow = 0 < self.size.width < _WIDE
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._draw()

    def _draw(self) -> None:
        at = self.highlighted or 0
        prompts = [(_short_prompt if self._is_narrow else _prompt)(row) for row in self._rows]
        if len(prompts) == self.option_count:
            for index, prompt in enumerate(prompts):
                self.replace_option_prompt_at_index(index, prompt)
            return
        self.clear_options()
        self.add_options(Option(prompt) for prompt in prompts)
        if prompts:
            self.highlighted = min(at, len(prompts) - 1)


def _prompt(row: PointRow) -> Content:
    point = row.point
    sides = "both sides" if len(point.sides) > 1 else side_name(point.sides[0])
    name = f"{padded(point.code, 5)} {padded(point.name, 13)} {sides:14}"
    name += f"{format_clock(point.press):>5}  "
    remark = _left_out(row) if row.reasons else (_REACH[point.reach], "$quiet")
    return Content.assemble(_tick(row), name, remark)


def _short_prompt(row: PointRow) -> Content:
    """Return a shorter row: why the point is excluded, or else its sides and time."""
    point = row.point
    name = f"{padded(point.code, 5)} {padded(point.name, 13)} "
    sides = "both" if len(point.sides) > 1 else _SHORT_SIDES.get(point.sides[0], point.sides[0])
    remark = _left_out(row) if row.reasons else (f"{sides:6} {format_clock(point.press)}", "")
    return Content.assemble(_tick(row), name, remark)


def _tick(row: PointRow) -> tuple[str, str]:
    if row.is_ticked and row.reasons:
        return ("[–] ", "$warning")
    return TICKED if row.is_ticked else UNTICKED


def _left_out(row: PointRow) -> tuple[str, str]:
    return f"excluded: {describe_reasons(row.reasons)}", "$warning"


_SHORT_SIDES = {Side.MIDLINE: "middle"}


_REACH = {
    Reach.ONE_HAND: "one hand",
    Reach.OTHER_HAND: "the other hand",
    Reach.NEEDS_BALL: "usually needs a ball",
}
