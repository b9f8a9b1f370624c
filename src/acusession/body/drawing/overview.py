"""The points of a routine as numbers on the front and the back of a body."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from acusession.body.anatomy.figure import Figure
from acusession.body.anatomy.figures import FIGURES
from acusession.body.anatomy.placement import locate
from acusession.body.drawing.label_layout import Label
from acusession.body.drawing.picture import Role
from acusession.body.drawing.scene import Mark, Pane, Scene, body_pane
from acusession.body.drawing.viewport import Box, Viewport
from acusession.body.geometry import Path, Vec
from acusession.domain.model import Placement, Point, Side

NARROWEST, LOWEST = 24, 10
"""Size of the smallest picture, in cells."""

_VIEWS = ("front", "back")

_FARTHEST = 4
"""Maximum distance of a number from its point, in rows; a number without room is omitted."""

_ASIDE = 0.8
"""Where a point of the side view lies on the back: the share of half the body's width."""

_LIGHT = 0.6
"""Radius of the light around a number, in cells."""

_LEVEL = 0.25
"""Points whose heights differ by less are level, in rows."""

Numbers = Mapping[int, Point]
"""The points by their numbers in the routine, from 1."""


def compose_overview(numbers: Numbers, lit: int | None, width: int, height: int) -> Scene | None:
    """Return the scene with all numbers, and light around the number `lit`; None without room."""
    if width < NARROWEST or height < LOWEST:
        return None
    panes: list[Pane] = []
    labels: list[Label] = []
    half = (width - 1) // 2
    half -= 1 - half % 2  # with the midline in the middle of a cell both sides are drawn alike
    for left, view in zip((0, width - half), _VIEWS, strict=True):
        figure = FIGURES[view]
        viewport = Viewport(figure.whole, Box(left, 0, half, height - 1))
        rows = min(height - 1, math.ceil(viewport.scale * figure.whole.high) + 1)
        viewport = replace(viewport, box=Box(left, 0, half, rows))
        placed = dict(_place(numbers, view, viewport))
        marks = (_mark(label) for label, number in placed.items() if number == lit)
        panes.append(body_pane(figure, viewport, tuple(marks)))
        labels += [*placed, Label(view, left + (half - len(view)) // 2, rows, Role.LABEL)]
    return Scene(width, height, tuple(panes), tuple(labels))


def _mark(label: Label) -> Mark:
    middle = Vec(label.column + len(label.text) / 2, label.row + 0.5)
    return Mark(middle, middle, _LIGHT, is_this=True)


def _place(numbers: Numbers, view: str, viewport: Viewport) -> Iterator[tuple[Label, int]]:
    """Yield the numbers of a view, each in the free cells nearest to its point.

    From the top down: none is higher than that of a point that is higher on the body, and those
    of points on one level are on one row where they can be.
    """
    placed: list[_Placed] = []
    wanted = [
        (spot, number)
        for number, point in numbers.items()
        for spot in _spots(point, view, viewport)
    ]
    for spot, number in sorted(wanted, key=lambda each: (round(each[0].y, 1), each[1])):
        at = _free(spot, len(str(number)), placed, viewport.box)
        if at is not None:
            placed.append(_Placed(spot, *at, len(str(number))))
            yield Label(str(number), *at, Role.LABEL), number


def _spots(point: Point, view: str, viewport: Viewport) -> Iterator[Vec]:
    """Yield where a point lies in a view, on each of its sides; those of the side are on the back.

    A body point at the side is as high on the back, near the edge of the body.
    """
    placing = point.figure
    if placing is None or {"side": "back"}.get(placing.view, placing.view) != view:
        return
    for side in point.sides:
        if placing.view == "side":
            yield viewport.spot(_on_the_back(placing, side))
        else:
            yield viewport.spot(locate(placing, side).point)


def _on_the_back(placing: Placement, side: Side) -> Vec:
    y = locate(placing, side).point.y
    edge = _half_width(FIGURES["back"], y)
    return Vec((-1 if side is Side.LEFT else 1) * _ASIDE * edge, y)


def _half_width(figure: Figure, y: float) -> float:
    """Return the half width of the body at the height `y`, in cun."""
    outline: Path = figure.parts["body"].outline
    return max(abs(x) for x, _ in sorted(outline, key=lambda spot: abs(spot.y - y))[:4])


class _Placed(Struct, frozen=True):
    """A number with its first cell and its length, and the spot of its point."""

    spot: Vec
    column: int
    row: int
    length: int

    def leaves(self, column: int, row: int, length: int, spot: Vec) -> bool:
        """Return whether a number may start in a cell, whose point is at `spot`, below or beside.

        A cell stays free on either side, or "1" next to "5" would be read as fifteen.
        """
        if row != self.row:
            return row > self.row or spot.y - self.spot.y < _LEVEL
        if spot.x < self.spot.x:
            return column + length < self.column
        return column > self.column + self.length


def _free(spot: Vec, length: int, placed: Sequence[_Placed], room: Box) -> tuple[int, int] | None:
    """Return the start of the free cells nearest to a spot; None if there are none near it."""
    near = [
        (column, row)
        for row in range(math.floor(spot.y) - _FARTHEST, math.floor(spot.y) + _FARTHEST + 1)
        for column in range(
            math.floor(spot.x) - 2 * _FARTHEST, math.floor(spot.x) + 2 * _FARTHEST + 1
        )
        if room.contains(column, row) and room.contains(column + length - 1, row)
    ]
    free = [at for at in near if all(each.leaves(*at, length, spot) for each in placed)]
    level = [each.row for each in placed if abs(each.spot.y - spot.y) < _LEVEL]

    def distance(at: tuple[int, int]) -> tuple[int, float]:
        column, row = at
        off = math.hypot(column + length / 2 - spot.x, 2 * (row + 0.5 - spot.y))
        return sum(abs(row - each) for each in level), off

    return min(free, key=distance, default=None)
