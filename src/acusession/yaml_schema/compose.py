"""Composes a YAML text into PyYAML nodes: plain data only, each with its position."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from acusession.yaml_schema.problems import FileError, Problem
from acusession.yaml_schema.syntax import DEEPEST, TOO_DEEP, Stop, syntax_problem
from acusession.yaml_schema.text import BIGGEST_FILE

NULL = "tag:yaml.org,2002:null"
"""The tag of a missing value; every other value is a text, a list or a mapping."""

_NOTHING = {"", "~", "null", "Null", "NULL"}

MOST_VALUES = 50_000
"""Maximum number of parser events in one file (one for a text, two for a list or mapping), somewhat
above the largest possible routine. One megabyte can hold half a million values, which take hundreds
of megabytes once parsed."""

Loader = type[yaml.CSafeLoader] | type[yaml.SafeLoader]

LOADER: Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def compose_mapping(text: str, file: str, loader: Loader = LOADER) -> yaml.MappingNode:
    """Return the mapping at the root of a YAML text.

    Raises:
        FileError: the text is too large or too deep, not valid YAML, or not a mapping.

    """
    _check_characters(text, file)
    try:
        root = _compose(text, file, loader)
    except (ValueError, OverflowError) as error:  # pure-Python loader only, without a position
        sentence = "not valid YAML: a \\ escape is not a valid character; correct it."
        raise FileError.for_file(file, sentence) from error
    if isinstance(root, yaml.MappingNode):
        return root
    if root is None:
        raise FileError.for_file(file, "the file is empty.")
    sentence = "expected lines of 'key: value' at the top level."
    raise FileError([_problem(root.start_mark, file, sentence)])


def _check_characters(text: str, file: str) -> None:
    if found := yaml.reader.Reader.NON_PRINTABLE.search(text):
        lines = (text[: found.start()] + "^").splitlines()
        sentence = "character not allowed in YAML; delete it."
        raise FileError([Problem(file, len(lines), len(lines[-1]), sentence)])
    if len(text.encode()) > BIGGEST_FILE:
        raise FileError.for_file(file, "the file is larger than 1 MB; shorten it.")


def _compose(text: str, file: str, loader: Loader) -> yaml.Node | None:
    """Build nodes from the parser's events; reject anchors, aliases, tags and second documents.

    PyYAML's own composer fails on some of these, and spends time on finding numbers and dates;
    here every scalar stays text, which the fields convert.
    """
    children: list[list[yaml.Node]] = [[]]
    open_events: list[Any] = []
    for count, event in enumerate(_events(text, file, loader, open_events)):
        kind: Any = type(event)
        if kind in _NODES and (event.anchor is not None or event.tag is not None):
            raise _refused(event, file, _NO_ALIAS if event.anchor is not None else _NO_TAG)
        if count > MOST_VALUES:
            raise _refused(event, file, _TOO_MUCH)
        if kind is yaml.ScalarEvent:
            tag = NULL if event.implicit[0] and event.value in _NOTHING else ""
            node = yaml.ScalarNode(tag, event.value, event.start_mark, event.end_mark)
            children[-1].append(node)
        elif kind in _STARTS:
            if len(open_events) == DEEPEST:
                raise _refused(event, file, TOO_DEEP)
            open_events.append(event)
            children.append([])
        elif kind in _ENDS:
            inside = children.pop()
            children[-1].append(_collection(open_events.pop(), inside))
        elif kind is yaml.DocumentStartEvent and children[0]:
            raise _refused(event, file, _ONLY_ONE)
    return children[0][0] if children[0] else None


def _events(text: str, file: str, loader: Loader, open_events: list[Any]) -> Iterator[Any]:
    """Yield the parser's events; `open_events` began the collections that are still open."""
    parser, event = loader(text), None
    try:
        while (following := parser.get_event()) is not None:
            event = following
            yield event
    except yaml.MarkedYAMLError as error:
        raise FileError([syntax_problem(Stop(error, event, open_events), text, file)]) from error


_STARTS = {yaml.SequenceStartEvent, yaml.MappingStartEvent}
_ENDS = {yaml.SequenceEndEvent, yaml.MappingEndEvent}
_NODES = {yaml.ScalarEvent, yaml.AliasEvent, *_STARTS}

_TOO_MUCH = f"too many values (limit {MOST_VALUES:,}); make the file shorter."
_NO_ALIAS = "anchors (&name) and aliases (*name) are not supported; write the value out."
_NO_TAG = "tags (!name) are not supported; delete the tag."
_ONLY_ONE = (
    "a second document begins here; a file can contain only one, "
    "so delete what follows or move it to another file."
)


def _refused(event: Any, file: str, sentence: str) -> FileError:
    return FileError([_problem(event.start_mark, file, sentence)])


def _collection(start: Any, inside: list[yaml.Node]) -> yaml.Node:
    marks = start.start_mark, start.end_mark
    if isinstance(start, yaml.SequenceStartEvent):
        return yaml.SequenceNode("", inside, *marks)
    return yaml.MappingNode("", list(zip(inside[::2], inside[1::2], strict=True)), *marks)


def _problem(mark: Any, file: str, sentence: str) -> Problem:
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Problem(file, line, column, sentence)
