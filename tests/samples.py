"""Small points, steps and plans for tests."""

from typing import Any

from acusession.domain.model import Plan, Point, Routine, Side, Step

BOTH = (Side.LEFT, Side.RIGHT)

UNSPOKEN = """
name: From a friend
caution: Gently.
prepare: 0s
closing: Now have some tea.
points:
  - {id: own, name: Own, sides: midline, press: 1, location: Here., technique: Lightly.,
     posture: Sit.}
"""
"""The file of a short routine whose speech has not been synthesized yet."""


def make_point(name: str = "First", **changes: Any) -> Point:
    given: dict[str, Any] = {
        "id": name.casefold(),
        "name": name,
        "sides": (Side.MIDLINE,),
        "press": 30,
        "location": "Here.",
        "technique": "Light pressure.",
        "posture": "Sit upright.",
    }
    return Point(**(given | changes))


def make_routine(*points: Point, **changes: Any) -> Routine:
    given: dict[str, Any] = {
        "id": "small",
        "name": "Small",
        "points": points or (make_point(),),
        "closing": "Now drink some warm water.",
        "caution": "Gently.",
        "prepare": 10,
    }
    return Routine(**(given | changes))


def make_step(
    point: Point | None = None,
    side: Side = Side.MIDLINE,
    *,
    prepare: int = 5,
    press: int = 20,
    cautioned_after: float = 0.0,
    caution: float = 0.0,
) -> Step:
    return Step(
        point=point or make_point(),
        side=side,
        prepare=prepare,
        press=press,
        cautioned_after=cautioned_after,
        caution=caution,
    )


def make_session_plan(*steps: Step) -> Plan:
    return Plan(
        routine_id="small",
        name="Small",
        caution="Gently.",
        closing="Now drink some warm water.",
        steps=steps or (make_step(),),
    )


def small_plan() -> Plan:
    """Return a plan of three steps: a point on both sides, then one in another posture."""
    calf, belly = make_point("Calf", sides=BOTH), make_point("Belly", posture="Lean back.")
    return make_session_plan(
        make_step(calf, Side.LEFT),
        make_step(calf, Side.RIGHT),
        make_step(belly, prepare=8, press=12),
    )
