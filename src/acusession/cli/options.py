"""The options that several commands share, and the parsing of their values."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from typing import Final

from acusession.domain.cues import OUTPUT_NAMES
from acusession.domain.durations import FORMS, parse_duration
from acusession.domain.model import LONGEST_PRESS
from acusession.domain.suggestion import did_you_mean

MOST_ROUNDS = 20

PLAN: Final = "points and times"

_MOST_DIGITS: Final = 18
"""Maximum number of digits; SQLite integers have at most 19."""


def add_json_option(command: argparse.ArgumentParser) -> None:
    """Add `--json`."""
    command.add_argument("--json", action="store_true", help="print as JSON")


def add_plan_options(plan: argparse._ArgumentGroup) -> None:
    """Add the options that shape the plan, to a group called `PLAN`."""
    add = plan.add_argument
    add("--seconds", metavar="N", type=_duration(1), help="press time, such as 90 or 1m30s")
    add("--prepare", metavar="N", type=_duration(0), help="time to find each point")
    add("--rounds", metavar="N", type=_rounds, help="go through the points N times")
    add("--dry-run", action="store_true", help="print the plan without starting")
    add("--json", action="store_true", help="with --dry-run: print as JSON")


def add_session_options(command: argparse.ArgumentParser) -> None:
    """Add the options for running a session."""
    session = command.add_argument_group("session")
    add = session.add_argument
    add("--plain", action="store_true", help="plain text, line by line, instead of full screen")
    add("--mute", action="store_true", default=None, help="no sound")
    add("--voice", action=argparse.BooleanOptionalAction, default=None, help="voice on or off")
    add_output_option(session)
    add("--wait", action="store_true", help="wait for a key before each press")


def add_output_option(command: argparse._ActionsContainer) -> None:
    """Add `--output`."""
    command.add_argument(
        "--output",
        type=one_of(OUTPUT_NAMES, "sound output"),
        choices=OUTPUT_NAMES,
        metavar="NAME",
        help=f"sound output: {', '.join(OUTPUT_NAMES)}",
    )


def unknown(word: str, known: Iterable[str], what: str) -> str:
    """Return an error for a word that is not `known`, with a suggestion or the known words."""
    known = tuple(known)
    hint = did_you_mean(word, known) or f" Choose from: {', '.join(known)}."
    return f"unknown {what} {word!r}.{hint}"


def one_of(known: tuple[str, ...], what: str) -> Callable[[str], str]:
    """Return a function that accepts only `known` words."""

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
                f"{text!r} is not a duration from {least} to {LONGEST_PRESS} seconds; "
                f"write it like {FORMS}"
            )
        return seconds

    return read


def _is_number(text: str) -> bool:
    """Return whether the text is a whole number that the record can be searched for."""
    return text.isdecimal() and len(text) <= _MOST_DIGITS


def _rounds(text: str) -> int:
    if not _is_number(text) or not 1 <= int(text) <= MOST_ROUNDS:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 to {MOST_ROUNDS}")
    return int(text)


def session_id(text: str) -> str:
    """Return the number of a session, or "all"."""
    if text != "all" and not _is_number(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a session number or 'all'")
    return text


def point_names(text: str) -> tuple[str, ...]:
    """Return the points of a list separated by commas."""
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    if not names:
        raise argparse.ArgumentTypeError("name at least one point, as in --points P6,ST36")
    return names
