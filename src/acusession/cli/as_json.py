"""Output for programs: routines and points as JSON, in UTF-8."""

from __future__ import annotations

import json
import sys
from io import TextIOWrapper
from typing import TextIO

from acusession.domain.model import Plan, Point, Routine


def routine_row(routine: Routine, plan: Plan | None) -> dict[str, object]:
    """Return a routine and its points as JSON data; `seconds` is None without a plan."""
    points = [point_row(point) for point in routine.points]
    return {
        "id": routine.id,
        "name": routine.name,
        "seconds": plan.seconds if plan else None,
        "points": points,
    }


def point_row(point: Point) -> dict[str, object]:
    """Return a point as JSON data, without its texts."""
    return {
        "id": point.id,
        "code": point.code,
        "name": point.name,
        "sides": [str(side) for side in point.sides],
        "press": point.press,
        "reach": str(point.reach),
    }


def print_json(value: object) -> None:
    """Print as JSON; characters that a terminal could act on are written as JSON escapes."""
    text = json.dumps(value, indent=2, ensure_ascii=False)
    print("\n".join(map(_escaped, text.split("\n"))), file=data_output())


def _escaped(line: str) -> str:
    if line.isprintable():
        return line
    return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in line)


def data_output() -> TextIO:
    """Return stdout, in UTF-8 whatever the locale, so that no character of the data is lost.

    A terminal keeps its own encoding, since it could act on bytes of another.
    """
    stream = sys.stdout
    if isinstance(stream, TextIOWrapper) and not stream.isatty():
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return stream
