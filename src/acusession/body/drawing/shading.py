"""The body of a pane as pixels, two across and two down in each cell: how much skin, how light."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import sub

from msgspec import Struct

from acusession.body.drawing.raster import coverage, trace
from acusession.body.drawing.scene import Pane
from acusession.body.geometry import Path

Pixels = list[list[float]]

_SAMPLES = 2
"""Scanlines of a pixel row."""

_NEAR, _WIDE = 0.8, 3.2
"""Radii in cun of the two blurs from which the thickness of the body is estimated."""

_FADE = 5
"""Pixel rows over which a body fades that the edge of its pane cuts off."""

_THIN, _THICK = 0.30, 1.0
"""Thickness at which the skin is darkest and lightest."""

_SLOPE = 0.8
"""Effect of the light from above left, compared with the thickness."""

_FURROW = 0.1
"""Depth of the furrow along an inner line, compared with the thickness."""


class Shading(Struct, frozen=True):
    """The opacity of the body for each pixel of a pane, and its lightness for each pair of them.

    Both are 0 to 1. A pixel is twice as high as it is wide, a pair of pixels is square.
    """

    opacity: Pixels
    lightness: Pixels


def shade(pane: Pane) -> Shading:
    """Return the shading of a pane's body."""
    # The pixels around the pane show how the body continues beyond its edges.
    margin = max(1, round(2 * _WIDE * pane.scale))
    frame = _Frame(pane, margin)
    covered = frame.coverage(pane.outlines)
    thick = _thickness(covered, pane.scale)
    for line in pane.lines:
        if line.shows(pane.scale):
            _carve(thick, frame.squares(line.path))
    if pane.fading:
        solid = frame.coverage(path for path in pane.outlines if path not in pane.fading)
        covered = _mixed(covered, solid, *map(frame.row, pane.fade))
    return Shading(
        _faded_at_edges(covered, frame.rows, frame.columns),
        [row[frame.square_columns] for row in _lightness(thick)[frame.rows]],
    )


class _Frame:
    """The pixels of a pane and of a margin around it, `margin` rows high."""

    def __init__(self, pane: Pane, margin: int) -> None:
        box = pane.box
        self._left, self._top, self._margin = box.left, box.top, margin
        self._wide, self._high = box.width + 2 * margin, 2 * box.height + 2 * margin
        self.rows = slice(margin, margin + 2 * box.height)
        self.columns = slice(2 * margin, 2 * margin + 2 * box.width)
        self.square_columns = slice(margin, margin + box.width)

    def row(self, y: float) -> float:
        """Convert rows of the picture to rows of pixels."""
        return 2 * (y - self._top) + self._margin

    def squares(self, path: Path) -> list[tuple[float, float]]:
        """Convert a path of the picture to pairs of pixels."""
        return [(x - self._left + self._margin, self.row(y)) for x, y in path]

    def coverage(self, outlines: Iterable[Path]) -> Pixels:
        """Return how much of each pixel the outlines cover."""
        shifted = ([(2 * x, y) for x, y in self.squares(outline)] for outline in outlines)
        return coverage(shifted, 2 * self._wide, self._high, _SAMPLES)


def _thickness(covered: Pixels, scale: float) -> Pixels:
    """Return the thickness of the body, 0 to 1, for each pair of pixels."""
    squares = [
        [one + other for one, other in zip(row[::2], row[1::2], strict=True)] for row in covered
    ]
    (near, part), (wide, rest) = (
        _blurred(squares, max(1, round(2 * radius * scale))) for radius in (_NEAR, _WIDE)
    )
    sharpness, softness = 0.25 / part, 0.25 / rest
    return [
        [sharpness * one + softness * other for one, other in zip(sharp, soft, strict=True)]
        for sharp, soft in zip(near, wide, strict=True)
    ]


def _blurred(grid: Pixels, radius: int) -> tuple[Pixels, int]:
    """Return the grid blurred by `radius` pixels, and the factor by which its values are larger."""
    size = 2 * radius + 1
    none = (0.0,) * radius

    def summed(values: Sequence[float]) -> list[float]:
        sums = list(accumulate((*none, *values, *none), initial=0.0))
        return list(map(sub, sums[size:], sums))

    for _ in range(2):
        columns = map(summed, zip(*map(summed, grid), strict=True))
        grid = [list(row) for row in zip(*columns, strict=True)]
    return grid, size**4


def _carve(thick: Pixels, path: list[tuple[float, float]]) -> None:
    """Make the body a little thinner along a line."""
    last_row, last_column = len(thick) - 1, len(thick[0]) - 1
    for column, row in set(trace(path)):
        if 0 < row < last_row and 0 < column < last_column:
            for y, depth in ((row - 1, _FURROW / 4), (row, _FURROW / 2), (row + 1, _FURROW / 4)):
                thick[y][column - 1] -= depth / 2
                thick[y][column] -= depth
                thick[y][column + 1] -= depth / 2


def _lightness(thick: Pixels) -> Pixels:
    """Return the lightness of a body of this thickness, lit from above left."""
    base, steep = -_THIN / (_THICK - _THIN), 1 / (_THICK - _THIN)
    first, last = thick[0], thick[-1]
    return [
        [
            base + steep * here + _SLOPE * (after - before + down - up)
            for here, before, after, up, down in zip(
                row, [row[0], *row], [*row[1:], row[-1]], above, below, strict=False
            )
        ]
        for above, row, below in zip([first, *thick], thick, [*thick[1:], last], strict=False)
    ]


def _mixed(covered: Pixels, solid: Pixels, start: float, end: float) -> Pixels:
    """Return `covered` above the row `start`, `solid` below `end`, and a transition in between."""
    rows = []
    for y, (row, remaining) in enumerate(zip(covered, solid, strict=True)):
        share = (end - y) / (end - start)
        if 0 < share < 1:
            row = [max(share * one, other) for one, other in zip(row, remaining, strict=True)]
        rows.append(remaining if share <= 0 else row)
    return rows


def _faded_at_edges(covered: Pixels, rows: slice, columns: slice) -> Pixels:
    """Return the coverage within the pane, faded toward an upper or lower edge that cuts it off."""
    opacity = [row[columns] for row in covered[rows]]
    if any(covered[rows.start - 1][columns]):
        opacity = _fading(opacity)
    if any(covered[rows.stop][columns]):
        opacity = _fading(opacity[::-1])[::-1]
    return opacity


def _fading(opacity: Pixels) -> Pixels:
    """Return the opacity with its first rows faded."""
    return [
        [share * (number + 0.5) / _FADE for share in row] if number < _FADE else row
        for number, row in enumerate(opacity)
    ]
