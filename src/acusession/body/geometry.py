"""Spots and paths on the plane, in cun; smooth curves through a few given spots."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

STEPS = 4
"""Straight pieces between two given spots of a curve."""


class Spot(NamedTuple):
    """A place: on the body x to the viewer's right, y up; in a picture x right, y down."""

    x: float
    y: float


Path = tuple[Spot, ...]


def straight(*given: tuple[float, float]) -> Path:
    """The path through the given spots, as it is."""
    return tuple(Spot(*each) for each in given)


def curve(*given: tuple[float, float]) -> Path:
    """A smooth open path through the given spots."""
    spots = straight(*given)
    first, last = spots[0], spots[-1]
    return (*_pieces((first, *spots, last)), last)


def loop(*given: tuple[float, float]) -> Path:
    """A smooth closed path through the given spots; its end is not its start again."""
    spots = straight(*given)
    return tuple(_pieces((spots[-1], *spots, *spots[:2])))


def circle(centre: tuple[float, float], wide: float, high: float | None = None) -> Path:
    """An upright ellipse with the half axes `wide` and `high` (a circle without), closed."""
    high = wide if high is None else high
    turns = (math.tau * step / 16 for step in range(17))
    return tuple(
        Spot(centre[0] + wide * math.cos(turn), centre[1] + high * math.sin(turn)) for turn in turns
    )


def mirrored(path: Iterable[tuple[float, float]]) -> Path:
    """The path on the other side of the midline."""
    return tuple(Spot(-x, y) for x, y in path)


def symmetric(*half: tuple[float, float]) -> Path:
    """A smooth closed path from its half at x >= 0, which begins and ends on the midline."""
    return loop(*half, *reversed(mirrored(half[1:-1])))


def _pieces(spots: Sequence[Spot]) -> Iterable[Spot]:
    """Catmull-Rom, spaced by the root of the distance so that it never loops or overshoots."""
    for before, start, end, after in zip(spots, spots[1:], spots[2:], spots[3:], strict=False):
        ahead = math.sqrt(math.dist(start, end))
        slope_in = _slope(before, start, end, ahead)
        slope_out = _slope(start, end, after, ahead, at_end=True)
        for step in range(STEPS):
            yield _hermite(start, slope_in, end, slope_out, step / STEPS)


def _slope(
    first: Spot, middle: Spot, last: Spot, ahead: float, *, at_end: bool = False
) -> tuple[float, float]:
    """The direction in which the curve passes `middle`, for a piece `ahead` long in its time."""
    before = math.sqrt(math.dist(first, middle)) or ahead
    after = math.sqrt(math.dist(middle, last)) or ahead
    here = after if not at_end else before
    return tuple(  # type: ignore[return-value]
        here * ((m - f) / before - (z - f) / (before + after) + (z - m) / after)
        for f, m, z in zip(first, middle, last, strict=True)
    )


def _hermite(
    start: Spot, slope_in: tuple[float, float], end: Spot, slope_out: tuple[float, float], t: float
) -> Spot:
    cubed, squared = t**3, t**2
    first, last = 2 * cubed - 3 * squared + 1, 3 * squared - 2 * cubed
    rise, fall = cubed - 2 * squared + t, cubed - squared
    x, y = (
        first * a + rise * da + last * b + fall * db
        for a, da, b, db in zip(start, slope_in, end, slope_out, strict=True)
    )
    return Spot(x, y)
