"""What a shell offers on Tab: commands, options, their values, points and routines by name.

The shells' own scripts stand in `shells/`; each calls `acusession --complete WORD...`, the last
word being the one that is typed, and gets a line for each way on: the word, a tab, what it means.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from acusession.cli.help import COMMANDS
from acusession.cli.options import build_parser
from acusession.cli.parser import options_of
from acusession.domain.escape import escape_unprintable

FILES: Final = ":files"
"""Files may stand here too, which the shell knows best."""

LIST: Final = ":list"
"""After a comma there may follow more."""

_MOST_READ: Final = 20
"""Routines read for the names of their points: one waits for the answer."""

_PLAIN: Final = re.compile(r"[\w.+-]+")
"""A word that every shell takes as it stands."""

Candidate = tuple[str, str]
"""A word that can stand here, and what it means."""


def complete(words: Sequence[str]) -> Iterator[str]:
    """The lines for a shell, the last of the `words` being typed."""
    *before, word = words or [""]
    if word == "=":  # bash takes it for a word of its own
        word = ""
    parser, pending_option, given = _walk(before)
    start = ""
    if word.startswith("--") and "=" in word:
        name, _, word = word.partition("=")
        start, pending_option = f"{name}=", options_of(parser).get(name)
    candidates = list(_candidates(parser, pending_option, given, word))
    if FILES in [candidate for candidate, _ in candidates]:
        yield FILES
    if pending_option is not None and _place(parser, pending_option) in _LISTS:
        yield LIST
        head, comma, word = word.rpartition(",")
        start += head + comma
    for candidate, meaning in candidates:
        if _PLAIN.fullmatch(candidate) and candidate.casefold().startswith(word.casefold()):
            yield f"{start}{candidate}\t{escape_unprintable(meaning)}"


def _walk(
    words: Iterable[str],
) -> tuple[argparse.ArgumentParser, argparse.Action | None, list[str]]:
    """The command one has come to, the option that waits for its value, and the words without."""
    parser: argparse.ArgumentParser = build_parser()
    pending_option: argparse.Action | None = None
    given: list[str] = []
    for word in words:
        if word == "=":
            continue
        if pending_option is not None:
            pending_option = None
        elif word.startswith("-"):
            option = options_of(parser).get(word)
            pending_option = option if option is not None and option.nargs != 0 else None
        elif word in _commands(parser):
            parser = _commands(parser)[word]
        else:
            given.append(word)
    return parser, pending_option, given


def _commands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    return next(
        (
            dict(action.choices)
            for action in parser._actions
            if isinstance(action, argparse._SubParsersAction)
        ),
        {},
    )


def _candidates(
    parser: argparse.ArgumentParser,
    pending_option: argparse.Action | None,
    given: list[str],
    word: str,
) -> Iterator[Candidate]:
    if pending_option is not None:
        yield from ((str(choice), "") for choice in pending_option.choices or ())
        yield from _VALUES.get(_place(parser, pending_option), _nothing)()
    elif word.startswith("-"):
        yield from ((name, action.help or "") for name, action in options_of(parser).items())
    elif _commands(parser):
        yield from ((name, command.words) for name, command in COMMANDS.items())
    else:
        for action in parser._actions:
            most = _MANY.get(_place(parser, action), 1)
            if not action.option_strings and len(given) < most:
                yield from _VALUES.get(_place(parser, action), _nothing)()


def _place(parser: argparse.ArgumentParser, action: argparse.Action) -> str:
    """A value's place, such as "start points"."""
    return f"{parser.prog.rpartition(' ')[2]} {action.dest}"


def _nothing() -> Iterator[Candidate]:
    return iter(())


def _files() -> Iterator[Candidate]:
    yield FILES, ""


def _routines() -> Iterator[Candidate]:
    from acusession.routines.catalog import routine_files

    for name in routine_files():
        yield name, "a routine"


def _points() -> Iterator[Candidate]:
    """Every point by the shortest of its names that stands without quotes."""
    from acusession.routines.catalog import iter_valid_routines

    routines = islice(iter_valid_routines(), _MOST_READ)
    points = (point for routine in routines for point in routine.points)
    yield from {point.code or point.id: point.name for point in points}.items()


def _routines_and_files() -> Iterator[Candidate]:
    yield from _routines()
    yield from _files()


def _everything() -> Iterator[Candidate]:
    yield from _points()
    yield from _routines_and_files()


def _all_sessions() -> Iterator[Candidate]:
    yield "all", "every session; asks first"


_VALUES: Final[dict[str, Callable[[], Iterator[Candidate]]]] = {
    "start routine": _routines_and_files,
    "start points": _points,
    "quick points": _points,
    "show name": _everything,
    "show svg": _files,
    "check files": _files,
    "history routine": _routines,
    "history delete": _all_sessions,
}

_LISTS: Final = {"start points"}
"""Places of several values with commas between."""

_MANY: Final = {"quick points": 2, "check files": 1000}
"""How many words a place takes, where it is more than one."""
