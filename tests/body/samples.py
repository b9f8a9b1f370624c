"""The points of the bundled routine, and functions that place points anywhere."""

from pathlib import Path
from typing import Any

from acusession.domain.model import Placement, Point, Side
from acusession.routines.reader import read_routine
from tests.samples import make_point

ROUTINE = read_routine(Path(__file__).parents[2] / "routines" / "middle_back.yaml")
POINTS = {point.id: point for point in ROUTINE.points}
STEPS = [(point, side) for point in ROUTINE.points for side in point.sides]


def make_placing(**changes: Any) -> Placement:
    given: dict[str, Any] = {
        "view": "front",
        "start": "umbilicus",
        "toward": "xiphisternal_junction",
        "cun": 4,
        "of": 8,
    }
    return Placement(**(given | changes))


def placed_point(*sides: Side, name: str = "Point", **placing: Any) -> Point:
    return make_point(name, sides=sides or (Side.MIDLINE,), figure=make_placing(**placing))
