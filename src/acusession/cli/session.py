"""The commands that run a session: start and quick."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from dataclasses import replace

from acusession import paths
from acusession.checked_yaml.problems import FileError
from acusession.cli.tell import tell_plan
from acusession.errors import AcusessionError, UsageError
from acusession.model import Condition, Plan, Point, Routine
from acusession.plain.face import report
from acusession.plan import Choice, describe_reasons, find_point, make_plan, reasons_against
from acusession.routines.library import find_routine, readable_routines
from acusession.settings import Settings, read_settings, write_settings

_log = logging.getLogger(__name__)


def start(args: argparse.Namespace) -> int:
    """A timed routine, or some of its points."""
    routine = find_routine(args.routine)
    named = tuple(find_point(name, routine.points) for name in args.points or ())
    return _session(args, routine, named)


def quick(args: argparse.Namespace) -> int:
    """Just one or two points, of any routine."""
    if len(args.points) > 2:
        raise UsageError(
            "quick is for just one or two points. For more, name them in the order you like: "
            f"acusession start --points {','.join(args.points)}"
        )
    routines = tuple(readable_routines())
    every = [point for routine in routines for point in routine.points]
    named = tuple(find_point(name, every) for name in args.points)
    home = next(routine for routine in routines if named[0] in routine.points)
    return _session(args, replace(home, name="Quick", points=named), named)


def _session(args: argparse.Namespace, routine: Routine, named: Sequence[Point]) -> int:
    settings = _settings(args)
    if args.dry_run:
        tell_plan(_plan(args, routine, named, settings.conditions), as_json=args.json)
        return 0
    if not args.plain:
        _say_fallback()
    if args.wait and not sys.stdin.isatty():
        raise UsageError("--wait needs a keyboard, and there is none here; leave it out.")
    settings = _first_start(settings)
    plan = _plan(args, routine, named, settings.conditions)
    from acusession.plain.session import run_plain

    return run_plain(plan, settings, hold=args.wait)


def _settings(args: argparse.Namespace) -> Settings:
    """The user's settings, the command line's over the file's. A wrong file is told and kept."""
    try:
        settings = read_settings(paths.config_file())
    except FileError as error:
        report(f"{error}\nUntil that is mended, the settings in it do not count.")
        # Asked already, if with an answer that cannot be read: not to be overwritten by asking.
        settings = Settings(conditions=frozenset())
    given = {"mute": args.mute, "voice": args.voice, "output": args.output}
    return replace(settings, **{key: value for key, value in given.items() if value is not None})


def _plan(
    args: argparse.Namespace,
    routine: Routine,
    named: Sequence[Point],
    conditions: frozenset[Condition] | None,
) -> Plan:
    known = conditions or frozenset()
    choice = Choice(
        points=tuple(named),
        seconds=args.seconds,
        prepare=args.prepare,
        rounds=args.rounds,
        conditions=known,
        accepted=frozenset(point.id for point in named if _is_accepted(args, point, known)),
    )
    return make_plan(routine, choice)


def _is_accepted(args: argparse.Namespace, point: Point, conditions: frozenset[Condition]) -> bool:
    """Whether a point named outright may be pressed, the user's conditions notwithstanding."""
    reasons = reasons_against(point, conditions)
    if not reasons:
        return True
    told = f"{point.title} is better left alone because of {describe_reasons(reasons)}."
    if args.dry_run:
        return False
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise AcusessionError(f"{told} In a terminal you can say yes to it all the same.")
    print(
        f"{told} Take it all the same? Type yes, or press Enter to leave it out: ",
        end="",
        flush=True,
    )
    return sys.stdin.readline().strip().casefold() in {"y", "yes"}


def _say_fallback() -> None:
    if not sys.stdout.isatty():
        report("the output is no terminal, so the session is told line by line.")
    elif os.environ.get("TERM") in {None, "", "dumb"}:
        report("this terminal cannot show a screen, so the session is told line by line.")


def _first_start(settings: Settings) -> Settings:
    """Say and ask once what everybody must know before the first session ever."""
    if settings.conditions is not None:
        return settings
    from acusession.plain.first_start import ask_conditions, warning_lines

    print("\n".join(warning_lines()), flush=True)
    conditions = None
    if sys.stdin.isatty() and sys.stdout.isatty():
        conditions = ask_conditions(sys.stdin, sys.stdout)
    if conditions is None:
        print(
            "Nobody could answer here which conditions apply, so no point is left out. "
            "Run acusession in a terminal once to answer.\n",
            flush=True,
        )
        return settings
    answered = replace(read_settings(paths.config_file()), conditions=conditions)
    try:
        write_settings(answered, paths.config_file())
    except AcusessionError as error:
        report(f"{error} You will be asked again next time.")
    return replace(settings, conditions=conditions)
