"""Every command, declared once: its help, its arguments and the function that runs it.

A metavar names the kind of value, which determines what Tab completes (`completion.py`).
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

    `function` names a module of this package and a function in it, imported only when called;
    `examples` maps command lines to what each does.
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
        help="name of a routine, or path of a routine file",
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
        "points",
        nargs="*",
        metavar="POINT",
        help="code, name, id or alias of a point; without one, choose on screen",
    )
    options.add_plan_options(plan)
    options.add_session_options(command)


def _resume(command: argparse.ArgumentParser) -> None:
    instead = command.add_mutually_exclusive_group()
    instead.add_argument("--new", action="store_true", help="restart it from the first step")
    instead.add_argument("--close", action="store_true", help="close it without resuming")
    options.add_session_options(command)


def _history(command: argparse.ArgumentParser) -> None:
    command.add_argument("--routine", metavar="ROUTINE", help="only sessions of this routine")
    forms = command.add_mutually_exclusive_group()
    forms.add_argument("--json", action="store_true", help="print every session as JSON")
    forms.add_argument(
        "--csv",
        action="store_true",
        help="print every step as CSV in UTF-8; an apostrophe is added before text that "
        "starts with one or looks like a formula",
    )
    forms.add_argument(
        "--delete",
        metavar="ID|all",
        type=options.session_id,
        help="delete one session or all, after asking",
    )
    command.add_argument("--yes", action="store_true", help="with --delete: do not ask first")


def _show(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "name", metavar="POINT|ROUTINE|FILE", help="point, routine or routine file"
    )
    command.add_argument(
        "--side",
        type=options.one_of(_SIDES, "side"),
        choices=_SIDES,
        help="side to draw (default: the first side of the point)",
    )
    command.add_argument(
        "--picture",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="show or hide the picture (default: only in a terminal)",
    )
    command.add_argument("--svg", metavar="FILE", help="write the picture to FILE instead")
    options.add_json_option(command)


def _check(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", metavar="FILE", help="routine file to check")
    options.add_json_option(command)


def _new(command: argparse.ArgumentParser) -> None:
    command.add_argument("name", metavar="NAME", help="name of the new routine")


def _voice(command: argparse.ArgumentParser) -> None:
    actions = ("make",)
    command.add_argument(
        "action",
        type=options.one_of(actions, "action"),
        choices=actions,
        metavar="make",
        help="record the words that are missing",
    )
    command.add_argument(
        "routine", metavar="ROUTINE|FILE", help="name of a routine, or path of a routine file"
    )


GROUPS: Final = {
    "Sessions": {
        "start": Command(
            "run a timed routine (default: middle_back)",
            "session.start",
            _start,
            {
                "acusession start": "all eight points for the middle back",
                "acusession start --points UB20,P6": "only these, in this order",
                "acusession start short_break --plain": "another routine, in plain text",
                "acusession start --seconds 9 --dry-run": "print the plan without starting",
            },
        ),
        "quick": Command(
            "press one or two points now",
            "session.quick",
            _quick,
            {
                "acusession quick P6": "one point, with one hand",
                'acusession quick "Nei Guan" ST36': "two points, by any of their names",
                "acusession quick": "choose the points on screen",
            },
        ),
        "resume": Command(
            "resume an unfinished session",
            "resume.resume",
            _resume,
            {"acusession resume": "continue where you stopped"},
        ),
        "history": Command(
            "show past sessions and pain ratings",
            "history.history",
            _history,
            {"acusession history --csv > done.csv": "save every step for a spreadsheet"},
        ),
    },
    "Points and routines": {
        "list": Command(
            "list routines and their points",
            "listing.list_routines",
            options.add_json_option,
            {"acusession list": "all routines"},
            tells_unfinished=True,
        ),
        "show": Command(
            "describe a point (with a picture) or a routine",
            "show.show",
            _show,
            {
                "acusession show P6": "where it is, how to find and press it",
                "acusession show P6 --svg p6.svg": "save its picture as a file",
            },
            tells_unfinished=True,
        ),
        "check": Command(
            "check routine files for errors",
            "check.check",
            _check,
            {"acusession check my.yaml": "each problem with line and column"},
            tells_unfinished=True,
        ),
        "new": Command(
            "create a routine of your own",
            "new.new",
            _new,
            {'acusession new "My back"': "create a commented file to edit"},
            tells_unfinished=True,
        ),
    },
    "Sound": {
        "sound-check": Command(
            "play every cue and say which sound output works",
            "sound_check.sound_check",
            options.add_output_option,
            {"acusession sound-check --output bell": "test only the terminal bell"},
        ),
        "voice": Command(
            "record the spoken words of a routine ahead of time",
            "voice.make",
            _voice,
            {"acusession voice make my_back": "record what your own routine says"},
        ),
    },
}

COMMANDS: Final = {name: each for group in GROUPS.values() for name, each in group.items()}
