"""The rows of the home screen, and the text about the one under the cursor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from textual.content import Content

from acusession.console.text_width import fitted, shortened, width, wrapped
from acusession.domain.durations import format_clock
from acusession.domain.model import (
    BrokenRoutine,
    Condition,
    ExcludedPoint,
    Plan,
    Point,
    Reach,
    Routine,
    Step,
)
from acusession.domain.phrases import NOTHING_LEFT, counted, describe_reasons, join_with_and
from acusession.domain.plan import PlanOptions, SpeechSeconds, make_plan
from acusession.errors import AcusessionError

if TYPE_CHECKING:
    from acusession.record.resume import ResumableSession

_NEEDS_FROM, _POINTS_FROM = 56, 40
"""Widths in cells from which a row says what is needed, and the number of points."""

_MINUTES, _POINTS, _NEEDS = 8, 15, 15
"""Widths of the columns after the name, with the space before them."""

_NUMBER, _NAME = 3, 17
"""Widths of the number of a point, and of its name at least."""

_NEEDED = {
    Reach.ONE_HAND: "one free hand",
    Reach.OTHER_HAND: "both hands",
    Reach.NEEDS_BALL: "a ball",
}

_QUICK = "Just one or two points"

_QUICK_TEXT = "Pick one or two points by name, by place, or by what they are used for."

Fragment = tuple[str, str]
"""Text and its style."""


class RoutineEntry(Struct, frozen=True):
    """A routine and its plan under the user's conditions.

    `excluded` is a sentence about the points that the conditions exclude, "" if there are none;
    without a plan they exclude every point.
    """

    routine: Routine
    plan: Plan | None
    excluded: str = ""

    @property
    def numbers(self) -> dict[int, Point]:
        """The points that are pressed, by their numbers in the routine."""
        pressed = {point.id for point in self.plan.points} if self.plan else set()
        every = enumerate(self.routine.points, start=1)
        return {number: point for number, point in every if point.id in pressed}


def make_entry(
    routine: Routine, conditions: frozenset[Condition], speech_seconds: SpeechSeconds
) -> RoutineEntry:
    """Return the entry of a routine under the user's conditions."""
    try:
        plan = make_plan(routine, PlanOptions(conditions=conditions), speech_seconds)
    except AcusessionError as error:
        return RoutineEntry(routine, None, str(error))
    return RoutineEntry(routine, plan, _left_out(plan.left_out))


def _left_out(left_out: Sequence[ExcludedPoint]) -> str:
    """Return a sentence about the points that the user's conditions exclude; "" if none."""
    if not left_out:
        return ""
    conditions = dict.fromkeys(each for out in left_out for each in out.conditions)
    names = [out.point.code or out.point.name for out in left_out]
    return f"Left out because of {describe_reasons(conditions)}: {join_with_and(names)}."


def numbers_ahead(unfinished: ResumableSession) -> dict[int, Point]:
    """Return the points still to press in an interrupted session, the next one first."""
    numbers = _numbers_of_points(unfinished.plan)
    return {numbers[step.point.id]: step.point for step in unfinished.ahead}


def _numbers_of_points(plan: Plan) -> dict[str, int]:
    """Return the numbers of the points of a plan, by their ids."""
    return {point.id: number for number, point in enumerate(plan.points, start=1)}


# Rows, each as wide as the list


