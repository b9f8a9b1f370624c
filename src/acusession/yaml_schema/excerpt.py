"""The line of a file a problem is about, with a caret below the place."""

from __future__ import annotations

from shutil import get_terminal_size
from unicodedata import category, east_asian_width

from acusession.yaml_schema.problems import Problem

_MARGIN = "    "
_BEFORE = 30
"""Signs shown before the place, where the line is longer than the window."""


def format_problem(problem: Problem) -> tuple[str, ...]:
    """A problem as a terminal shows it: the sentence, the line, the caret."""
    return (str(problem), *excerpt(problem, get_terminal_size().columns))


def excerpt(problem: Problem, columns: int) -> tuple[str, ...]:
    """The line and the caret, within `columns` cells; nothing where the line is not known."""
    at = min(problem.column - 1, len(problem.source_line))
    start = max(0, at - _BEFORE)
    before = _MARGIN + _visible(problem.source_line[start:at])
    after = _visible(problem.source_line[at : at + columns])
    if not (before + after).strip():
        return ()
    room = columns - 1 - _cells(before)
    while _cells(after) > room:
        after = after[:-1]
    return (before + after).rstrip(), " " * _cells(before) + "^"


def _visible(text: str) -> str:
    return "".join(sign if sign.isprintable() else "·" for sign in text)


def _cells(text: str) -> int:
    return sum(map(_width, text))


def _width(sign: str) -> int:
    """The cells a terminal gives a sign."""
    if category(sign) in {"Mn", "Me"}:
        return 0
    return 2 if east_asian_width(sign) in "WF" else 1
