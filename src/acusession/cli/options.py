"""Every command and option, declared once."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import NoReturn

from acusession.checked_yaml.durations import FORMS, read_duration
from acusession.harmless import harmless
from acusession.model import LONGEST_PRESS
from acusession.settings import OUTPUTS

MOST_ROUNDS = 20

_DESCRIPTION = "A guided acupressure session in the terminal: start it, put the keyboard down."
_EXAMPLES = """\
examples:
  acusession                       the home screen
  acusession start                 all eight points for the middle back
  acusession quick P6              just one point, for a free hand
  acusession start --plain         line by line, no full screen
  acusession start --dry-run       the plan only
"""


def parse(argv: Sequence[str] | None) -> argparse.Namespace:
    """The command line as a namespace.

    Its `command` is what to call with it: a module of this package and a function in it, to be
    imported only now that it is known which.
    """
    parser = _parser()
    return parser.parse_args(argv)


class _Parser(argparse.ArgumentParser):
    """Repeats of a command line only what can be shown: a file may be called anything."""

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong, and exit."""
        super().error(harmless(message))


class _Version(argparse.Action):
    """Looks the version up only where somebody asks for it."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str) -> None:  # noqa: A002
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        """Print it, and exit."""
        from importlib.metadata import version

        print(f"acusession {version('acusession')}")
        parser.exit()


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="acusession",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, help="the version, and nothing else")
    parser.set_defaults(command="session.home", tells_unfinished=False)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    start = commands.add_parser("start", help="a timed routine (default: middle_back)")
    start.add_argument(
        "routine",
        nargs="?",
        default="middle_back",
        metavar="ROUTINE",
        help="a routine's name, or the path of a file",
    )
    start.add_argument(
        "--points", metavar="A,B", type=_names, help="only these points, in this order"
    )
    start.set_defaults(command="session.start")

    quick = commands.add_parser("quick", help="just one or two points, now")
    quick.add_argument(
        "points", nargs="*", metavar="POINT", help="a code, name, id or alias; none: pick on screen"
    )
    quick.set_defaults(command="session.quick")

    for command in (start, quick):
        _add_plan_options(command)
        _add_session_options(command)

    going_on = commands.add_parser("resume", help="go on with an unfinished session")
    instead = going_on.add_mutually_exclusive_group()
    instead.add_argument("--new", action="store_true", help="close it, and start it anew")
    instead.add_argument("--close", action="store_true", help="close it as it is")
    _add_session_options(going_on)
    going_on.set_defaults(command="resume.resume")

    done = commands.add_parser("history", help="what was done")
    done.add_argument("--routine", metavar="NAME", help="of this routine only")
    forms = done.add_mutually_exclusive_group()
    forms.add_argument("--json", action="store_true", help="every session, for programs")
    forms.add_argument("--csv", action="store_true", help="every step, for a spreadsheet")
    forms.add_argument(
        "--delete", metavar="ID|all", type=_session_id, help="delete a session, or all; asks first"
    )
    done.add_argument("--yes", action="store_true", help="with --delete: do not ask")
    done.set_defaults(command="history.history")

    listing = commands.add_parser("list", help="routines and their points")
    listing.set_defaults(command="listing.list_routines", tells_unfinished=True)
    show = commands.add_parser("show", help="all about a point or a routine")
    show.add_argument("name", metavar="POINT|ROUTINE")
    show.add_argument(
        "--side",
        choices=("left", "right"),
        help="the side of a point to draw (default: the first)",
    )
    show.add_argument(
        "--picture",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="the figure, or none (default: on a terminal)",
    )
    show.add_argument("--svg", metavar="FILE", help="write the figure to FILE instead")
    show.set_defaults(command="show.show", tells_unfinished=True)
    check = commands.add_parser("check", help="what is wrong in routine files")
    check.add_argument("files", nargs="+", metavar="FILE")
    check.set_defaults(command="check.check", tells_unfinished=True)
    begin = commands.add_parser("new", help="a commented starter routine of your own")
    begin.add_argument("name", metavar="NAME")
    begin.set_defaults(command="new.new", tells_unfinished=True)
    for command in (listing, show, check):
        command.add_argument("--json", action="store_true", help="for programs")
    return parser


def _add_plan_options(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add(
        "--seconds",
        metavar="N",
        type=_duration(1, LONGEST_PRESS),
        help="press time for every point",
    )
    add("--prepare", metavar="N", type=_duration(0, LONGEST_PRESS), help="time to find each point")
    add("--rounds", metavar="N", type=_rounds, default=1, help="go round more than once")
    add("--dry-run", action="store_true", help="print the plan, press nothing")
    add("--json", action="store_true", help="with --dry-run: the plan for programs")


def _add_session_options(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("--plain", action="store_true", help="line by line, no full screen")
    add("--mute", action="store_true", default=None, help="no sound")
    add(
        "--voice", action=argparse.BooleanOptionalAction, default=None, help="spoken words, or none"
    )
    add("--output", choices=OUTPUTS, metavar="NAME", help=f"where sound goes: {', '.join(OUTPUTS)}")
    add("--wait", action="store_true", help="hold each point until a key says go")


def _duration(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        seconds = read_duration(text)
        if seconds is None or not least <= seconds <= most:
            raise argparse.ArgumentTypeError(
                f"{text!r} is no time from {least} to {most} seconds; write {FORMS}"
            )
        return seconds

    return read


def _rounds(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_ROUNDS:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to {MOST_ROUNDS}")
    return int(text)


def _session_id(text: str) -> str:
    if text != "all" and not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is no session's number, nor all")
    return text


def _names(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    if not names:
        raise argparse.ArgumentTypeError("name at least one point, as in --points P6,ST36")
    return names
