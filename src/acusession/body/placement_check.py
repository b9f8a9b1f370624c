"""What is wrong with a placing: words the figure does not know, places that are not on the body."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from acusession.body.anatomy.figures import FIGURES
from acusession.body.anatomy.landmarks import LANDMARKS
from acusession.body.anatomy.placement import direction, place
from acusession.body.drawing.viewport import Box, Frame
from acusession.body.geometry import Path, Spot
from acusession.domain.model import Placing, Point, Side
from acusession.yaml_schema.problems import did_you_mean


class Fault(NamedTuple):
    """A sentence about one key of a `figure`."""

    key: str
    sentence: str


def placing_faults(placing: Placing) -> tuple[Fault, ...]:
    """What is wrong with a placing, whatever the point's sides."""
    return tuple(_unknown_words(placing)) or tuple(_impossible_place(placing))


def side_faults(point: Point) -> tuple[Fault, ...]:
    """What a point's placing and its sides do not allow together."""
    placing = point.figure
    if placing is None or Side.MIDLINE not in point.sides:
        return ()
    if placing.view == "side":
        return (Fault("view", "a point on the midline is not seen from the side."),)
    if placing.lateral:
        return (Fault("lateral", "a point on the midline has no sideways measure."),)
    return ()


def _unknown_words(placing: Placing) -> Iterator[Fault]:
    known = LANDMARKS[placing.view]
    for key, name in (("from", placing.start), ("toward", placing.toward)):
        if name not in known:
            hint = did_you_mean(name, known) or f" Known are: {', '.join(known)}."
            yield Fault(key, f"{name!r} is no landmark of the {placing.view} view.{hint}")
    if placing.start == placing.toward:
        yield Fault("toward", "the measure goes from one landmark toward another, not to itself.")
    close_ups = FIGURES[placing.view].close_ups
    if placing.detail and placing.detail not in close_ups:
        sentence = f"the {placing.view} view has no close-up {placing.detail!r}."
        yield Fault("detail", f"{sentence} It has: {', '.join(close_ups)}.")


def _impossible_place(placing: Placing) -> Iterator[Fault]:
    figure = FIGURES[placing.view]
    # The side with x >= 0, for which limbs are stored.
    side = Side.LEFT if direction(placing.view, Side.LEFT) == 1 else Side.RIGHT
    spot = place(placing, side).point
    outlines = [part.outline for part in figure.parts.values()]
    if not any(_holds(outline, each) for outline in outlines for each in _about(spot)):
        key = "lateral" if placing.lateral else "cun"
        yield Fault(key, "with this measure the point lies beside the body, not on it.")
        return
    window = figure.close_ups.get(placing.detail)
    if window is not None:
        # One row per cun: the box is the window itself.
        shown = Frame(window, Box(0, 0, round(2 * window.wide), round(window.high)))
        if not shown.box.holds(*shown.spot(spot)):
            yield Fault("detail", f"the point lies outside the close-up {placing.detail!r}.")


def _about(spot: Spot) -> tuple[Spot, ...]:
    """A spot and those half a cun from it: the body is not more exact than that."""
    x, y = spot
    return spot, Spot(x - 0.5, y), Spot(x + 0.5, y), Spot(x, y - 0.5), Spot(x, y + 0.5)


def _holds(outline: Path, spot: Spot) -> bool:
    """Whether a spot is inside a closed outline: a ray from it crosses an odd number of times."""
    crossed = 0
    for (x, y), (to_x, to_y) in pairwise((*outline, outline[0])):
        if (y > spot.y) != (to_y > spot.y):
            crossed += spot.x < x + (to_x - x) * (spot.y - y) / (to_y - y)
    return crossed % 2 == 1
