"""Where a point lies on the figure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from acusession.body.anatomy.landmarks import LANDMARKS, Landmarks
from acusession.body.geometry import Spot
from acusession.domain.model import Placing, Side


class Way(NamedTuple):
    """How one gets to a point: from one landmark toward another to the bend, then sideways."""

    start: Spot
    toward: Spot
    bend: Spot
    point: Spot


def place(placing: Placing, side: Side, landmarks: Mapping[str, Landmarks] = LANDMARKS) -> Way:
    """The way to a point on one side, in cun.

    The measure goes `cun` of `of` equal parts from the landmark toward the other one, then
    `lateral` away from the midline.
    """
    known = landmarks[placing.view]
    start, toward = known[placing.start].spot, known[placing.toward].spot
    part = placing.cun / placing.of
    bend = Spot(start.x + part * (toward.x - start.x), start.y + part * (toward.y - start.y))
    outward = direction(placing.view, side)
    way = (start, toward, bend, Spot(bend.x + placing.lateral, bend.y))
    return Way(*(Spot(x * outward, y) for x, y in way))


def direction(view: str, side: Side) -> int:
    """Where the side of the user's own body lies in a view: 1 at +x, -1 at -x.

    In the side view both sides have the same coordinates: the figure faces the other way.
    """
    if view == "side" or side is Side.MIDLINE:
        return 1
    return 1 if (side is Side.LEFT) == (view == "front") else -1
