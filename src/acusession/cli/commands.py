"""Every command, declared once: its help, its arguments and the function that runs it.

A metavar names what stands in its place, and so what Tab completes there (`completion.py`).
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from typing import Final

from msgspec import Struct

from acusession.cli import options

_SIDES: Final = ("left", "right")


class Command(Struct, frozen=True):
    """A command of the program.

    `function` is a module of this package and a function in it, imported only when it is called;
    `examples` are command lines, and what each does.
    """

    words: str
    function: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    examples: Mapping[str, str]
    tells_unfinished: bool = False


def _start(command: argparse.ArgumentParser) -> None:
    plan = command.add_argument_group(options.PLAN)
    plan.add_argument(
        "routine",
        nargs="?",
        default="middle_back",
        metavar="ROUTINE|FILE",
        help="a routine's name, or the path of a file",
    )
    plan.add_argument(
        "--points",
        metavar="POINT,...",
        type=options.point_names,
        help="only these points, in this order",
    )
    options.add_plan_options(plan)
    options.add_session_options(command)


def _quick(command: argparse.ArgumentParser) -> None:
    plan = command.add_argument_group(options.PLAN)
    plan.add_argument(
        "points", nargs="*", metavar="POINT", help="a code, name, id or alias; none: pick on screen"
    )
    options.add_plan_options(plan)
    options.add_session_options(command)


def _resume(command: argparse.ArgumentParser) -> None:
    instead = command.add_mutually_exclusive_group()
    instead.add_argument("--new", action="store_true", help="close it, and start it from the top")
    instead.add_argument("--close", action="store_true", help="close it as it is")
    options.add_session_options(command)


def _history(command: argparse.ArgumentParser) -> None:
    command.add_argument("--routine", metavar="ROUTINE", help="of this routine only")
    forms = command.add_mutually_exclusive_group()
    forms.add_argument("--json", action="store_true", help="every session, for programs")
    forms.add_argument(
        "--csv",
        action="store_true",
        help="every step in UTF-8, for a spreadsheet; a text that begins like a formula, or with "
        "an apostrophe, has an apostrophe put before it",
    )
    forms.add_argument(
        "--delete",
        metavar="ID|all",
        type=options.session_id,
        help="delete a session, or all; asks first",
    )
    command.add_argument("--yes", action="store_true", help="with --delete: do not ask")


def _show(command: argparse.ArgumentParser) -> None:
    command.add_argument("name", metavar="POINT|ROUTINE|FILE", help="a point by any of its names")
    command.add_argument(
        "--side",
        type=options.one_of(_SIDES, "side"),
        choices=_SIDES,
        help="the side of a point to draw (default: the first)",
    )
    command.add_argument(
        "--picture",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="the figure, or none (default: on a terminal)",
    )
    command.add_argument("--svg", metavar="FILE", help="write the figure to FILE instead")
    options.add_json_option(command)


def _check(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", metavar="FILE", help="routine files")
    options.add_json_option(command)


def _new(command: argparse.ArgumentParser) -> None:
    command.add_argument("name", metavar="NAME", help="what it is to be called")


GROUPS: Final = {
    "Sessions": {
        "start": Command(
            "a timed routine (default: middle_back)",
            "session.start",
            _start,
            {
                "acusession start": "all eight points for the middle back",
                "acusession start --points UB20,P6": "only these, in this order",
                "acusession start short_break --plain": "another routine, line by line",
                "acusession start --seconds 9 --dry-run": "what it would be; nothing runs",
            },
        ),
        "quick": Command(
            "just one or two points, now",
            "session.quick",
            _quick,
            {
                "acusession quick P6": "one point, for one free hand",
                'acusession quick "Nei Guan" ST36': "two, by any of their names",
                "acusession quick": "picked on the screen",
            },
        ),
        "resume": Command(
            "go on with an unfinished session",
            "resume.resume",
            _resume,
            {"acusession resume": "go on where you were"},
        ),
        "history": Command(
            "what was done, and how it felt",
            "history.history",
            _history,
            {"acusession history --csv > done.csv": "every step, for a spreadsheet"},
        ),
    },
    "Points and routines": {
        "list": Command(
            "routines and their points",
            "listing.list_routines",
            options.add_json_option,
            {"acusession list": "all of them"},
            tells_unfinished=True,
        ),
        "show": Command(
            "all about a point or a routine, with the picture",
            "show.show",
            _show,
            {
                "acusession show P6": "where it is, how to find and press it",
                "acusession show P6 --svg p6.svg": "its picture as a file",
            },
            tells_unfinished=True,
        ),
        "check": Command(
            "what is wrong in routine files",
            "check.check",
            _check,
            {"acusession check my.yaml": "each problem with line and column"},
            tells_unfinished=True,
        ),
        "new": Command(
            "a routine of your own to begin with",
            "new.new",
            _new,
            {'acusession new "My back"': "a commented file in your folder"},
            tells_unfinished=True,
        ),
    },
    "Sound": {
        "sound-check": Command(
            "plays every cue, and says where it is heard",
            "sound_check.sound_check",
            options.add_output_option,
            {"acusession sound-check --output bell": "only the terminal's bell"},
        ),
    },
}

COMMANDS: Final = {name: each for group in GROUPS.values() for name, each in group.items()}
