"""The light of a point: a disc with a halo on this step's side, a ring on the other."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import partial

from msgspec import Struct

from acusession.body.drawing.palette import Colour
from acusession.body.drawing.scene import Mark
from acusession.body.drawing.viewport import Box
from acusession.body.geometry import Vec

_CORE, _HALO = 1.15, 2.7
"""Radii of a glowing disc and of its halo, in radii of the mark."""

_RINGS = ((1.6, 0.3, 0.55), (2.1, 0.26, 0.0), (_HALO, 0.12, 0.0))
"""The rings of a halo: outer radius, share of the point's colour in it, and what its brightness
adds: only to the inner one, so that a change of the halo changes few cells."""

_RING = (0.5, 1.2)
"""Inner and outer radius of the other side's ring, in radii of the mark."""

_SMALLEST_RING = 1.15
"""Radius in cells from which a ring can be drawn; a smaller one is a dim disc."""

_OTHER_SHARE = 0.55
"""Share of the point's colour on the other side."""


class Glow(Struct, frozen=True):
    """The colour of the points and how bright the halo is, 0 (none) to 1."""

    colour: Colour
    halo: float = 1.0


def lit_box(mark: Mark, room: Box) -> Box:
    """Return the cells of `room` that the light of a mark reaches."""
    reach = mark.radius * (_HALO if mark.is_this else _RING[1]) + 0.5
    left = max(room.left, math.floor(mark.spot.x - reach))
    top = max(room.top, math.floor(mark.spot.y - reach / 2))
    right = min(room.left + room.width, math.ceil(mark.spot.x + reach))
    bottom = min(room.top + room.height, math.ceil(mark.spot.y + reach / 2))
    return Box(left, top, max(0, right - left), max(0, bottom - top))


def light(mark: Mark, box: Box, halo: float) -> Iterator[tuple[int, int, float]]:
    """Yield (x, y, share of the point's colour) of the lit pixels, two by two in each cell."""
    share_of: Callable[[float, float], float] = partial(_disc, halo=1.0 if mark.is_tiny else halo)
    centre = mark.spot
    if not mark.is_this:
        share_of = _dim_disc
        if mark.radius >= _SMALLEST_RING:
            # In the middle of a pixel a ring is closed.
            share_of, centre = _ring, Vec(*((math.floor(2 * each) + 0.5) / 2 for each in centre))
    for y in range(2 * box.top, 2 * (box.top + box.height)):
        down = (y + 0.5) / 2 - centre.y
        for x in range(2 * box.left, 2 * (box.left + box.width)):
            away = math.hypot((x + 0.5) / 2 - centre.x, 2 * down)
            share = share_of(away, mark.radius)
            if share > 0:
                yield x, y, share


def _disc(away: float, radius: float, halo: float) -> float:
    if away < radius * _CORE:
        return 1.0
    rings = (share + more * halo for end, share, more in _RINGS if away < radius * end)
    return next(rings, 0.0)


def _dim_disc(away: float, radius: float) -> float:
    return _OTHER_SHARE * _within(radius * _CORE - away)


def _ring(away: float, radius: float) -> float:
    inner, outer = _RING
    return _OTHER_SHARE * min(_within(radius * outer - away), _within(away - radius * inner))


def _within(distance: float) -> float:
    """Return the opacity of a pixel this far, in cells, inside an edge (outside: negative)."""
    return min(max(0.5 + 2 * distance, 0.0), 1.0)
