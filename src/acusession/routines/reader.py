"""Parses a routine file into a frozen `Routine`, or into all its problems."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml
from msgspec import Struct

from acusession.domain.model import Routine
from acusession.domain.point_search import normalize_name
from acusession.routines.file_names import id_of
from acusession.routines.schema import ROUTINE
from acusession.yaml_schema.compose import compose_mapping
from acusession.yaml_schema.problems import FileError, Problem, Problems, with_source_lines
from acusession.yaml_schema.text import read_text

_LONGEST_NAME = 200
"""Maximum length of a compared name; a longer one is already an error, and slow to normalize."""


class ValidationResult(Struct, frozen=True, kw_only=True):
    """The routine in a file, None if it has errors; and all problems and warnings in file order."""

    routine: Routine | None
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that are not warnings."""
        return tuple(problem for problem in self.problems if not problem.is_warning)


def read_routine(path: Path) -> Routine:
    """Return the routine in a file, without its warnings.

    Raises:
        FileError: the file cannot be read, or is not valid.

    """
    return _routine_or_raise(validate_routine(path))


def parse_routine(text: str, file: str, *, routine_id: str) -> Routine:
    """Return the routine in the text of a routine file; messages call it `file`.

    Raises:
        FileError: the text is not valid; the error has all problems.

    """
    return _routine_or_raise(validate_text(text, file, routine_id=routine_id))


def _routine_or_raise(checked: ValidationResult) -> Routine:
    if checked.routine is None:
        raise FileError(checked.errors)
    return checked.routine


def validate_routine(path: Path) -> ValidationResult:
    """Return the routine in a file with all its problems and warnings."""
    try:
        text = read_text(path)
    except FileError as error:
        return ValidationResult(routine=None, problems=error.problems)
    return validate_text(text, str(path), routine_id=id_of(path))


def validate_text(text: str, file: str, *, routine_id: str) -> ValidationResult:
    """Return the routine in a text with all its problems and warnings; messages call it `file`."""
    problems = Problems(file)
    try:
        routine = _build(text, problems, routine_id)
    except FileError as error:
        return ValidationResult(routine=None, problems=with_source_lines(error.problems, text))
    problems_quoted = with_source_lines((*problems.found, *problems.warnings), text)
    return ValidationResult(routine=routine, problems=problems_quoted)


def _build(text: str, problems: Problems, routine_id: str) -> Routine | None:
    root = compose_mapping(text, problems.file)
    values = ROUTINE.parse(root, problems)
    _check_names(root, problems)
    return None if values is None or problems.found else Routine(id=routine_id, **values)


def _check_names(root: yaml.MappingNode, problems: Problems) -> None:
    """Record each code, name, id or alias that names a second point."""
    owners: dict[str, str] = {}
    for point in _point_nodes(root):
        owner = f"line {point.start_mark.line + 1}"
        for node in _name_nodes(point):
            first = owners.setdefault(normalize_name(node.value), owner)
            if first != owner:
                problems.add_error(
                    node,
                    f"{node.value[:60]!r} is already a name of the point on {first}; "
                    "use another name.",
                )


def _name_nodes(point: yaml.MappingNode) -> Iterator[yaml.ScalarNode]:
    values = [value for key, value in point.value if key.value in ("code", "name", "id", "aliases")]
    listed = [node for value in values for node in _children(value)]
    for node in (*values, *listed):
        if isinstance(node, yaml.ScalarNode) and len(node.value) <= _LONGEST_NAME:
            yield node


def _children(node: yaml.Node) -> list[yaml.Node]:
    return node.value if isinstance(node, yaml.SequenceNode) else []


def _point_nodes(root: yaml.MappingNode) -> list[yaml.MappingNode]:
    lists = [value for key, value in root.value if key.value == "points"]
    listed = [node for value in lists for node in _children(value)]
    return [node for node in listed if isinstance(node, yaml.MappingNode)]
