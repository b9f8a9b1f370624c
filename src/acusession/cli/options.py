"""The options that several commands have, and how a value is read from a word."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from typing import Final

from acusession.domain.cues import OUTPUT_NAMES
from acusession.domain.durations import FORMS, parse_duration
from acusession.domain.model import LONGEST_PRESS
from acusession.domain.suggestion import did_you_mean

MOST_ROUNDS = 20

PLAN: Final = "what is pressed, and for how long"

_MOST_DIGITS: Final = 18
"""Digits of a number; SQLite knows none with more than 19."""


def add_json_option(command: argparse.ArgumentParser) -> None:
    """Add --json."""
    command.add_argument("--json", action="store_true", help="for programs")


def add_plan_options(plan: argparse._ArgumentGroup) -> None:
    """Add what a session is made of, to a group called `PLAN`."""
    add = plan.add_argument
    add("--seconds", metavar="N", type=_duration(1), help="press time for every point")
    add("--prepare", metavar="N", type=_duration(0), help="time to find each point")
    add("--rounds", metavar="N", type=_rounds, default=1, help="go round more than once")
    add("--dry-run", action="store_true", help="print the plan, press nothing")
    add("--json", action="store_true", help="with --dry-run: the plan for programs")


def add_session_options(command: argparse.ArgumentParser) -> None:
    """Add how a session is led."""
    session = command.add_argument_group("how it is led")
    add = session.add_argument
    add("--plain", action="store_true", help="line by line, no full screen")
    add("--mute", action="store_true", default=None, help="no sound")
    add(
        "--voice", action=argparse.BooleanOptionalAction, default=None, help="spoken words, or none"
    )
    add_output_option(session)
    add("--wait", action="store_true", help="hold each point until a key says go")


def add_output_option(command: argparse._ActionsContainer) -> None:
    """Add where sound goes."""
    command.add_argument(
        "--output",
        type=one_of(OUTPUT_NAMES, "sound output"),
        choices=OUTPUT_NAMES,
        metavar="NAME",
        help=f"where sound goes: {', '.join(OUTPUT_NAMES)}",
    )


def unknown(word: str, known: Iterable[str], what: str) -> str:
    """That a word is none of those known, and which was probably meant."""
    known = tuple(known)
    hint = did_you_mean(word, known) or f" There are: {', '.join(known)}."
    return f"there is no {what} {word!r}.{hint}"


def one_of(known: tuple[str, ...], what: str) -> Callable[[str], str]:
    """A reader of words that takes only the `known`."""

    def read(text: str) -> str:
        if text not in known:
            raise argparse.ArgumentTypeError(unknown(text, known, what))
        return text

    return read


def _duration(least: int) -> Callable[[str], int]:
    def read(text: str) -> int:
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


def session_id(text: str) -> str:
    """The number of a session, or "all"."""
    if text != "all" and not _is_number(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no session's number, nor all")
    return text


def point_names(text: str) -> tuple[str, ...]:
    """The points of a list with commas."""
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    if not names:
        raise argparse.ArgumentTypeError("name at least one point, as in --points P6,ST36")
    return names
