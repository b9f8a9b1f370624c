"""The command that lists routines and their points."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from acusession.checked_yaml.durations import clock
from acusession.checked_yaml.problems import FileError
from acusession.cli.as_json import print_json, routine_row
from acusession.harmless import harmless
from acusession.model import Point, Routine, Side
from acusession.plan import Choice, make_plan
from acusession.routines.library import before_bundled, routine_at, routine_files
from acusession.text_width import padded


def list_routines(args: argparse.Namespace) -> int:
    """Every routine with its points; a broken file with what is wrong first."""
    files, before = routine_files(), before_bundled()
    if args.json:
        print_json(
            [
                _file_row(path) | {"file": str(path), "instead_of_bundled": name in before}
                for name, path in files.items()
            ]
        )
        return 0
    for name, path in files.items():
        own = " (your own, instead of the bundled one)" if name in before else ""
        print("\n".join(_file_lines(path, own)))
    return 0


def _file_lines(path: Path, own: str) -> Iterator[str]:
    name = harmless(path.stem)
    routine = _read(path)
    if isinstance(routine, FileError):
        yield f"{name}{own}: cannot be used. {routine.problems[0]}"
        return
    yield f"{name}{own}: {routine.name}, {clock(make_plan(routine, Choice()).seconds)} in all"
    yield from map(_point_line, routine.points)


def _file_row(path: Path) -> dict[str, object]:
    routine = _read(path)
    if isinstance(routine, FileError):
        return {"id": path.stem, "problem": str(routine.problems[0])}
    return routine_row(routine)


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
