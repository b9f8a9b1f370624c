"""A YAML text into PyYAML's nodes: plain data only, with the position of everything."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from acusession.yaml_schema.problems import FileError, Problem
from acusession.yaml_schema.syntax import DEEPEST, TOO_DEEP, Stop, syntax_problem
from acusession.yaml_schema.text import BIGGEST_FILE

NULL = "tag:yaml.org,2002:null"
"""The tag of a value that is not there; every other value is a text, a list or a mapping."""

_NOTHING = {"", "~", "null", "Null", "NULL"}

MOST_VALUES = 50_000
"""Texts, lists and mappings in one file, some more than the largest routine has. A megabyte can
hold half a million, which take hundreds of megabytes once read."""

Loader = type[yaml.CSafeLoader] | type[yaml.SafeLoader]

LOADER: Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def compose_mapping(text: str, file: str, loader: Loader = LOADER) -> yaml.MappingNode:
    """The one mapping a text holds.

    Raises:
        FileError: it is too big or too deep, no YAML, or something else than a mapping.

    """
    _check_characters(text, file)
    try:
        root = _compose(text, file, loader)
    except (ValueError, OverflowError) as error:  # only without the C loader, which says where
        sentence = "not valid YAML: one of its \\ escapes names no character."
        raise FileError.for_file(file, sentence) from error
    if isinstance(root, yaml.MappingNode):
        return root
    if root is None:
        raise FileError.for_file(file, "the file is empty.")
    sentence = "the file must be a mapping, lines of 'key: value'."
    raise FileError([_problem(root.start_mark, file, sentence)])


def _check_characters(text: str, file: str) -> None:
    if found := yaml.reader.Reader.NON_PRINTABLE.search(text):
        lines = (text[: found.start()] + "^").splitlines()
        sentence = "this character cannot stand in a YAML file; delete it."
        raise FileError([Problem(file, len(lines), len(lines[-1]), sentence)])
    if len(text.encode()) > BIGGEST_FILE:
        raise FileError.for_file(file, "the file is larger than 1 MB.")


def _compose(text: str, file: str, loader: Loader) -> yaml.Node | None:
    """Put the parser's events together to nodes, refusing each event that has no use here.

    PyYAML's own composer falls over what is refused, and takes longer for finding out which texts
    are numbers and dates; here a text is a text, and the shapes say what it is read as.
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
    """Yield the parser's events; `open_events` are those of the collections not closed yet."""
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

_TOO_MUCH = "the file holds too much from here on; make it shorter."
_NO_ALIAS = "anchors (&name) and aliases (*name) are not used here; write the value out."
_NO_TAG = "tags (!name) are not used here; delete it."
_ONLY_ONE = "a second document begins here; a file holds only one."


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