def routine_row(entry: RoutineEntry, cells: int) -> Content:
    """Return the row of a routine: name, minutes, points, and what is needed."""
    plan = entry.plan
    if plan is None:
        name = min(24, cells // 2)
        remark = NOTHING_LEFT if width(NOTHING_LEFT) < cells - name else "all points excluded"
        return _row(entry.routine.name, name, (f" {remark}", "$warning"))
    points, every = len(plan.points), len(_unique_points(entry.routine))
    count = (
        counted(points, "point") if points == every else f"{points} of {counted(every, 'point')}"
    )
    needed = max((point.reach for point in plan.points), key=tuple(Reach).index)
    return _facts_row(entry.routine.name, plan.seconds, count, _NEEDED[needed], cells)


def quick_row(cells: int) -> Content:
    """Return the row that leads to one or two points of any routine."""
    return _facts_row(_QUICK, None, "by name", "one free hand", cells)


def broken_row(broken: BrokenRoutine, cells: int) -> Content:
    """Return the row of a file that cannot be used: its name, the line, and the reason.

    On a narrow screen only the text about the row has the reason.
    """
    name = min(width(broken.name) + 2, max(16, cells // 3))
    line = f" line {broken.line}"
    remark = f"{line}: {broken.reason}"
    if width(remark) > cells - name and cells < _POINTS_FROM:
        remark = f" has a mistake in{line}"
    return _row(f"! {broken.name}", name, (shortened(remark, cells - name), "$warning"))


def unfinished_row(unfinished: ResumableSession, cells: int) -> Content:
    """Return two rows: the interrupted session, and where it was interrupted."""
    plan, step = unfinished.plan, unfinished.step
    seconds = sum(step.seconds for step in unfinished.ahead)
    side = "" if step.side == "midline" else f", {step.side}"
    at = f"step {unfinished.progress.index + 1} of {len(plan.steps)}"
    name = f"{step.point.code or step.point.name}{side}"
    place = f"{at} · {name} · about {minutes(seconds)} to go"
    if width(place) > cells:
        place = f"{name} · {minutes(seconds)} to go"
    title = shortened(f"Unfinished: {plan.name}", cells)
    return Content.assemble((title, "bold $press"), "\n", (shortened(place, cells), "$quiet"))


def _facts_row(name: str, seconds: int | None, count: str, needed: str, cells: int) -> Content:
    columns: list[Fragment] = []
    if cells >= _POINTS_FROM:
        columns.append((f"  {count}".ljust(_POINTS), "$quiet"))
    if cells >= _NEEDS_FROM:
        columns.append((f"  {needed}".ljust(_NEEDS), "$quiet"))
    length = "" if seconds is None else minutes(seconds)
    return _row(name, _name_width(cells), (length.rjust(_MINUTES), ""), *columns)


def _name_width(cells: int) -> int:
    """Return the width of the names in a list as wide as `cells`."""
    return cells - _MINUTES - _POINTS * (cells >= _POINTS_FROM) - _NEEDS * (cells >= _NEEDS_FROM)


def _row(name: str, cells: int, *columns: Fragment) -> Content:
    return Content.assemble((fitted(name, cells), "bold"), *columns)


def minutes(seconds: int) -> str:
    """Return a length in minutes, rounded, at least one: "15 min"."""
    return f"{max(1, round(seconds / 60))} min"


def _unique_points(routine: Routine) -> set[str]:
    """Return the ids of the points of a routine."""
    return {point.id for point in routine.points}


# The text about a row


def about_routine(entry: RoutineEntry, cells: int, room: int) -> Content:
    """Return what a routine is, in at most `room` rows of `cells`.

    What the user's conditions exclude replaces the description, which counts all points.
    """
    style = "$warning" if entry.excluded else ""
    head = _paragraph(entry.excluded or entry.routine.description, style, cells)
    if entry.plan and entry.plan.ready:
        head += _paragraph(f"Have ready  {', '.join(entry.plan.ready)}.", "", cells)
    points = _points(entry, cells, room - len(head) - 1)
    gap = [Content()] * (len(head) + 1 + len(points) <= room)
    return _in_room([*head, *gap, *points], cells, room)


def _points(entry: RoutineEntry, cells: int, room: int) -> list[Content]:
    """Return the points in the fullest form that fits in `room` rows.

    Where some places are told in one row each, the first are told whole as far as there is room.
    """
    rows = [_numbered(number, point, cells) for number, point in entry.numbers.items()]
    spare = room - 2 * len(rows)
    if spare < 0:
        named = [Content.styled(row, "$quiet") for row in _running(entry, cells)]
        return rows if len(rows) <= room else named
    shown: list[Content] = []
    for row, point in zip(rows, entry.numbers.values(), strict=True):
        place = list(wrapped(point.location, cells - _NUMBER))
        spare -= len(place) - 1
        if spare < 0:
            spare += len(place) - 1
            place = [shortened(point.location, cells - _NUMBER)]
        shown += [row, *map(_place, place)]
    return shown


def _in_room(rows: list[Content], cells: int, room: int) -> Content:
    """Return at most `room` rows, the last one with "…" if there are more."""
    shown = rows[:room]
    if shown and len(rows) > room:
        last = shown[-1]
        shown[-1] = Content.assemble(last[: cells - 2], " …")
    return Content("\n").join(shown)


def about_quick(cells: int) -> Content:
    """Return what the row for one or two points leads to."""
    return Content("\n").join(_paragraph(_QUICK_TEXT, "", cells))


def about_unfinished(unfinished: ResumableSession, cells: int, room: int) -> Content:
    """Return what can be done with an interrupted session, and its steps where there is room."""
    text = (
        f"{unfinished.plan.name} was interrupted. Press Enter to go on where it stopped, "
        "n to start it again, or x to close it."
    )
    head = _paragraph(text, "", cells)
    numbers = _numbers_of_points(unfinished.plan)
    steps = [
        _step_row(step, numbers[step.point.id], index - unfinished.progress.index)
        for index, step in enumerate(unfinished.plan.steps)
    ]
    has_room = len(head) + 1 + len(steps) <= room
    return Content("\n").join([*head, Content(), *steps] if has_room else head)


def _step_row(step: Step, number: int, ahead: int) -> Content:
    """Return the row of a step that is `ahead` of the interrupted one, negative if before it.

    `number` is that of its point on the body.
    """
    mark, style = (
        ("▶", "bold $press") if ahead == 0 else ("·", "") if ahead > 0 else ("✓", "$quiet")
    )
    side = "" if step.side == "midline" else step.side
    return Content.styled(f"{mark} {number:>2} {fitted(step.point.label, 24)} {side}", style)


def about_broken(broken: BrokenRoutine, cells: int) -> Content:
    """Return the problems of a file, and how to see that they are mended."""
    lines = (*broken.problems, f"After correcting it, run: acusession check {broken.path}")
    return Content("\n").join(row for line in lines for row in _paragraph(line, "", cells))


def _paragraph(text: str, style: str, cells: int) -> list[Content]:
    return [Content.styled(row, style) for row in wrapped(text, max(1, cells))] if text else []


def _numbered(number: int, point: Point, cells: int) -> Content:
    """Return the row of a point that is pressed: its number, name, sides and time."""
    times = f"{len(point.sides)} × " if len(point.sides) > 1 else ""
    time = f"{times}{format_clock(point.press)}".rjust(_MINUTES + 3)
    name = fitted(point.label, max(_NAME, _name_width(cells) - _NUMBER - 3))
    return Content.assemble((f"{number:<{_NUMBER}}", "bold $press"), name, (time, ""))


def _place(text: str) -> Content:
    """Return a row that says where a point is."""
    return Content.styled(" " * _NUMBER + text, "$quiet")


def _running(entry: RoutineEntry, cells: int) -> Iterator[str]:
    """Yield rows with the number and the short name of each point."""
    row = ""
    for number, point in entry.numbers.items():
        name = shortened(f"{number} {point.code or point.name}", cells)
        if row and width(row) + 2 + width(name) > cells:
            yield row
            row = ""
        row = f"{row}  {name}" if row else name
    yield row
