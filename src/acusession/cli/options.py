"""Every command and option, declared once."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from acusession.cli.help import COMMANDS
from acusession.cli.parser import (
    SHELLS,
    Completion,
    Formatter,
    Parser,
    RootParser,
    Version,
    options_of,
    unknown,
)
from acusession.domain.cues import OUTPUT_NAMES
from acusession.domain.durations import FORMS, parse_duration

MOST_ROUNDS = 20

_MOST_DIGITS = 18
"""Digits of a number; SQLite knows none with more than 19."""

_PLAN = "what is pressed, and for how long"
_SIDES = ("left", "right")


def parse(argv: Sequence[str] | None) -> argparse.Namespace:
    """The command line as a namespace.

    Its `command` is what to call with it: a module of this package and a function in it, to be
    imported only now that it is known which.
    """
    words = sys.argv[1:] if argv is None else list(argv)
    names: Iterable[str] = words[:1]  # the others are not told of, and take their time to make
    if words and words[0].startswith("-"):
        names = COMMANDS
    elif words and words[0] not in COMMANDS:
        build_parser(()).error(unknown(words[0], COMMANDS, "command"))
    args, extra = build_parser(names).parse_known_args(words)
    if extra:
        _refuse(args.parser, extra[0])
    return args


def _refuse(parser: argparse.ArgumentParser, word: str) -> None:
    """Tell of a word that has no place, and exit."""
    if word.startswith("-"):
        parser.error(unknown(word.partition("=")[0], options_of(parser), "option"))
    parser.error(f"{word!r} is one word too many")


def build_parser(names: Iterable[str] = COMMANDS) -> argparse.ArgumentParser:
    """The parser of the program, with these commands."""
    parser = RootParser(prog="acusession")
    parser.add_argument("--version", action=Version, help="the version")
    parser.add_argument(
        "--completion",
        action=Completion,
        type=_one_of(SHELLS, "shell"),
        choices=SHELLS,
        help="a script by which Tab completes",
    )
    parser.set_defaults(command="session.home", tells_unfinished=False, parser=parser)
    commands = parser.add_subparsers(parser_class=Parser)
    for name in names:
        command = commands.add_parser(name, formatter_class=Formatter)
        command.about = COMMANDS[name]
        command.set_defaults(parser=command)
        _COMMANDS[name](command)
    return parser


def _start(command: argparse.ArgumentParser) -> None:
    plan = command.add_argument_group(_PLAN)
    plan.add_argument(
        "routine",
        nargs="?",
        default="middle_back",
        metavar="ROUTINE",
        help="a routine's name, or the path of a file",
    )
    plan.add_argument(
        "--points", metavar="A,B", type=_names, help="only these points, in this order"
    )
    _add_plan_options(plan)
    _add_session_options(command)
    command.set_defaults(command="session.start")


def _quick(command: argparse.ArgumentParser) -> None:
    plan = command.add_argument_group(_PLAN)
    plan.add_argument(
        "points", nargs="*", metavar="POINT", help="a code, name, id or alias; none: pick on screen"
    )
    _add_plan_options(plan)
    _add_session_options(command)
    command.set_defaults(command="session.quick")


def _resume(command: argparse.ArgumentParser) -> None:
    instead = command.add_mutually_exclusive_group()
    instead.add_argument("--new", action="store_true", help="close it, and start it anew")
    instead.add_argument("--close", action="store_true", help="close it as it is")
    _add_session_options(command)
    command.set_defaults(command="resume.resume")


def _history(command: argparse.ArgumentParser) -> None:
    command.add_argument("--routine", metavar="NAME", help="of this routine only")
    forms = command.add_mutually_exclusive_group()
    forms.add_argument("--json", action="store_true", help="every session, for programs")
    forms.add_argument(
        "--csv",
        action="store_true",
        help="every step in UTF-8, for a spreadsheet; a text that begins like a formula, or with "
        "an apostrophe, has an apostrophe put before it",
    )
    forms.add_argument(
        "--delete", metavar="ID|all", type=_session_id, help="delete a session, or all; asks first"
    )
    command.add_argument("--yes", action="store_true", help="with --delete: do not ask")
    command.set_defaults(command="history.history")


def _sound_check(command: argparse.ArgumentParser) -> None:
    _add_output_option(command)
    command.set_defaults(command="sound_check.sound_check")


def _list(command: argparse.ArgumentParser) -> None:
    _add_json(command)
    command.set_defaults(command="listing.list_routines", tells_unfinished=True)


def _show(command: argparse.ArgumentParser) -> None:
    command.add_argument("name", metavar="POINT|ROUTINE", help="by any of its names, or a file")
    command.add_argument(
        "--side",
        type=_one_of(_SIDES, "side"),
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
    _add_json(command)
    command.set_defaults(command="show.show", tells_unfinished=True)


def _check(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", metavar="FILE", help="routine files")
    _add_json(command)
    command.set_defaults(command="check.check", tells_unfinished=True)


def _new(command: argparse.ArgumentParser) -> None:
    command.add_argument("name", metavar="NAME", help="what it is to be called")
    command.set_defaults(command="new.new", tells_unfinished=True)


_COMMANDS: Final[dict[str, Callable[[argparse.ArgumentParser], None]]] = {
    "start": _start,
    "quick": _quick,
    "resume": _resume,
    "history": _history,
    "list": _list,
    "show": _show,
    "check": _check,
    "new": _new,
    "sound-check": _sound_check,
}


def _add_json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="for programs")


def _add_plan_options(plan: argparse._ArgumentGroup) -> None:
    add = plan.add_argument
    add(
        "--seconds",
        metavar="N",
        type=_duration(1),
        help="press time for every point",
    )
    add("--prepare", metavar="N", type=_duration(0), help="time to find each point")
    add("--rounds", metavar="N", type=_rounds, default=1, help="go round more than once")
    add("--dry-run", action="store_true", help="print the plan, press nothing")
    add("--json", action="store_true", help="with --dry-run: the plan for programs")


def _add_session_options(command: argparse.ArgumentParser) -> None:
    session = command.add_argument_group("how it is led")
    add = session.add_argument
    add("--plain", action="store_true", help="line by line, no full screen")
    add("--mute", action="store_true", default=None, help="no sound")
    add(
        "--voice", action=argparse.BooleanOptionalAction, default=None, help="spoken words, or none"
    )
    _add_output_option(session)
    add("--wait", action="store_true", help="hold each point until a key says go")


def _add_output_option(command: argparse._ActionsContainer) -> None:
    command.add_argument(
        "--output",
        type=_one_of(OUTPUT_NAMES, "sound output"),
        choices=OUTPUT_NAMES,
        metavar="NAME",
        help=f"where sound goes: {', '.join(OUTPUT_NAMES)}",
    )


def _one_of(known: tuple[str, ...], what: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in known:
            raise argparse.ArgumentTypeError(unknown(text, known, what))
        return text

    return read


def _duration(least: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        from acusession.domain.model import LONGEST_PRESS

        seconds = parse_duration(text)
        if seconds is None or not least <= seconds <= LONGEST_PRESS:
            raise argparse.ArgumentTypeError(
                f"{text!r} is no time from {least} to {LONGEST_PRESS} seconds; write {FORMS}"
            )
        return seconds

    return read


def _is_number(text: str) -> bool:
    """Whether it is a whole number that can be worked with, and looked for in the record."""
    return text.isdecimal() and len(text) <= _MOST_DIGITS


def _rounds(text: str) -> int:
    if not _is_number(text) or not 1 <= int(text) <= MOST_ROUNDS:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to {MOST_ROUNDS}")
    return int(text)


def _session_id(text: str) -> str:
    if text != "all" and not _is_number(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no session's number, nor all")
    return text


def _names(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    if not names:
        raise argparse.ArgumentTypeError("name at least one point, as in --points P6,ST36")
    return names
