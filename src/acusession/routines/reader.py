"""One routine file into a frozen `Routine`, or into all that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from acusession.body.check import Fault, placing_faults, side_faults
from acusession.body.landmarks import LANDMARKS
from acusession.checked_yaml.nodes import BIGGEST_FILE, read_mapping
from acusession.checked_yaml.problems import FileError, Problems
from acusession.checked_yaml.shapes import Duration, Id, ListOf, Number, OneOf, Record, Text
from acusession.model import (
    LONGEST_PRESS,
    Condition,
    Intensity,
    Placing,
    Point,
    Reach,
    Routine,
    Side,
    Source,
    Spoken,
    folded,
)

MOST_POINTS = 200

_SIDES = {
    "both": (Side.LEFT, Side.RIGHT),  # left first, always
    "left": (Side.LEFT,),
    "right": (Side.RIGHT,),
    "midline": (Side.MIDLINE,),
}


@dataclass(frozen=True, slots=True)
class _Built:
    """A record whose values make an object of the model."""

    record: Record
    model: type

    def read(self, node: yaml.Node, problems: Problems) -> Any:
        """The object, or None when it had problems."""
        before = len(problems.found)
        values = self.record.read(node, problems)
        if values is None or len(problems.found) > before:
            return None
        renamed = {"from": "start"}
        return self.model(**{renamed.get(key, key): value for key, value in values.items()})


@dataclass(frozen=True, slots=True)
class _Sides:
    """`both`, `left`, `right` or `midline`."""

    def read(self, node: yaml.Node, problems: Problems) -> tuple[Side, ...] | None:
        """The sides, in the order they are pressed."""
        word = OneOf(tuple(_SIDES), "choice of sides").read(node, problems)
        return None if word is None else _SIDES[word]


@dataclass(frozen=True, slots=True)
class _Figure:
    """Where a point lies, in words the figure knows and on the body."""

    def read(self, node: yaml.Node, problems: Problems) -> Placing | None:
        """The placing, or None when it had problems."""
        placing: Placing | None = _Built(_PLACING, Placing).read(node, problems)
        faults = placing_faults(placing) if placing else ()
        _note_faults(faults, node, problems)
        return None if faults else placing


@dataclass(frozen=True, slots=True)
class _Point:
    """A point whose sides go with its figure."""

    def read(self, node: yaml.Node, problems: Problems) -> Point | None:
        """The point, or None when it had problems."""
        point: Point | None = _Built(_POINT, Point).read(node, problems)
        faults = side_faults(point) if point else ()
        _note_faults(faults, _values(node).get("figure", node), problems)
        return None if faults else point


def _note_faults(faults: tuple[Fault, ...], figure: yaml.Node, problems: Problems) -> None:
    """Note each fault at the value of its key."""
    values = _values(figure)
    for fault in faults:
        problems.at(values[fault.key], fault.sentence)


def _values(node: yaml.Node) -> dict[str, yaml.Node]:
    """The values of a mapping by key; none of anything else."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return {str(key.value): value for key, value in pairs}


@dataclass(frozen=True, slots=True)
class _Conditions:
    """A list of conditions."""

    def read(self, node: yaml.Node, problems: Problems) -> frozenset[Condition] | None:
        """The set of them."""
        listed = ListOf(OneOf(Condition, "condition")).read(node, problems)
        return None if listed is None else frozenset(listed)


_ONE_LINE = Text(longest=200)
_LINES = ListOf(Text(), fewest=1, most=20)
_WORDS = ListOf(_ONE_LINE, fewest=1, most=20)

_PLACING = Record(
    {
        "view": OneOf(tuple(LANDMARKS), "view"),
        "from": Id(),
        "toward": Id(),
        "cun": Number(-75, 75),
        "of": Number(0.1, 75),
        "lateral": Number(-20, 20),
        "detail": OneOf(("trunk", "forearm", "lower_leg"), "close-up"),
    },
    required=frozenset({"view", "from", "toward", "cun", "of"}),
    what="figure",
)

