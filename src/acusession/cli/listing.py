"""The command that lists routines and their points."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from acusession.cli.as_json import print_json, routine_row
from acusession.cli.load_settings import load_settings
from acusession.cli.usual_sessions import UsualSessions
from acusession.console.text_width import padded
from acusession.domain.durations import format_clock
from acusession.domain.escape import escape_unprintable
from acusession.domain.model import Point, Routine, Side
from acusession.domain.phrases import NOTHING_LEFT, describe_excluded, side_name
from acusession.routines.catalog import (
    load_routine,
    overridden_names,
    routine_files,
    shadowed_files,
)
from acusession.routines.file_names import id_of
from acusession.yaml_schema.problems import FileError


def list_routines(args: argparse.Namespace) -> int:
    """List every routine with its points and its duration with the user's settings.

    For a file that cannot be used, print its first problem.
    """
    files, before = routine_files(), overridden_names()
    sessions = UsualSessions(load_settings(args).effective)
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
        note = " (yours, instead of the bundled one)" if name in before else ""
        print("\n".join(_file_lines(path, note, sessions)))
    for path, used in shadowed_files().items():
        unused, same = escape_unprintable(path.name), escape_unprintable(used.name)
        print(f"{unused} is not used because {same} has the same name; rename one of them.")
    return 0


def _file_lines(path: Path, note: str, sessions: UsualSessions) -> Iterator[str]:
    name = id_of(path)
    routine = _read(path)
    if isinstance(routine, FileError):
        yield f"{name}{note}: cannot be used. {routine.problems[0]}"
        return
    routine, plan = sessions.of(routine)
    length = f"{format_clock(plan.seconds)} in all" if plan else NOTHING_LEFT
    yield f"{name}{note}: {routine.name}, {length}"
    yield from map(_point_line, routine.points)
    if plan and plan.left_out:
        yield f"  {describe_excluded(plan.left_out)}."


def _file_row(path: Path, sessions: UsualSessions) -> dict[str, object]:
    routine = _read(path)
    if isinstance(routine, FileError):
        return {"id": id_of(path), "problem": str(routine.problems[0])}
    return routine_row(*sessions.of(routine))


def _read(path: Path) -> Routine | FileError:
    try:
        return load_routine(path)
    except FileError as error:
        return error


def _point_line(point: Point) -> str:
    sides = _sides_words(point.sides)
    names = f"{padded(point.code or '-', 5)} {padded(point.name, 14)}"
    return f"  {names} {sides:15}{format_clock(point.press):7}{point.reach}"


def _sides_words(sides: tuple[Side, ...]) -> str:
    return "both sides" if len(sides) > 1 else side_name(sides[0])
