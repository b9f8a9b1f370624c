"""Points and paths in the plane, in cun, and smooth curves through a few given points."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

STEPS = 4
"""Number of straight segments between two given points of a curve."""


class Vec(NamedTuple):
    """A position: on the body x to the viewer's right, y up; in a picture x right, y down."""

    x: float
    y: float


Path = tuple[Vec, ...]


def polyline(*given: tuple[float, float]) -> Path:
    """Return the path of straight segments through the given points."""
    return tuple(Vec(*each) for each in given)


def curve(*given: tuple[float, float]) -> Path:
    """Return a smooth open path through the given points."""
    spots = polyline(*given)
    first, last = spots[0], spots[-1]
    return (*_pieces((first, *spots, last)), last)


def closed_curve(*given: tuple[float, float]) -> Path:
    """Return a smooth closed path through the given points; the start is not repeated."""
    spots = polyline(*given)
    return tuple(_pieces((spots[-1], *spots, *spots[:2])))


def ellipse(centre: tuple[float, float], wide: float, high: float | None = None) -> Path:
    """Return a closed upright ellipse with semi-axes `wide` and `high` (default: a circle)."""
    high = wide if high is None else high
    turns = (math.tau * step / 16 for step in range(17))
    return tuple(
        Vec(centre[0] + wide * math.cos(turn), centre[1] + high * math.sin(turn)) for turn in turns
    )


def mirrored(path: Iterable[tuple[float, float]]) -> Path:
    """Return the path mirrored about the midline."""
    return tuple(Vec(-x, y) for x, y in path)


def mirror_closed(*half: tuple[float, float]) -> Path:
    """Return a smooth closed path, given its half at x >= 0 from midline to midline."""
    return closed_curve(*half, *reversed(mirrored(half[1:-1])))


_BASIS = tuple(
    (2 * t**3 - 3 * t**2 + 1, t**3 - 2 * t**2 + t, 3 * t**2 - 2 * t**3, t**3 - t**2)
    for t in (step / STEPS for step in range(STEPS))
)
"""Hermite weights of start, slope at the start, end and slope at the end, for each step."""


def _pieces(spots: Sequence[Vec]) -> Iterator[Vec]:
    """Yield the points of a centripetal Catmull-Rom spline, which never loops within a segment."""
    times = [math.sqrt(math.dist(*pair)) for pair in pairwise(spots)]
    for number, time in enumerate(times[1:-1], start=1):
        before, after = times[number - 1] or time, times[number + 1] or time
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = spots[number - 1 : number + 3]
        in_x, out_x = _slopes(x0, x1, x2, x3, before, time, after)
        in_y, out_y = _slopes(y0, y1, y2, y3, before, time, after)
        for start, slope_in, end, slope_out in _BASIS:
            yield Vec(
                start * x1 + slope_in * in_x + end * x2 + slope_out * out_x,
                start * y1 + slope_in * in_y + end * y2 + slope_out * out_y,
            )


def _slopes(
    a: float, b: float, c: float, d: float, before: float, time: float, after: float
) -> tuple[float, float]:
    """Return the slopes of the segment from b to c at b and at c, in one coordinate."""
    middle = (c - b) / time
    slope_in = (b - a) / before - (c - a) / (before + time) + middle
    slope_out = middle - (d - b) / (time + after) + (d - c) / after
    return time * slope_in, time * slope_out
