"""Lays out a picture's labels: none overlap, none are cut, the least important are dropped."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice

from msgspec import Struct

from acusession.body.drawing.label_text import Choices
from acusession.body.drawing.picture import Role
from acusession.body.drawing.raster import fill, trace
from acusession.body.geometry import Path, Vec

_FARTHEST = 5
"""Maximum distance of a label above or below its target, in rows."""

_TOUCHING = 3.5
"""Maximum horizontal distance between a label without a leader and its target, in cells."""

_LEVEL = 0.3
"""Maximum vertical distance, in rows, between two targets that count as level: their labels may be
in any order."""

# Costs of a label's position: per cell of distance, skin and edge, and per shorter text.
_COST_HORIZONTAL = 0.4
_COST_VERTICAL = 2.6
_COST_TOO_CLOSE = 7.0
_COST_WRONG_SIDE = 7.0
_COST_ON_SKIN = 5.0
_COST_ON_EDGE = 2.0
_COST_SHORTER = 4.0

_MAX_COST = 40.0
"""The highest acceptable cost of a position; a label that would cost more is dropped."""


class LabelRequest(Struct, frozen=True):
    """A request for a label near a spot, preferably at least `clear` cells to its left or right.

    `preferred_side` is 1 for right, -1 for left.
    """

    choices: Choices
    near: Vec
    role: Role
    clear: float = 1.0
    preferred_side: int = 0


class Label(Struct, frozen=True):
    """A text at a column and row of the picture, with an optional leader line to its target."""

    text: str
    column: int
    row: int
    role: Role
    leader: Path = ()


class LabelLayout:
    """The cells of a picture during layout: those taken, and those that should stay free."""

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
        """Make positions inside these outlines and on their edges more expensive."""
        self.skin = fill(outlines, self.width, self.height, samples=4)
        for outline in outlines:
            self._set(self.edge, trace(outline))

    def take(self, cells: Iterable[tuple[int, int]]) -> None:
        """Keep labels off these cells, each (column, row)."""
        self._set(self.taken, cells)

    def _set(self, grid: list[list[bool]], cells: Iterable[tuple[int, int]]) -> None:
        for column, row in cells:
            if 0 <= column < self.width and 0 <= row < self.height:
                grid[row][column] = True

    def put(self, label: Label) -> None:
        """Take the cells of a label, one more at each end, and those of its leader."""
        columns = range(label.column - 1, label.column + len(label.text) + 1)
        self.take((column, label.row) for column in columns)
        self.take(trace(label.leader))

    def in_order(self, request: LabelRequest, row: int) -> bool:
        """Return whether a label here keeps the vertical order of all labels' targets."""
        return all(
            row == label.row or abs(down) <= _LEVEL or (row - label.row) * down > 0
            for other, label in self.placed
            for down in [request.near.y - other.near.y]
        )


def place_labels(requests: Sequence[LabelRequest], layout: LabelLayout) -> tuple[Label, ...]:
    """Return labels for the requests that fit; requests are given most important first."""
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
        if not layout.in_order(request, row):
            continue
        leader = _leader(text, column, row, request)
        # Near its target a leader may touch the mark or the measure.
        beyond = islice(trace(leader), math.ceil(request.clear) + 1, None)
        if not any(layout.taken[y][x] for x, y in beyond):
            return Label(text, column, row, request.role, leader)
    return None


def _places(
    text: str, request: LabelRequest, layout: LabelLayout
) -> Iterator[tuple[float, int, int]]:
    """Yield the free positions for a text as (cost, column, row)."""
    own_row = int(request.near.y)
    for row in range(max(0, own_row - _FARTHEST), min(layout.height, own_row + _FARTHEST + 1)):
        taken = [0, *accumulate(layout.taken[row])]
        skin = [0, *accumulate(layout.skin[row])]
        edge = [0, *accumulate(layout.edge[row])]
        for column in range(layout.width - len(text) + 1):
            end = column + len(text)
            # One more cell at each end, so that nothing touches the label, and two between labels.
            before, after = max(column - 1, 0), min(end + 1, layout.width)
            if taken[after] == taken[before]:
                cost = _cost(column, end, row, request) + _COST_ON_SKIN * (skin[end] - skin[column])
                cost += _COST_ON_EDGE * (edge[after] - edge[before])
                if cost <= _MAX_COST:
                    yield cost, column, row


def _cost(column: int, end: int, row: int, request: LabelRequest) -> float:
    """Return the cost of the distance between a label from `column` to `end` and its target."""
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
    """Return a line from the target to the label's nearer end; empty if they are close."""
    x, y = request.near
    end = column + len(text)
    if max(column - x, x - end) <= _TOUCHING and abs(row + 0.5 - y) <= 1.2:
        return ()
    if column <= x <= end:
        return (request.near, Vec(x, row + 1.0 if y > row else float(row)))
    return (request.near, Vec(column - 1.0 if x < column else end + 1.0, row + 0.5))
