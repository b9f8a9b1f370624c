"""Where the words of a picture stand: none on another, none cut, the least important dropped."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice

from msgspec import Struct

from acusession.body.drawing.label_text import Choices
from acusession.body.drawing.picture import Role
from acusession.body.drawing.raster import fill, trace
from acusession.body.geometry import Path, Vec

_FARTHEST = 4
"""Rows a label may stand above or below what it names."""

_TOUCHING = 3.5
"""Cells across between words and the middle of what they name that need no leader."""

_LEVEL = 0.3
"""Rows between two things that still count as level: their words may stand in any order."""

# What a place costs: for each cell away from what is named, ...
_COST_HORIZONTAL = 0.4
_COST_VERTICAL = 3.2
_COST_TOO_CLOSE = 7.0
_COST_WRONG_SIDE = 3.0
_COST_ON_SKIN = 0.9
_COST_ON_EDGE = 1.0
_COST_SHORTER = 4.0


class LabelRequest(Struct, frozen=True):
    """Words that should stand near a spot, no nearer than `clear` cells across.

    `max_cost` is the highest acceptable cost of a place. `preferred_side` is 1 for right, -1 for
    left. `centred` words stand directly above or below what they name.
    """

    choices: Choices
    near: Vec
    role: Role
    max_cost: float
    clear: float = 1.0
    preferred_side: int = 0
    centred: bool = False


class Label(Struct, frozen=True):
    """Words in a row of the picture from a column on; a leader may tie them to what they name."""

    text: str
    column: int
    row: int
    role: Role
    leader: Path = ()


class LabelLayout:
    """A picture's cells while words are laid out: which are taken, which had better stay free."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self.taken = self._none()
        self.skin = self._none()
        self.edge = self._none()
        self.placed: list[tuple[LabelRequest, Label]] = []

    def _none(self) -> list[list[bool]]:
        return [[False] * self.width for _ in range(self.height)]

    def penalize(self, outlines: Sequence[Path]) -> None:
        """Let words rather stand outside of these, and off their edges."""
        self.skin = fill(outlines, self.width, self.height, samples=1)
        for outline in outlines:
            self._set(self.edge, trace(outline))

    def take(self, cells: Iterable[tuple[int, int]]) -> None:
        """Keep words off these cells, each (column, row)."""
        self._set(self.taken, cells)

    def _set(self, grid: list[list[bool]], cells: Iterable[tuple[int, int]]) -> None:
        for column, row in cells:
            if 0 <= column < self.width and 0 <= row < self.height:
                grid[row][column] = True

    def put(self, label: Label) -> None:
        """Take a label's cells and its leader's."""
        columns = range(label.column, label.column + len(label.text))
        self.take((column, label.row) for column in columns)
        self.take(trace(label.leader))

    def in_order(self, request: LabelRequest, column: int, row: int) -> bool:
        """Whether words here keep the order, from above to below, of what all the words name."""
        return all(
            (row - label.row) * down > 0
            if row != label.row and abs(down) > _LEVEL
            else row != label.row or abs(column - label.column) > len(label.text) + 2
            for other, label in self.placed
            for down in [request.near.y - other.near.y]
        )


def place_labels(requests: Sequence[LabelRequest], layout: LabelLayout) -> tuple[Label, ...]:
    """A label for each wish that finds room, in the order of their importance."""
    labels = []
    for request in requests:
        if label := _best_position(request, layout):
            layout.put(label)
            layout.placed.append((request, label))
            labels.append(label)
    return tuple(labels)


def _best_position(request: LabelRequest, layout: LabelLayout) -> Label | None:
    places = sorted(
        (cost + _COST_SHORTER * rank, column, row, text)
        for rank, text in enumerate(request.choices)
        for cost, column, row in _places(text, request, layout)
    )
    for _, column, row, text in places:
        if not layout.in_order(request, column, row):
            continue
        leader = _leader(text, column, row, request)
        # Close to what it names a leader may touch the mark or the measure.
        beyond = islice(trace(leader), math.ceil(request.clear) + 1, None)
        if not any(layout.taken[y][x] for x, y in beyond):
            return Label(text, column, row, request.role, leader)
    return None


def _places(
    text: str, request: LabelRequest, layout: LabelLayout
) -> Iterator[tuple[float, int, int]]:
    """The free places for a text: what each costs, its column and row."""
    own_row = int(request.near.y)
    for row in range(max(0, own_row - _FARTHEST), min(layout.height, own_row + _FARTHEST + 1)):
        taken = [0, *accumulate(layout.taken[row])]
        skin = [0, *accumulate(layout.skin[row])]
        edge = [0, *accumulate(layout.edge[row])]
        for column in range(layout.width - len(text) + 1):
            if request.centred and abs(column + len(text) / 2 - request.near.x) > 0.6:
                continue
            end = column + len(text)
            # A cell more at each end, so that nothing touches it.
            before, after = max(column - 1, 0), min(end + 1, layout.width)
            if taken[after] == taken[before]:
                cost = _cost(column, end, row, request) + _COST_ON_SKIN * (skin[end] - skin[column])
                cost += _COST_ON_EDGE * (edge[after] - edge[before])
                if cost <= request.max_cost:
                    yield cost, column, row


def _cost(column: int, end: int, row: int, request: LabelRequest) -> float:
    """How far words from `column` to `end` are from what they name."""
    right, left = column - request.near.x, request.near.x - end
    aside = max(right, left, 0.0)
    away = 0.0 if row == int(request.near.y) else abs(row + 0.5 - request.near.y)
    wrong = request.preferred_side * (left - right) > 0
    return (
        _COST_HORIZONTAL * aside
        + _COST_VERTICAL * away
        + _COST_TOO_CLOSE * (aside < request.clear)
        + _COST_WRONG_SIDE * wrong
    )


def _leader(text: str, column: int, row: int, request: LabelRequest) -> Path:
    """From what the words name to their nearer end, unless they stand right beside it."""
    x, y = request.near
    end = column + len(text)
    if request.centred:
        return ()
    if max(column - x, x - end) <= _TOUCHING and abs(row + 0.5 - y) <= 1.2:
        return ()
    if column <= x <= end:
        return (request.near, Vec(x, row + 1.0 if y > row else float(row)))
    return (request.near, Vec(column - 1.0 if x < column else end + 1.0, row + 0.5))
