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

from acusession.cli.commands import COMMANDS
from acusession.cli.parser import Parser, RootParser, build_parser, options_of
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
    if pending_option is not None and "," in str(pending_option.metavar):
        yield LIST
        head, comma, word = word.rpartition(",")
        start += head + comma
    for candidate, meaning in candidates:
        if _PLAIN.fullmatch(candidate) and candidate.casefold().startswith(word.casefold()):
            yield f"{start}{candidate}\t{escape_unprintable(meaning)}"


def _walk(words: Sequence[str]) -> tuple[Parser, argparse.Action | None, list[str]]:
    """The command one has come to, the option that waits for its value, and the words without."""
    parser = build_parser(words)
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
        elif word in parser.commands:
            parser = parser.commands[word]
        else:
            given.append(word)
    return parser, pending_option, given


def _candidates(
    parser: Parser,
    pending_option: argparse.Action | None,
    given: list[str],
    word: str,
) -> Iterator[Candidate]:
    if pending_option is not None:
        yield from _values(pending_option)
    elif word.startswith("-"):
        yield from ((name, action.help or "") for name, action in options_of(parser).items())
    elif isinstance(parser, RootParser):
        yield from ((name, command.words) for name, command in COMMANDS.items())
    else:
        for action in parser._actions:
            most = _MOST_WORDS.get(str(action.metavar), 1)
            if not action.option_strings and len(given) < most:
                yield from _values(action)


def _values(action: argparse.Action) -> Iterator[Candidate]:
    """Yield the values its metavar names, such as points and routines for POINT|ROUTINE."""
    yield from ((str(choice), "") for choice in action.choices or ())
    for name in re.findall(r"\w+", str(action.metavar)):
        if name in _VALUES:
            yield from _VALUES[name]()


def _points() -> Iterator[Candidate]:
    """Every point by the shortest of its names that stands without quotes."""
    from acusession.routines.catalog import iter_valid_routines

    routines = islice(iter_valid_routines(), _MOST_READ)
    points = (point for routine in routines for point in routine.points)
    yield from {point.code or point.id: point.name for point in points}.items()


def _routines() -> Iterator[Candidate]:
    from acusession.routines.catalog import routine_files

    for name in routine_files():
        yield name, "a routine"


_VALUES: Final[dict[str, Callable[[], Iterable[Candidate]]]] = {
    "POINT": _points,
    "ROUTINE": _routines,
    "FILE": lambda: [(FILES, "")],
    "all": lambda: [("all", "every session; asks first")],
}
"""The values for each word of a metavar."""

_MOST_WORDS: Final = {"POINT": 2, "FILE": 1000}
"""The most words a metavar takes, where it is more than one."""
