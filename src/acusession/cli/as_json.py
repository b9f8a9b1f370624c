"""What programs read: routines and points as JSON."""

from __future__ import annotations

import json

from acusession.model import Plan, Point, Routine


def routine_row(routine: Routine, plan: Plan | None) -> dict[str, object]:
    """A routine and its points; the `seconds` of its plan are null where there is none."""
    points = [point_row(point) for point in routine.points]
    return {
        "id": routine.id,
        "name": routine.name,
        "seconds": plan.seconds if plan else None,
        "points": points,
    }


def point_row(point: Point) -> dict[str, object]:
    """A point, without its words."""
    return {
        "id": point.id,
        "code": point.code,
        "name": point.name,
        "sides": [str(side) for side in point.sides],
        "press": point.press,
        "reach": str(point.reach),
    }


def print_json(value: object) -> None:
    """Print for programs; what a terminal could act on is escaped, which means the same."""
    text = json.dumps(value, indent=2, ensure_ascii=False)
    safe = (sign if sign.isprintable() or sign == "\n" else json.dumps(sign)[1:-1] for sign in text)
    print("".join(safe))
