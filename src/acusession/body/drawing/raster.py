"""Rasterizes outlines and lines into grids of pixels."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

Outline = Sequence[tuple[float, float]]

Grid = list[list[bool]]


def fill(outlines: Iterable[Outline], columns: int, rows: int, samples: int) -> Grid:
    """Return the pixels at least half covered by the union of closed `outlines`, given in pixels.

    Each row is sampled by `samples` scanlines; along a scanline coverage is exact.
    """
    covered = coverage(outlines, columns, rows, samples)
    return [[share >= 0.5 for share in row] for row in covered]


def coverage(
    outlines: Iterable[Outline], columns: int, rows: int, samples: int
) -> list[list[float]]:
    """Return the share of each pixel, 0 to 1, that the union of closed `outlines` covers."""
    crossings = [_crossings(outline, rows * samples, samples) for outline in outlines]
    grid = []
    for row in range(rows):
        change = [0.0] * (columns + 2)  # of the coverage from one pixel to the next
        for line in range(row * samples, (row + 1) * samples):
            for start, end in _merged(crossings, line, columns):
                first, last = int(start), int(end)
                change[first] += first + 1 - start
                change[first + 1] += start - first
                change[last] -= last + 1 - end
                change[last + 1] -= end - last
        grid.append([covered / samples for covered in accumulate(change[:columns])])
    return grid


def _crossings(outline: Outline, lines: int, samples: int) -> dict[int, list[float]]:
    """Return each scanline's crossings of the outline (x); scanline n is at (n + 1/2) / samples."""
    found: dict[int, list[float]] = {}
    for (left, upper), (right, lower) in pairwise((*outline, outline[0])):
        if upper > lower:
            left, upper, right, lower = right, lower, left, upper
        first = max(0, math.ceil(upper * samples - 0.5))
        last = min(lines, math.ceil(lower * samples - 0.5))
        if first < last:
            slope = (right - left) / (lower - upper)
            x = left + slope * ((first + 0.5) / samples - upper)
            for line in range(first, last):
                found.setdefault(line, []).append(x)
                x += slope / samples
    return found


def _merged(
    crossings: Sequence[dict[int, list[float]]], line: int, columns: int
) -> list[tuple[float, float]]:
    """Return the covered spans of a scanline within the grid, without overlaps."""
    spans: list[tuple[float, float]] = []
    for outline in crossings:
        if line in outline:
            xs = sorted(outline[line])
            spans += zip(xs[::2], xs[1::2], strict=True)
    merged = []
    reached = 0.0
    for start, end in sorted(spans):
        start, end = max(start, reached), min(end, float(columns))
        if start < end:
            merged.append((start, end))
            reached = end
    return merged


def outline_of(grid: Grid) -> Grid:
    """Return the edge pixels of the shape in `grid`; pixels beyond the grid count as inside."""
    beyond = [True] * len(grid[0])
    return [
        [
            here and not (up and down and left and right)
            for here, up, down, left, right in zip(
                row, above, below, [True, *row[:-1]], [*row[1:], True], strict=True
            )
        ]
        for row, above, below in zip(grid, [beyond, *grid[:-1]], [*grid[1:], beyond], strict=True)
    ]


def pack_cells(grid: Grid, high: int) -> list[list[int]]:
    """Return each cell's pixels, 2 across and `high` down, as the bits of a number, by row."""
    rows: list[list[int]] = []
    for row, pixels in enumerate(grid):
        shift = row % high * 2
        pairs = [
            (left + 2 * right) << shift
            for left, right in zip(pixels[::2], pixels[1::2], strict=True)
        ]
        rows.append([a | b for a, b in zip(rows.pop(), pairs, strict=True)] if shift else pairs)
    return rows


def trace(path: Iterable[tuple[float, float]], every: int = 1) -> Iterator[tuple[int, int]]:
    """Yield the (column, row) of every `every`-th pixel along an open `path`, given in pixels."""
    for (x, y), (to_x, to_y) in pairwise(path):
        count = max(1, math.ceil(max(abs(to_x - x), abs(to_y - y))))
        right, down = (to_x - x) / count, (to_y - y) / count
        for step in range(0, count + 1, every):
            yield math.floor(x + step * right), math.floor(y + step * down)
