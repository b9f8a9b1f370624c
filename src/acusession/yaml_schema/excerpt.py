"""The source line of a problem, with a caret below its position."""

from __future__ import annotations

from shutil import get_terminal_size
from unicodedata import category, east_asian_width

from acusession.yaml_schema.problems import Problem

_MARGIN = "    "
_BEFORE = 30
"""Maximum number of characters shown before the position."""


def format_problem(problem: Problem) -> tuple[str, ...]:
    """Return a problem as terminal lines: the sentence, the source line, the caret."""
    return (str(problem), *excerpt(problem, get_terminal_size().columns))


def excerpt(problem: Problem, columns: int) -> tuple[str, ...]:
    """Return the source line and the caret within `columns` cells; () if there is no line."""
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
    return "".join(char if char.isprintable() else "·" for char in text)


def _cells(text: str) -> int:
    return sum(map(_width, text))


def _width(char: str) -> int:
    """Return the number of terminal cells of a character."""
    if category(char) in {"Mn", "Me"}:
        return 0
    return 2 if east_asian_width(char) in "WF" else 1
