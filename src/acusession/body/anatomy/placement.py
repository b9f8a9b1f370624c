"""The position of a point on the figure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from acusession.body.anatomy.landmarks import LANDMARKS, Landmarks
from acusession.body.geometry import Vec
from acusession.domain.model import Placement, Side


class PlacementPath(NamedTuple):
    """The path to a point: from `start` toward another landmark to `corner`, then sideways."""

    start: Vec
    toward: Vec
    corner: Vec
    point: Vec


def locate(
    placing: Placement, side: Side, landmarks: Mapping[str, Landmarks] = LANDMARKS
) -> PlacementPath:
    """Return the path to a point on one side, in cun.

    It goes `cun` / `of` of the way from the first landmark toward the second, then `lateral` cun
    away from the midline.
    """
    known = landmarks[placing.view]
    start, toward = known[placing.start].spot, known[placing.toward].spot
    part = placing.cun / placing.of
    bend = Vec(start.x + part * (toward.x - start.x), start.y + part * (toward.y - start.y))
    outward = side_sign(placing.view, side)
    path = (start, toward, bend, Vec(bend.x + placing.lateral, bend.y))
    return PlacementPath(*(Vec(x * outward, y) for x, y in path))


def side_sign(view: str, side: Side) -> int:
    """Return the sign of x for a side of the user's own body in a view: 1 or -1.

    In the side view both sides have the same coordinates, and the drawing is mirrored instead.
    """
    if view == "side" or side is Side.MIDLINE:
        return 1
    return 1 if (side is Side.LEFT) == (view == "front") else -1
