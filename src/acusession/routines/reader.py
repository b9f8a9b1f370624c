"""One routine file into a frozen `Routine`, or into all that is wrong with it."""

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
"""A longer one has been told of as too long, and takes ages to fold."""


class ValidationResult(Struct, frozen=True, kw_only=True):
    """What became of a file: a routine, or None; and all there is to say, in the file's order."""

    routine: Routine | None
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What keeps it from being used."""
        return tuple(problem for problem in self.problems if not problem.is_warning)


def read_routine(path: Path) -> Routine:
    """Read the routine file at `path`; what is only warned of is passed over.

    Raises:
        FileError: it cannot be opened, or something in it is wrong.

    """
    return _routine_or_raise(validate_routine(path))


def parse_routine(text: str, file: str, *, routine_id: str) -> Routine:
    """Make a `Routine` of the text of a routine file; `file` is what messages call it.

    Raises:
        FileError: something in it is wrong; all of it is told.

    """
    return _routine_or_raise(validate_text(text, file, routine_id=routine_id))


def _routine_or_raise(checked: ValidationResult) -> Routine:
    if checked.routine is None:
        raise FileError(checked.errors)
    return checked.routine


def validate_routine(path: Path) -> ValidationResult:
    """Check the routine file at `path`."""
    try:
        text = read_text(path)
    except FileError as error:
        return ValidationResult(routine=None, problems=error.problems)
    return validate_text(text, str(path), routine_id=id_of(path))


def validate_text(text: str, file: str, *, routine_id: str) -> ValidationResult:
    """Check the text of a routine file; `file` is what messages call it."""
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
    """Each code, name, id and alias must mean one point only."""
    owners: dict[str, str] = {}
    for point in _point_nodes(root):
        owner = f"line {point.start_mark.line + 1}"
        for node in _name_nodes(point):
            first = owners.setdefault(normalize_name(node.value), owner)
            if first != owner:
                problems.add_error(
                    node, f"{node.value[:60]!r} is the name of the point in {first} too."
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
