"""Shell completion on Tab: commands, options, their values, and names of points and routines.

The scripts for the shells are in `shells/`. Each calls `acusession --complete WORD...`, where the
last word is the one being typed, and gets a line for each candidate: the word, a tab, its meaning.
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
"""Line that asks the shell to complete file names too."""

LIST: Final = ":list"
"""Line that tells the shell that more may follow after a comma."""

_MOST_READ: Final = 20
"""Maximum number of routines read for their points; more would keep the user waiting."""

_PLAIN: Final = re.compile(r"[\w.+-]+")
"""A word that needs no quoting in any shell."""

Candidate = tuple[str, str]
"""A possible word and its meaning."""


def complete(words: Sequence[str]) -> Iterator[str]:
    """Yield the lines for the shell; the last of the `words` is being typed."""
    *before, word = words or [""]
    if word == "=":  # to bash it is a word of its own
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
    """Return the command, the option that waits for its value, and the positional words."""
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
        count = len(given)
        for action in parser._actions:
            if action.option_strings:
                continue
            most = _MOST_WORDS.get(str(action.metavar), 1)
            if count < most:
                yield from _values(action)
                return
            count -= most


def _values(action: argparse.Action) -> Iterator[Candidate]:
    """Yield the values that the metavar names, such as points and routines for POINT|ROUTINE."""
    yield from ((str(choice), "") for choice in action.choices or ())
    for name in re.findall(r"\w+", str(action.metavar)):
        if name in _VALUES:
            yield from _VALUES[name]()


def _points() -> Iterator[Candidate]:
    """Yield every point by its code, or by its id if it has none."""
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
"""The function that yields the values for each word of a metavar."""

_MOST_WORDS: Final = {"POINT": 2, "FILE": 1000}
"""Maximum number of words a metavar takes, if more than one."""
