"""Outlines and lines into grids of small pixels."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from acusession.body.geometry import Path

_SAMPLES = 4
"""Scanlines through each row of pixels."""

Grid = list[list[bool]]


def fill(outlines: Iterable[Path], columns: int, rows: int) -> Grid:
    """The pixels at least half covered by the union of closed `outlines`, given in pixels."""
    crossings = [_crossings(outline, rows * _SAMPLES) for outline in outlines]
    grid = []
    for row in range(rows):
        covered = [0.0] * (columns + 1)
        whole = [0] * (columns + 1)
        for line in range(row * _SAMPLES, (row + 1) * _SAMPLES):
            for start, end in _merged(crossings, line, columns):
                first, last = int(start), int(end)
                if first == last:
                    covered[first] += end - start
                else:
                    covered[first] += first + 1 - start
                    whole[first + 1] += 1
                    whole[last] -= 1
                    covered[last] += end - last
        inside = 0
        pixels = []
        for column in range(columns):
            inside += whole[column]
            pixels.append(covered[column] + inside >= _SAMPLES / 2)
        grid.append(pixels)
    return grid


def _crossings(outline: Path, lines: int) -> dict[int, list[float]]:
    """Where each scanline crosses the outline."""
    found: dict[int, list[float]] = {}
    for start, end in pairwise((*outline, outline[0])):
        if start.y == end.y:
            continue
        upper, lower = (start, end) if start.y < end.y else (end, start)
        slope = (lower.x - upper.x) / (lower.y - upper.y)
        # Scanline n lies at (n + 1/2) / _SAMPLES.
        first = max(0, math.ceil(upper.y * _SAMPLES - 0.5))
        last = min(lines, math.ceil(lower.y * _SAMPLES - 0.5))
        for line in range(first, last):
            x = upper.x + slope * ((line + 0.5) / _SAMPLES - upper.y)
            found.setdefault(line, []).append(x)
    return found


def _merged(
    crossings: Sequence[dict[int, list[float]]], line: int, columns: int
) -> Iterator[tuple[float, float]]:
    """The covered stretches of a scanline, none touching another, within the grid."""
    spans = []
    for outline in crossings:
        xs = sorted(outline.get(line, ()))
        spans += zip(xs[::2], xs[1::2], strict=True)
    reached = 0.0
    for start, end in sorted(spans):
        start, end = max(start, reached), min(end, float(columns))
        if start < end:
            yield start, end
            reached = end


def outline_of(grid: Grid) -> Grid:
    """The pixels of `grid` with a neighbour that is not set (outside counts as set)."""
    columns, rows = len(grid[0]), len(grid)
    return [
        [
            grid[row][column]
            and not (
                (column == 0 or grid[row][column - 1])
                and (column == columns - 1 or grid[row][column + 1])
                and (row == 0 or grid[row - 1][column])
                and (row == rows - 1 or grid[row + 1][column])
            )
            for column in range(columns)
        ]
        for row in range(rows)
    ]


def trace(path: Path, every: int = 1) -> Iterator[tuple[int, int]]:
    """The (column, row) of the pixels along an open `path`, given in pixels; one in `every`."""
    for start, end in pairwise(path):
        count = max(1, math.ceil(max(abs(end.x - start.x), abs(end.y - start.y))))
        for step in range(0, count + 1, every):
            part = step / count
            yield (
                math.floor(start.x + part * (end.x - start.x)),
                math.floor(start.y + part * (end.y - start.y)),
            )
