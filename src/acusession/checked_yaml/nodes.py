"""A YAML text into PyYAML's nodes: plain data only, with the position of everything."""

from __future__ import annotations

from typing import Any

import yaml

from acusession.checked_yaml.problems import FileError, Problem, Problems

BIGGEST_FILE = 1_000_000
"""Bytes."""

DEEPEST = 20
"""Levels of nesting. PyYAML's C loader falls over on very deep files; nobody writes this deep."""

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
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        column = error.position - (text.rfind("\n", 0, error.position) + 1) + 1
        sentence = "this character cannot stand in a YAML file; delete it."
        raise FileError([Problem(file, line, column, sentence)]) from error
    except yaml.MarkedYAMLError as error:
        raise FileError([_not_yaml(error, file)]) from error
    if isinstance(root, yaml.MappingNode):
        return root
    problems = Problems(file)
    if root is None:
        raise FileError.whole(file, "the file is empty.")
    problems.at(root, "the file must be a mapping, lines of 'key: value'.")
    raise FileError(problems.found)


def _guard(text: str, file: str) -> None:
    """Refuse, event by event, what would bring the loader down."""
    if len(text.encode("utf-8", "surrogatepass")) > BIGGEST_FILE:
        raise FileError.whole(file, "the file is larger than 1 MB.")
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        sentence = ""
        if depth > DEEPEST:
            sentence = f"the file nests deeper than {DEEPEST} levels."
        elif isinstance(event, yaml.AliasEvent):
            sentence = "aliases (*name) are not used here; write the value out."
        if sentence:
            raise FileError([_problem_at(event.start_mark, file, sentence)])


def _not_yaml(error: yaml.MarkedYAMLError, file: str) -> Problem:
    said = error.problem or error.context or "it cannot be read"
    return _problem_at(error.problem_mark, file, f"not valid YAML here: {said}.")


def _problem_at(mark: yaml.Mark | Any | None, file: str, sentence: str) -> Problem:
    if mark is None:
        return Problem(file, 1, 1, sentence)
    return Problem(file, mark.line + 1, mark.column + 1, sentence)
