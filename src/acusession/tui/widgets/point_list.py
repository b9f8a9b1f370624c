"""A list of points to tick, one row each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from acusession.checked_yaml.durations import clock
from acusession.model import Condition, Point, Reach
from acusession.plan import describe_reasons

TICKED = ("[✓] ", "bold $press")
UNTICKED = ("[ ] ", "$quiet")


@dataclass(frozen=True, slots=True)
class PointRow:
    """A point as it stands in the list. `reasons` are the user's conditions against it."""

    point: Point
    is_ticked: bool
    reasons: tuple[Condition, ...] = ()


class PointList(OptionList):
    """Points with a tick, their sides, time and reach, and why one is better left out."""

    DEFAULT_CSS = """
    PointList { text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def show(self, rows: Sequence[PointRow]) -> None:
        """Show these rows; the cursor stays where it was as far as it can."""
        at = self.highlighted or 0
        prompts = [_prompt(row) for row in rows]
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
    tick = TICKED if row.is_ticked else UNTICKED
    if row.is_ticked and row.reasons:
        tick = ("[–] ", "$warning")
    sides = "both sides" if len(point.sides) > 1 else point.sides[0].words
    name = f"{point.code:5} {point.name:13} {sides:14}{clock(point.press):>5}  "
    remark = (
        (f"left out: {describe_reasons(row.reasons)}", "$warning")
        if row.reasons
        else (_REACH[point.reach], "$quiet")
    )
    return Content.assemble(tick, name, remark)


_REACH = {
    Reach.ONE_HAND: "one hand",
    Reach.OTHER_HAND: "the other hand",
    Reach.NEEDS_BALL: "usually needs a ball",
}
