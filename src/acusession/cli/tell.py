"""The commands that only tell: list, show, check, and the plan of a dry run."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from acusession.checked_yaml.durations import clock
from acusession.checked_yaml.excerpt import shown
from acusession.checked_yaml.problems import FileError, Problem
from acusession.cli.picture import picture_rows, write_svg
from acusession.errors import UsageError
from acusession.harmless import harmless
from acusession.model import Plan, Point, Routine, Side
from acusession.plan import Choice, describe_left_out, find_point, make_plan
from acusession.routines.library import (
    before_bundled,
    find_routine,
    readable_routines,
    routine_files,
)
from acusession.routines.reader import Checked, check_routine, read_routine
from acusession.words import about


def list_routines(args: argparse.Namespace) -> int:
    """Every routine with its points; a broken file with what is wrong first."""
    files, before = routine_files(), before_bundled()
    if args.json:
        _print_json(
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
    yield f"{name}{own}: {routine.name}, {clock(_seconds(routine))} in all"
    yield from map(_point_line, routine.points)


def _file_row(path: Path) -> dict[str, object]:
    routine = _read(path)
    if isinstance(routine, FileError):
        return {"id": path.stem, "problem": str(routine.problems[0])}
    return _routine_row(routine)


def _read(path: Path) -> Routine | FileError:
    try:
        return read_routine(path)
    except FileError as error:
        return error


def _seconds(routine: Routine) -> int:
    return make_plan(routine, Choice()).seconds


def _routine_row(routine: Routine) -> dict[str, object]:
    points = [_point_row(point) for point in routine.points]
    return {
        "id": routine.id,
        "name": routine.name,
        "seconds": _seconds(routine),
        "points": points,
    }


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
        _print_json(_routine_row(routine))
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
    """Check routine files: 0 when all can be used, 1 with what is wrong in them."""
    checked = {file: check_routine(Path(file)) for file in args.files}
    if args.json:
        _print_json([_problem_row(each) for one in checked.values() for each in one.problems])
    else:
        for file, one in checked.items():
            print("\n".join(_verdict_lines(file, one)))
    return 1 if any(one.errors for one in checked.values()) else 0


def _verdict_lines(file: str, checked: Checked) -> Iterator[str]:
    """What there is to say of a file, on a terminal with its lines; what can be used is fine."""
    for problem in checked.problems:
        yield from shown(problem) if sys.stdout.isatty() else [str(problem)]
    if checked.routine is not None:
        points, warnings = len(checked.routine.points), len(checked.problems)
        verdict = f"fine, {points} point{'s' * (points > 1)}"
        verdict += f", {warnings} warning{'s' * (warnings > 1)}" if warnings else ""
        yield f"{harmless(file)}: {verdict}"


def _problem_row(problem: Problem) -> dict[str, object]:
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "kind": "warning" if problem.is_warning else "error",
        "problem": problem.sentence,
    }


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
    """Print for programs; what a terminal could act on is escaped, which means the same."""
    text = json.dumps(value, indent=2, ensure_ascii=False)
    safe = (sign if sign.isprintable() or sign == "\n" else json.dumps(sign)[1:-1] for sign in text)
    print("".join(safe))
