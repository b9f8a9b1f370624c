"""The body of a pane as pixels, two across and two down in each cell: how much skin, how light."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct

from acusession.body.drawing.raster import coverage, trace
from acusession.body.drawing.scene import Pane

Pixels = list[list[float]]

_SAMPLES = 3
"""Scanlines of a pixel row."""

_NEAR, _WIDE = 0.8, 3.2
"""Radii in cun of the two blurs from which the thickness of the body is estimated."""

_FADE = 2
"""Rows over which a body fades that the edge of its pane cuts off."""

_THIN, _THICK = 0.30, 1.0
"""Thickness at which the skin is darkest and lightest."""

_SLOPE = 0.8
"""Effect of the light from above left, compared with the thickness."""

_GROOVE = 0.10
"""Depth of the furrow along an inner line, compared with the thickness."""


class Shading(Struct, frozen=True):
    """The opacity of the body for each pixel of a pane, and its lightness for each pair of them.

    Both are 0 to 1. A pixel is twice as high as it is wide, a pair of pixels is square.
    """

    opacity: Pixels
    lightness: Pixels


def shade(pane: Pane) -> Shading:
    """Return the shading of a pane's body."""
    box = pane.box
    near, wide = (max(1, round(2 * radius * pane.scale)) for radius in (_NEAR, _WIDE))
    # The pixels around the pane tell how the body continues beyond its edges.
    margin = wide
    columns, rows = box.width + 2 * margin, 2 * box.height + 2 * margin
    outlines = [
        [(2 * (x - box.left + margin), 2 * (y - box.top) + margin) for x, y in outline]
        for outline in pane.outlines
    ]
    covered = coverage(outlines, 2 * columns, rows, _SAMPLES)
    squares = [
        [(one + other) / 2 for one, other in zip(row[::2], row[1::2], strict=True)]
        for row in covered
    ]
    thick = _mean(_blurred(squares, near), _blurred(squares, wide))
    for line in pane.lines:
        if line.shows(pane.scale):
            path = [(x - box.left + margin, 2 * (y - box.top) + margin) for x, y in line.path]
            _carve(thick, path)
    within = slice(margin, margin + 2 * box.height)
    light = [row[margin : margin + box.width] for row in _lightness(thick)[within]]
    return Shading(_faded(covered, within, slice(2 * margin, 2 * (margin + box.width))), light)


def _carve(thick: Pixels, path: list[tuple[float, float]]) -> None:
    """Make the body a little thinner along a line."""
    for column, row in set(trace(path)):
        if 0 < row < len(thick) - 1 and 0 < column < len(thick[0]) - 1:
            for y, part in ((row - 1, 0.25), (row, 0.5), (row + 1, 0.25)):
                thick[y][column - 1] -= _GROOVE * part / 2
                thick[y][column] -= _GROOVE * part
                thick[y][column + 1] -= _GROOVE * part / 2


def _blurred(grid: Pixels, radius: int) -> Pixels:
    """Return the grid blurred by `radius` pixels."""
    for _ in range(2):
        grid = [_smoothed(row, radius) for row in grid]
        columns = [_smoothed(column, radius) for column in zip(*grid, strict=True)]
        grid = [list(row) for row in zip(*columns, strict=True)]
    return grid


def _smoothed(values: Sequence[float], radius: int) -> list[float]:
    """Return the mean of each value and `radius` neighbours on each side; 0 beyond the ends."""
    size = 2 * radius + 1
    none = (0.0,) * radius
    sums = list(accumulate((*none, *values, *none), initial=0.0))
    return [(end - start) / size for start, end in zip(sums, sums[size:], strict=False)]


def _mean(one: Pixels, other: Pixels) -> Pixels:
    return [
        [(a + b) / 2 for a, b in zip(row, blurrier, strict=True)]
        for row, blurrier in zip(one, other, strict=True)
    ]


def _lightness(thick: Pixels) -> Pixels:
    """Return the lightness of a body of this thickness, lit from above left."""
    first, last = thick[0], thick[-1]
    rows = []
    for above, row, below in zip([first, *thick[:-1]], thick, [*thick[1:], last], strict=True):
        left, right = [row[0], *row[:-1]], [*row[1:], row[-1]]
        rows.append(
            [
                (here - _THIN) / (_THICK - _THIN) + _SLOPE * (after - before + down - up)
                for here, before, after, up, down in zip(
                    row, left, right, above, below, strict=True
                )
            ]
        )
    return rows


def _faded(covered: Pixels, within: slice, across: slice) -> Pixels:
    """Return the coverage within the pane, less and less toward edges that cut the body off."""
    opacity = [row[across] for row in covered[within]]
    if any(covered[within.start - 1][across]):
        opacity = _fading(opacity)
    if any(covered[within.stop][across]):
        opacity = _fading(opacity[::-1])[::-1]
    return opacity


def _fading(opacity: Pixels) -> Pixels:
    """Return the opacity with its first rows faded."""
    depth = 2 * _FADE
    return [
        [share * (number + 0.5) / depth for share in row] if number < depth else row
        for number, row in enumerate(opacity)
    ]
