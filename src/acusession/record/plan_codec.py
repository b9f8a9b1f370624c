"""Encodes a plan as text, so that it survives a change of its routine's file."""

from __future__ import annotations

import msgspec

from acusession.domain.model import Plan


def write_plan(plan: Plan) -> str:
    """Return the plan as JSON that contains each point once."""
    points = plan.points
    value = msgspec.to_builtins(plan)
    for row, step in zip(value["steps"], plan.steps, strict=True):
        row["point"] = points.index(step.point)
    return msgspec.json.encode({"points": points, "plan": value}).decode()


def read_plan(text: str) -> Plan:
    """Return the plan that `write_plan` encoded.

    Raises:
        ValueError: this version of the program cannot decode it.

    """
    try:
        value = msgspec.json.decode(text)
        for row in value["plan"]["steps"]:
            row["point"] = value["points"][row["point"]]
        return msgspec.convert(value["plan"], Plan)
    except (LookupError, TypeError, msgspec.MsgspecError) as error:
        raise ValueError(f"no plan: {error}") from error
