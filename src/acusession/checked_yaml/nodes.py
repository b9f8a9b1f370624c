"""A YAML text into PyYAML's nodes: plain data only, with the position of everything."""

from __future__ import annotations

from typing import Any

import yaml

from acusession.checked_yaml.problems import FileError, Problem, Problems

BIGGEST_FILE = 1_000_000
"""Bytes."""

DEEPEST = 20
"""Levels of nesting. PyYAML's C loader falls over on very deep files; nobody writes this deep."""

MOST_VALUES = 50_000
"""Texts, lists and mappings in one file, some more than the largest routine has. A megabyte can
hold half a million, which take hundreds of megabytes once read."""

_LOADER: type[yaml.CSafeLoader] | type[yaml.SafeLoader] = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)


def read_mapping(text: str, file: str) -> yaml.MappingNode:
    """The one mapping a text holds.

    Raises:
        FileError: it is too big or too deep, no YAML, or something else than a mapping.

    """
    try:
        _guard(text, file)
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        raise FileError([_problem(error.problem_mark, file, _explain(error))]) from error
    except (ValueError, OverflowError) as error:  # only without the C loader, which says where
        sentence = "not valid YAML: one of its \\ escapes names no character."
        raise FileError.whole(file, sentence) from error
    if isinstance(root, yaml.MappingNode):
        return root
    problems = Problems(file)
    if root is None:
        raise FileError.whole(file, "the file is empty.")
    problems.at(root, "the file must be a mapping, lines of 'key: value'.")
    raise FileError(problems.found)


def _guard(text: str, file: str) -> None:
    """Refuse, event by event, what would bring the loader down, and what has no use here."""
    if found := yaml.reader.Reader.NON_PRINTABLE.search(text):
        lines = (text[: found.start()] + "^").splitlines()
        sentence = "this character cannot stand in a YAML file; delete it."
        raise FileError([Problem(file, len(lines), len(lines[-1]), sentence)])
    if len(text.encode()) > BIGGEST_FILE:
        raise FileError.whole(file, "the file is larger than 1 MB.")
    depth = documents = 0
    for count, event in enumerate(yaml.parse(text, Loader=_LOADER)):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
        sentence = ""
        if depth > DEEPEST:
            sentence = f"the file nests deeper than {DEEPEST} levels."
        elif count > MOST_VALUES:
            sentence = "the file holds more from here on than any routine does; make it shorter."
        elif documents > 1:
            sentence = "a second document begins here; a file holds only one."
        elif getattr(event, "anchor", None):
            sentence = "anchors (&name) and aliases (*name) are not used here; write the value out."
        elif getattr(event, "tag", None):
            sentence = "tags (!name) are not used here; delete it."
        if sentence:
            raise FileError([_problem(event.start_mark, file, sentence)])


_SIGNS = "a tab is no blank, and a text that begins with one of % @ ` stands in quotes"
_ALIGNED = "check that the lines above begin in the same column, and close every quote and bracket"

_MEANT = {
    "mapping values are not allowed": "a text with ': ' in it stands in quotes, and keys that "
    "belong together begin in one column",
    "found character that cannot": _SIGNS,
    "found character '": _SIGNS,
    "did not find expected key": _ALIGNED,
    "expected <block end>": _ALIGNED,
    "could not find expected ':'": "each line is 'key: value'",
    "did not find expected '-'": "an item of a list begins with '- ', and its lines in one column",
    "found a tab character": "use blanks instead",
    "block sequence entries": "a list begins on a line of its own",
    "sequence entries": "a list begins on a line of its own",
    "did not find expected ',' or ']'": "close the list with ]",
    "expected ',' or ']'": "close the list with ]",
    "did not find expected ',' or '}'": "close the mapping with }",
    "expected ',' or '}'": "close the mapping with }",
    "found unexpected end of stream": "close the quote",
    "found unknown escape character": "double the backslash, or use single quotes",
}
"""What was probably meant, by how the parser's own words begin (with and without the C loader)."""


def _explain(error: yaml.MarkedYAMLError) -> str:
    """The parser's own words, and what was probably meant."""
    said = str(error.problem or error.context or "it cannot be read")
    meant = next((f"; {each}" for start, each in _MEANT.items() if said.startswith(start)), "")
    return f"not valid YAML here: {said}{meant}."


def _problem(mark: Any, file: str, sentence: str) -> Problem:
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Problem(file, line, column, sentence)
