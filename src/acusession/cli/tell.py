"""The commands that only tell: list, show, check, and the plan of a dry run."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from acusession.checked_yaml.durations import clock
from acusession.checked_yaml.problems import FileError, Problem
from acusession.cli.picture import picture_rows, write_svg
from acusession.errors import UsageError
from acusession.model import Plan, Point, Routine, Side
from acusession.plain.words import about
from acusession.plan import Choice, describe_left_out, find_point, make_plan
from acusession.routines.library import (
    find_routine,
    readable_routines,
    routine_files,
)
from acusession.routines.reader import read_routine


def list_routines(args: argparse.Namespace) -> int:
    """Every routine with its points; a broken file with what is wrong first."""
    listed = {name: _read(path) for name, path in routine_files().items()}
    if args.json:
        _print_json([_routine_row(name, each) for name, each in listed.items()])
        return 0
    for name, each in listed.items():
        if isinstance(each, FileError):
            print(f"{name}: cannot be used. {each.problems[0]}")
            continue
        print(f"{name}: {each.name}, {clock(_seconds(each))} in all")
        print("\n".join(_point_line(point) for point in each.points))
    return 0


def _read(path: Path) -> Routine | FileError:
    try:
        return read_routine(path)
    except FileError as error:
        return error


def _seconds(routine: Routine) -> int:
    return make_plan(routine, Choice()).seconds


def _routine_row(name: str, read: Routine | FileError) -> dict[str, object]:
    if isinstance(read, FileError):
        return {"id": name, "problem": str(read.problems[0])}
    points = [_point_row(point) for point in read.points]
    return {"id": name, "name": read.name, "seconds": _seconds(read), "points": points}


def _point_row(point: Point) -> dict[str, object]:
    return {
        "id": point.id,
        "code": point.code,
        "name": point.name,
        "sides": [str(side) for side in point.sides],
        "press": point.press,
        "reach": str(point.reach),
    }


def _point_line(point: Point) -> str:
    sides = _sides_words(point.sides)
    return f"  {point.code or '-':6}{point.name:15}{sides:15}{clock(point.press):7}{point.reach}"


def _sides_words(sides: tuple[Side, ...]) -> str:
    return "both sides" if len(sides) > 1 else sides[0].words


def show(args: argparse.Namespace) -> int:
    """All about a point, or about a routine and its points."""
    routine = _routine_named(args.name)
    if routine is None:
        points = [point for each in readable_routines() for point in each.points]
        point = find_point(args.name, points)
        _tell_point(point, args)
        return 0
    if args.svg or args.side:
        raise UsageError(f"{args.name!r} is a routine; --svg and --side want a point.")
    if args.json:
        _print_json(_routine_row(routine.id, routine))
        return 0
    print("\n".join(_routine_lines(routine)))
    return 0


def _routine_named(name: str) -> Routine | None:
    """The routine of that name or path; None when it is no routine's, so perhaps a point's."""
    if name in routine_files() or Path(name).suffix:
        return find_routine(name)
    return None


def _tell_point(point: Point, args: argparse.Namespace) -> None:
    side = Side(args.side) if args.side else point.sides[0]
    if side not in point.sides:
        known = " and ".join(side.words for side in point.sides)
        raise UsageError(f"{point.title} lies {known}, not {side.words}.")
    if args.svg:
        write_svg(point, side, Path(args.svg))
    elif args.json:
        _print_json(_point_row(point) | {"about": list(about(point))})
    else:
        if args.picture or (args.picture is None and sys.stdout.isatty()):
            print("".join(f"{row}\n" for row in picture_rows(point, side)), end="")
        print("\n".join(about(point)))


def _routine_lines(routine: Routine) -> Iterator[str]:
    yield f"{routine.name}. {routine.description}".strip()
    if routine.source:
        source = routine.source
        yield "Source: " + ", ".join(filter(None, (source.title, source.author, source.url)))
    yield f"Caution: {routine.caution}"
    for point in routine.points:
        yield ""
        yield from about(point)


def check(args: argparse.Namespace) -> int:
    """Check routine files: 0 when all are fine, 1 with what is wrong in them."""
    problems: list[Problem] = []
    for file in args.files:
        try:
            routine = read_routine(Path(file))
        except FileError as error:
            problems += error.problems
        else:
            if not args.json:
                print(f"{file}: fine, {len(routine.points)} points")
    if args.json:
        _print_json(
            [
                {
                    "file": each.file,
                    "line": each.line,
                    "column": each.column,
                    "problem": each.sentence,
                }
                for each in problems
            ]
        )
    else:
        print("".join(f"{problem}\n" for problem in problems), end="")
    return 1 if problems else 0


def tell_plan(plan: Plan, *, as_json: bool) -> None:
    """Print a plan: a line for each step."""
    if as_json:
        _print_json(_plan_row(plan))
        return
    for number, step in enumerate(plan.steps, start=1):
        print(
            f"{number:3}  {step.point.title:18}{step.side.words:15}"
            f"prepare {clock(step.prepare):6} press {clock(step.press)}"
        )
    print(f"{plan.name}: {len(plan.steps)} steps, {clock(plan.seconds)} in all,", end=" ")
    print(f"{clock(plan.press_seconds)} of it pressing.")
    if plan.ready:
        print(f"Have ready: {', '.join(plan.ready)}.")
    if plan.left_out:
        print(f"{describe_left_out(plan.left_out)}.")


def _plan_row(plan: Plan) -> dict[str, object]:
    return {
        "name": plan.name,
        "seconds": plan.seconds,
        "press_seconds": plan.press_seconds,
        "ready": list(plan.ready),
        "left_out": [
            {"id": out.point.id, "conditions": [str(each) for each in out.conditions]}
            for out in plan.left_out
        ],
        "steps": [
            {
                "id": step.point.id,
                "side": str(step.side),
                "prepare": step.prepare,
                "press": step.press,
            }
            for step in plan.steps
        ],
    }


def _print_json(value: object) -> None:
    json.dump(value, sys.stdout, indent=2, ensure_ascii=False)
    print()
