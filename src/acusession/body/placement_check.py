"""Checks placements for unknown landmarks and for points that are not on the body."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from acusession.body.anatomy.figures import FIGURES
from acusession.body.anatomy.landmarks import LANDMARKS
from acusession.body.anatomy.placement import locate, side_sign
from acusession.body.drawing.viewport import Box, Viewport
from acusession.body.geometry import Path, Vec
from acusession.domain.model import Placement, Point, Side
from acusession.domain.suggestion import did_you_mean


class PlacementProblem(NamedTuple):
    """A problem with one key of a point's `figure`, as a sentence."""

    key: str
    sentence: str


def placement_problems(placing: Placement) -> tuple[PlacementProblem, ...]:
    """Return the problems of a placement that do not depend on the point's sides."""
    return tuple(_unknown_words(placing)) or tuple(_impossible_place(placing))


def side_problems(point: Point) -> tuple[PlacementProblem, ...]:
    """Return the contradictions between a placement and the point's sides."""
    placing = point.figure
    if placing is None or Side.MIDLINE not in point.sides:
        return ()
    if placing.view == "side":
        sentence = "a point on the midline cannot be shown in the side view; use front or back."
        return (PlacementProblem("view", sentence),)
    if placing.lateral:
        sentence = "a point on the midline cannot have a lateral measure; delete 'lateral'."
        return (PlacementProblem("lateral", sentence),)
    return ()


def _unknown_words(placing: Placement) -> Iterator[PlacementProblem]:
    known = LANDMARKS[placing.view]
    for key, name in (("from", placing.start), ("toward", placing.toward)):
        if name not in known:
            hint = did_you_mean(name, known) or f" Valid landmarks: {', '.join(known)}."
            yield PlacementProblem(
                key, f"{name!r} is not a landmark of the {placing.view} view.{hint}"
            )
    if placing.start == placing.toward:
        yield PlacementProblem("toward", "'from' and 'toward' must be two different landmarks.")
    close_ups = FIGURES[placing.view].close_ups
    if placing.detail and placing.detail not in close_ups:
        sentence = f"the {placing.view} view has no close-up {placing.detail!r}."
        yield PlacementProblem("detail", f"{sentence} Valid close-ups: {', '.join(close_ups)}.")


def _impossible_place(placing: Placement) -> Iterator[PlacementProblem]:
    figure = FIGURES[placing.view]
    # Limbs are stored for the side at x >= 0.
    side = Side.LEFT if side_sign(placing.view, Side.LEFT) == 1 else Side.RIGHT
    spot = locate(placing, side).point
    outlines = [part.outline for part in figure.parts.values()]
    if not any(_holds(outline, each) for outline in outlines for each in _about(spot)):
        key = "lateral" if placing.lateral else "cun"
        yield PlacementProblem(key, "this measure puts the point outside the body.")
        return
    view_box = figure.close_ups.get(placing.detail)
    if view_box is not None:
        # At one row per cun the box covers exactly the view.
        shown = Viewport(view_box, Box(0, 0, round(2 * view_box.wide), round(view_box.high)))
        if not shown.box.contains(*shown.spot(spot)):
            yield PlacementProblem(
                "detail", f"the point lies outside the close-up {placing.detail!r}."
            )


def _about(spot: Vec) -> tuple[Vec, ...]:
    """Return a spot and four others half a cun away: the body is drawn to that accuracy."""
    x, y = spot
    return spot, Vec(x - 0.5, y), Vec(x + 0.5, y), Vec(x, y - 0.5), Vec(x, y + 0.5)


def _holds(outline: Path, spot: Vec) -> bool:
    """Return whether a spot is inside a closed outline (even-odd rule)."""
    crossed = 0
    for (x, y), (to_x, to_y) in pairwise((*outline, outline[0])):
        if (y > spot.y) != (to_y > spot.y):
            crossed += spot.x < x + (to_x - x) * (spot.y - y) / (to_y - y)
    return crossed % 2 == 1
