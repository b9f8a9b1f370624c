"""The command that lists routines and their points."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from acusession.cli.as_json import print_json, routine_row
from acusession.cli.load_settings import read_own
from acusession.cli.usual_sessions import UsualSessions
from acusession.console.text_width import padded
from acusession.domain.durations import clock
from acusession.domain.escape import harmless
from acusession.domain.model import Point, Routine, Side
from acusession.domain.phrases import NOTHING_LEFT
from acusession.domain.plan import describe_left_out
from acusession.routines.catalog import before_bundled, passed_over, routine_at, routine_files
from acusession.routines.file_names import id_of
from acusession.yaml_schema.problems import FileError


def list_routines(args: argparse.Namespace) -> int:
    """Every routine with its points and how long it takes with the user's settings.

    Of a broken file, what is wrong first.
    """
    files, before = routine_files(), before_bundled()
    sessions = UsualSessions(read_own(args).in_force)
    if args.json:
        print_json(
            [
                _file_row(path, sessions)
                | {"file": str(path), "instead_of_bundled": name in before}
                for name, path in files.items()
            ]
        )
        return 0
    for name, path in files.items():
        own = " (your own, instead of the bundled one)" if name in before else ""
        print("\n".join(_file_lines(path, own, sessions)))
    for path, used in passed_over().items():
        print(f"{harmless(path.name)} is not used, since {harmless(used.name)} has the same name.")
    return 0


def _file_lines(path: Path, own: str, sessions: UsualSessions) -> Iterator[str]:
    name = id_of(path)
    routine = _read(path)
    if isinstance(routine, FileError):
        yield f"{name}{own}: cannot be used. {routine.problems[0]}"
        return
    routine, plan = sessions.of(routine)
    length = f"{clock(plan.seconds)} in all" if plan else NOTHING_LEFT
    yield f"{name}{own}: {routine.name}, {length}"
    yield from map(_point_line, routine.points)
    if plan and plan.left_out:
        yield f"  {describe_left_out(plan.left_out)}."


def _file_row(path: Path, sessions: UsualSessions) -> dict[str, object]:
    routine = _read(path)
    if isinstance(routine, FileError):
        return {"id": id_of(path), "problem": str(routine.problems[0])}
    return routine_row(*sessions.of(routine))


def _read(path: Path) -> Routine | FileError:
    try:
        return routine_at(path)
    except FileError as error:
        return error


def _point_line(point: Point) -> str:
    sides = _sides_words(point.sides)
    names = f"{padded(point.code or '-', 5)} {padded(point.name, 14)}"
    return f"  {names} {sides:15}{clock(point.press):7}{point.reach}"


def _sides_words(sides: tuple[Side, ...]) -> str:
    return "both sides" if len(sides) > 1 else sides[0].words
