"""Locates a YAML syntax error and says how to fix it.

PyYAML's messages depend on its version and loader, and its mark is where it stopped, which may be
lines after the mistake. So position and advice are derived from the kind of error, the marks and
the characters there; all loaders give the same marks.
"""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

import yaml

from acusession.yaml_schema.problems import Problem

DEEPEST: Final = 20
"""Maximum nesting depth. PyYAML's C loader crashes on deep files; no routine needs this much."""

TOO_DEEP: Final = f"nesting is deeper than {DEEPEST} levels; use fewer levels."


class Stop(NamedTuple):
    """An error, and what PyYAML had read before it.

    `last` is the event before the error; `open_events` began the collections that are still open.
    """

    error: yaml.MarkedYAMLError
    last: Any
    open_events: list[Any]


class _Place(NamedTuple):
    """A position in the text; line and column count from 0."""

    line: int
    column: int
    text: str
    """The whole line."""

    @property
    def char(self) -> str:
        """The character there; "" at the end of a line."""
        return self.text[self.column : self.column + 1]

    @property
    def before(self) -> str:
        return self.text[: self.column]


_DEFAULT: Final = "check the indentation, quotes and brackets here and in the lines above"
_TAB: Final = "use spaces instead of tabs"
_RESERVED: Final = "quote text that starts with %, @ or `"
_RESERVED_CHARS: Final = {"%", "@", "`"}
_ESCAPE: Final = "write \\\\ for a backslash, or put the text in single quotes"
_OPEN_QUOTE: Final = "this quote is not closed; add the closing quote"
_AFTER_QUOTE: Final = (
    "text follows a closing quote; for an apostrophe inside single quotes write '', or use double "
    "quotes"
)
_NO_COLON: Final = "write 'key: value', with a colon and a space after the key"
_NO_SPACE: Final = "write '- ', with a space after the hyphen"
_SECOND_COLON: Final = "quote text that contains ': '"
_TOO_DEEP: Final = (
    "this line is indented more than the key above it; start all keys of a mapping in the same "
    "column"
)
_LIST_LINE: Final = "start a list on a new line"
_ALIGN: Final = (
    "this line is not aligned with the lines above; start all keys of a mapping, and all hyphens "
    "of a list, in the same column"
)
_BLOCK: Final = "after | or >, start the text on the next line"
_OPEN: Final = {
    "[": "this list lacks a comma or its closing ]",
    "{": "this mapping lacks a comma or its closing }",
}
_OPENERS: Final = {
    "&": "anchors (&name) are not supported; quote text that starts with &",
    "*": "aliases (*name) are not supported; quote text that starts with *",
    "!": "tags (!name) are not supported; quote text that starts with !",
    "%": _RESERVED,
    "|": _BLOCK,
    ">": _BLOCK,
}
"""Advice by the first character of the token that could not be read."""

_QUOTED = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\"")
_TIGHT_HYPHEN = re.compile(r"-[^\s-]")
_ENTRY = re.compile(r"(?:- +)*")


def syntax_problem(stop: Stop, text: str, file: str) -> Problem:
    """Return the problem that stopped PyYAML, at its probable cause."""
    lines = text.splitlines()
    here = _place(stop.error.problem_mark, lines)
    if isinstance(stop.error, yaml.scanner.ScannerError):
        start = _place(stop.error.context_mark, lines)
        if here == start and here.char in _OPEN:  # since 6.0.4 the scanner itself has a limit
            return Problem(file, here.line + 1, here.column + 1, TOO_DEEP)
        at, advice = _in_token(here, start, lines)
    else:
        at, advice = _between_tokens(here, stop, lines)
    return Problem(file, at.line + 1, at.column + 1, f"not valid YAML: {advice}.")


def _place(mark: Any, lines: list[str]) -> _Place:
    if mark is None:
        return _Place(0, 0, "")
    return _Place(mark.line, mark.column, lines[mark.line] if mark.line < len(lines) else "")


def _in_token(here: _Place, start: _Place, lines: list[str]) -> tuple[_Place, str]:
    """Return position and advice for an unreadable token from `start` to `here`."""
    if here.char == "\t" or ("\t" in here.before and here.before.isspace()):
        return here, _TAB
    if here.char in _RESERVED_CHARS:
        return here, _RESERVED
    if start.char in {"'", '"'}:
        return _in_quotes(here, start)
    if not start.text:
        return _at_second_colon(here, lines) if here.char == ":" else (here, _LIST_LINE)
    if start.char in _OPENERS:
        return start, _OPENERS[start.char]
    return start, _NO_COLON


def _in_quotes(here: _Place, start: _Place) -> tuple[_Place, str]:
    backslash = here.text.rfind("\\", 0, here.column + 1)
    if start.char == '"' and backslash >= 0:
        return here._replace(column=backslash), _ESCAPE
    if _QUOTED.match(start.text, start.column):
        return start, _NO_COLON
    return start, _OPEN_QUOTE


def _at_second_colon(here: _Place, lines: list[str]) -> tuple[_Place, str]:
    """Return position and advice for a colon that cannot end a key.

    Either it is part of a text, or the line continues the text of the line above.
    """
    if ": " in here.before:
        return here, _SECOND_COLON
    above = _line_above(here, lines)
    if _TIGHT_HYPHEN.match(above.text, above.column):
        return above, _NO_SPACE
    above = above._replace(column=_first_key(above.text))
    if not re.search(r":(?:\s|$)", above.text):
        return above, _NO_COLON
    return here._replace(column=_first_key(here.text)), _TOO_DEEP


def _line_above(here: _Place, lines: list[str]) -> _Place:
    """Return the nearest line above that is neither empty nor a comment."""
    for number in range(here.line - 1, -1, -1):
        stripped = lines[number].lstrip()
        if stripped and not stripped.startswith("#"):
            return _Place(number, len(lines[number]) - len(stripped), lines[number])
    return here


def _first_key(line: str) -> int:
    """Return the column of the first key in a line, after its hyphens."""
    indent = len(line) - len(line.lstrip())
    entry = _ENTRY.match(line, indent)
    return entry.end() if entry else indent


def _between_tokens(here: _Place, stop: Stop, lines: list[str]) -> tuple[_Place, str]:
    """Return position and advice for a token in the wrong place."""
    innermost = stop.open_events[-1] if stop.open_events else None
    if innermost is not None and innermost.flow_style:
        # A pair in a list opens a mapping without a bracket, so look for the bracket.
        places = (_place(event.start_mark, lines) for event in reversed(stop.open_events))
        opened = next((place for place in places if place.char in _OPEN), here)
        at = here if here.line == opened.line else opened
        return at, _OPEN.get(opened.char, _DEFAULT)
    last = stop.last
    if isinstance(last, yaml.ScalarEvent) and last.style in {"'", '"'}:
        start, end = _place(last.start_mark, lines), _place(last.end_mark, lines)
        if end.line == here.line and not here.text[end.column : here.column].strip():
            return (here, _AFTER_QUOTE) if start.line == end.line else (start, _OPEN_QUOTE)
    if _TIGHT_HYPHEN.match(here.text, here.column):
        return here, _NO_SPACE
    return here, _ALIGN if innermost is not None else _DEFAULT
