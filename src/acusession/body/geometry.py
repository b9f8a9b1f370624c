"""Spots and paths on the plane, in cun; smooth curves through a few given spots."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

STEPS = 4
"""Straight pieces between two given spots of a curve."""


class Vec(NamedTuple):
    """A place: on the body x to the viewer's right, y up; in a picture x right, y down."""

    x: float
    y: float


Path = tuple[Vec, ...]


def polyline(*given: tuple[float, float]) -> Path:
    """The path through the given spots, as it is."""
    return tuple(Vec(*each) for each in given)


def curve(*given: tuple[float, float]) -> Path:
    """A smooth open path through the given spots."""
    spots = polyline(*given)
    first, last = spots[0], spots[-1]
    return (*_pieces((first, *spots, last)), last)


def closed_curve(*given: tuple[float, float]) -> Path:
    """A smooth closed path through the given spots; its end is not its start again."""
    spots = polyline(*given)
    return tuple(_pieces((spots[-1], *spots, *spots[:2])))


def ellipse(centre: tuple[float, float], wide: float, high: float | None = None) -> Path:
    """An upright ellipse with the half axes `wide` and `high` (a circle without), closed."""
    high = wide if high is None else high
    turns = (math.tau * step / 16 for step in range(17))
    return tuple(
        Vec(centre[0] + wide * math.cos(turn), centre[1] + high * math.sin(turn)) for turn in turns
    )


def mirrored(path: Iterable[tuple[float, float]]) -> Path:
    """The path on the other side of the midline."""
    return tuple(Vec(-x, y) for x, y in path)


def mirror_closed(*half: tuple[float, float]) -> Path:
    """A smooth closed path from its half at x >= 0, which begins and ends on the midline."""
    return closed_curve(*half, *reversed(mirrored(half[1:-1])))


_BASIS = tuple(
    (2 * t**3 - 3 * t**2 + 1, t**3 - 2 * t**2 + t, 3 * t**2 - 2 * t**3, t**3 - t**2)
    for t in (step / STEPS for step in range(STEPS))
)
"""How much start, slope at the start, end and slope at the end weigh at each step (Hermite)."""


def _pieces(spots: Sequence[Vec]) -> Iterator[Vec]:
    """Catmull-Rom, spaced by the root of the distance so that it never loops or overshoots."""
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
    """How fast the piece from b to c leaves b and reaches c, in one coordinate."""
    middle = (c - b) / time
    slope_in = (b - a) / before - (c - a) / (before + time) + middle
    slope_out = middle - (d - b) / (time + after) + (d - c) / after
    return time * slope_in, time * slope_out