_POINT = Record(
    {
        "id": Id(),
        "code": _ONE_LINE,
        "name": _ONE_LINE,
        "pinyin": _ONE_LINE,
        "hanzi": _ONE_LINE,
        "meaning": _ONE_LINE,
        "sides": _Sides(),
        "press": Duration(1, LONGEST_PRESS),
        "location": Text(),
        "find": _LINES,
        "technique": Text(),
        "posture": Text(),
        "reach": OneOf(Reach, "reach"),
        "ready": _WORDS,
        "uses": _WORDS,
        "cautions": _LINES,
        "avoid_if": _Conditions(),
        "intensity": OneOf(Intensity, "intensity"),
        "aliases": _WORDS,
        "note": Text(),
        "say": _Built(Record({"code": _ONE_LINE, "name": _ONE_LINE}, what="spoken form"), Spoken),
        "figure": _Figure(),
    },
    required=frozenset({"id", "name", "sides", "press", "location", "technique", "posture"}),
    what="point",
)

_SOURCE = Record(
    {"title": _ONE_LINE, "author": _ONE_LINE, "url": _ONE_LINE},
    required=frozenset({"title"}),
    what="source",
)

_ROUTINE = Record(
    {
        "name": _ONE_LINE,
        "description": Text(),
        "source": _Built(_SOURCE, Source),
        "caution": Text(),
        "prepare": Duration(0, LONGEST_PRESS),
        "closing": Text(),
        "points": ListOf(_Point(), fewest=1, most=MOST_POINTS),
    },
    required=frozenset({"name", "caution", "closing", "prepare", "points"}),
    what="routine",
)


def read_routine(path: Path) -> Routine:
    """Read the routine file at `path`.

    Raises:
        FileError: it cannot be opened, or something in it is wrong.

    """
    return parse_routine(_read_text(path), str(path), routine_id=path.stem)


def parse_routine(text: str, file: str, *, routine_id: str) -> Routine:
    """Make a `Routine` of the text of a routine file; `file` is what messages call it.

    Raises:
        FileError: something in it is wrong; all of it is told.

    """
    problems = Problems(file)
    root = read_mapping(text, file)
    values = _ROUTINE.read(root, problems)
    _check_names(root, problems)
    if values is None or problems.found:
        raise FileError(problems.found)
    return Routine(id=routine_id, **values)


def _read_text(path: Path) -> str:
    file = str(path)
    try:
        with path.open("rb") as opened:
            # One byte more than allowed tells that it is too big, whatever its size.
            raw = opened.read(BIGGEST_FILE + 1)
        if len(raw) > BIGGEST_FILE:
            raise FileError.whole(file, "the file is larger than 1 MB.")
        return raw.decode("utf-8-sig")
    except (OSError, ValueError) as error:
        raise FileError.unreadable(file, error) from error


def _check_names(root: yaml.MappingNode, problems: Problems) -> None:
    """Each code, name, id and alias must mean one point only."""
    owners: dict[str, str] = {}
    for point in _point_nodes(root):
        owner = f"line {point.start_mark.line + 1}"
        for node in _name_nodes(point):
            first = owners.setdefault(folded(node.value), owner)
            if first != owner:
                problems.at(node, f"{node.value[:60]!r} is the name of the point in {first} too.")


def _name_nodes(point: yaml.MappingNode) -> list[yaml.ScalarNode]:
    values = [value for key, value in point.value if key.value in ("code", "name", "id", "aliases")]
    listed = [node for value in values for node in _children(value)]
    return [node for node in (*values, *listed) if isinstance(node, yaml.ScalarNode)]


def _children(node: yaml.Node) -> list[yaml.Node]:
    return node.value if isinstance(node, yaml.SequenceNode) else []


def _point_nodes(root: yaml.MappingNode) -> list[yaml.MappingNode]:
    lists = [value for key, value in root.value if key.value == "points"]
    listed = [node for value in lists for node in _children(value)]
    return [node for node in listed if isinstance(node, yaml.MappingNode)]
