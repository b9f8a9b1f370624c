"""What programs read: routines and points as JSON, in UTF-8."""

from __future__ import annotations

import json
import sys
from io import TextIOWrapper
from typing import TextIO

from acusession.domain.model import Plan, Point, Routine


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
    print("\n".join(map(_escaped, text.split("\n"))), file=data_output())


def _escaped(line: str) -> str:
    if line.isprintable():
        return line
    return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in line)


def data_output() -> TextIO:
    """Return the standard output, in UTF-8 whatever the locale, so that no letter of data is lost.

    A terminal keeps its own encoding, since bytes of another could mean something to it.
    """
    stream = sys.stdout
    if isinstance(stream, TextIOWrapper) and not stream.isatty():
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return stream
