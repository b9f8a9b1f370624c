"""What may stand in a routine file: every key, its shape, and what it is about."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import yaml
from msgspec import Struct

from acusession.body.anatomy.landmarks import LANDMARKS
from acusession.body.placement_check import PlacementProblem, placement_problems, side_problems
from acusession.domain.model import (
    LONGEST_PRESS,
    Condition,
    Intensity,
    Placement,
    Point,
    Reach,
    Side,
    Source,
    SpokenForms,
)
from acusession.routines.lint import lint_point
from acusession.yaml_schema.fields import (
    ID,
    SYLLABLES,
    Choice,
    Duration,
    ListOf,
    MappingOf,
    Schema,
    Text,
    number,
)
from acusession.yaml_schema.problems import Problems

MOST_POINTS = 200

RENAMED = {"from": "start"}
"""Keys that the model calls by another name."""

SIDES = {
    "both": (Side.LEFT, Side.RIGHT),  # left first, always
    "left": (Side.LEFT,),
    "right": (Side.RIGHT,),
    "midline": (Side.MIDLINE,),
}

_faults = lru_cache(maxsize=1000)(placement_problems)
"""The same few places come again in every routine."""


class _Built(Struct, frozen=True):
    """A record whose values make an object of the model."""

    record: MappingOf
    model: type

    def parse(self, node: yaml.Node, problems: Problems) -> Any:
        """The object, or None when it had problems."""
        before = len(problems.found)
        values = self.record.parse(node, problems)
        if values is None or len(problems.found) > before:
            return None
        return self.model(**{RENAMED.get(key, key): value for key, value in values.items()})

    def json_schema(self) -> Schema:
        """The record's."""
        return self.record.json_schema()


class _Sides(Struct, frozen=True):
    """`both`, `left`, `right` or `midline`."""

    word = Choice(tuple(SIDES), "choice of sides")

    def parse(self, node: yaml.Node, problems: Problems) -> tuple[Side, ...] | None:
        """The sides, in the order they are pressed."""
        word = self.word.parse(node, problems)
        return None if word is None else SIDES[word]

    def json_schema(self) -> Schema:
        """The words."""
        return self.word.json_schema()


class _Conditions(Struct, frozen=True):
    """A list of conditions."""

    listed = ListOf(Choice(Condition, "condition"))

    def parse(self, node: yaml.Node, problems: Problems) -> frozenset[Condition] | None:
        """The set of them."""
        listed = self.listed.parse(node, problems)
        return None if listed is None else frozenset(listed)

    def json_schema(self) -> Schema:
        """The list."""
        return self.listed.json_schema()


class _Figure(Struct, frozen=True):
    """Where a point lies, in words the figure knows and on the body."""

    def parse(self, node: yaml.Node, problems: Problems) -> Placement | None:
        """The placing, or None when it had problems."""
        placing: Placement | None = _Built(_PLACING, Placement).parse(node, problems)
        faults = _faults(placing) if placing else ()
        _note_faults(faults, node, problems)
        return None if faults else placing

    def json_schema(self) -> Schema:
        """The keys; which landmark goes with which view is told by the reader alone."""
        return _PLACING.json_schema()


class _Point(Struct, frozen=True):
    """A point whose sides go with its figure."""

    def parse(self, node: yaml.Node, problems: Problems) -> Point | None:
        """The point, or None when it had problems."""
        point: Point | None = _Built(_POINT, Point).parse(node, problems)
        if point is None:
            return None
        values = _values(node)
        faults = side_problems(point)
        _note_faults(faults, values.get("figure", node), problems)
        for key, sentence in lint_point(point):
            problems.add_warning(values.get(key, node), sentence)
        return None if faults else point

    def json_schema(self) -> Schema:
        """The keys."""
        return _POINT.json_schema()


def _note_faults(
    faults: tuple[PlacementProblem, ...], figure: yaml.Node, problems: Problems
) -> None:
    """Note each fault at the value of its key."""
    values = _values(figure)
    for fault in faults:
        problems.add_error(values[fault.key], fault.sentence)


def _values(node: yaml.Node) -> dict[str, yaml.Node]:
    """The values of a mapping by key; none of anything else."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return {str(key.value): value for key, value in pairs}


_ONE_LINE = Text(longest=200)
_LINES = ListOf(Text(), fewest=1, most=20)
_WORDS = ListOf(_ONE_LINE, fewest=1, most=20)

_PLACING = MappingOf(
    {
        "view": Choice(tuple(LANDMARKS), "view"),
        "from": ID,
        "toward": ID,
        "cun": number(-75, 75),
        "of": number(0.1, 75),
        "lateral": number(-20, 20),
        "detail": Choice(("trunk", "forearm", "lower_leg"), "close-up"),
    },
    required=frozenset({"view", "from", "toward", "cun", "of"}),
    what="figure",
    about={
        "view": "Which drawing of the body.",
        "from": "The landmark to measure from.",
        "toward": "The landmark to measure toward.",
        "cun": "How far from the first landmark the point lies, in body inches.",
        "of": "How far the two landmarks are from each other, in body inches.",
        "lateral": "How far away from the middle line on the point's side, in body inches.",
        "detail": "The close-up that shows it.",
    },
)

_SPOKEN = MappingOf(
    {"code": _ONE_LINE, "name": _ONE_LINE, "pinyin": SYLLABLES},
    what="spoken form",
    about={
        "code": "The code as it is said.",
        "name": "The name as it is said in English.",
        "pinyin": "The name as a Mandarin voice says it, each tone a figure: nei4 guan1.",
    },
)

_POINT = MappingOf(
    {
        "id": ID,
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
        "reach": Choice(Reach, "reach"),
        "ready": _WORDS,
        "uses": _WORDS,
        "cautions": _LINES,
        "avoid_if": _Conditions(),
        "intensity": Choice(Intensity, "intensity"),
        "aliases": _WORDS,
        "note": Text(),
        "say": _Built(_SPOKEN, SpokenForms),
        "figure": _Figure(),
    },
    required=frozenset({"id", "name", "sides", "press", "location", "technique", "posture"}),
    what="point",
    about={
        "id": "A short name in small letters, different for each point of the file.",
        "code": "The standard's code, as P6.",
        "name": "What the point is called.",
        "pinyin": "The Chinese name in Latin letters.",
        "hanzi": "The Chinese name in Chinese signs.",
        "meaning": "What the Chinese name means.",
        "sides": "On which side it lies; both gives two steps, left first.",
        "press": "How long to press, on each side: 90, 90s, 1m30s or 1:30.",
        "location": "Where it lies, in one sentence of one breath; it is read aloud.",
        "find": "How to find it with one's own fingers, a sentence for each step.",
        "technique": "How to press it, beginning with how hard.",
        "posture": "How to sit or lie.",
        "reach": "What it takes to reach it.",
        "ready": "What to have at hand before the start.",
        "uses": "Everyday complaints the source names it for; no diseases.",
        "cautions": "What to beware of, a sentence each; shown before the press.",
        "avoid_if": "Conditions of the user that leave the point out.",
        "intensity": "How hard; rest is a hand laid on.",
        "aliases": "Other names it answers to.",
        "note": "Anything else, as where the standard differs.",
        "say": "Spoken forms, where reading aloud goes wrong.",
        "figure": "Where it lies on the drawing.",
    },
)

_SOURCE = MappingOf(
    {"title": _ONE_LINE, "author": _ONE_LINE, "url": _ONE_LINE},
    required=frozenset({"title"}),
    what="source",
    about={"title": "What it is called.", "author": "Who made it.", "url": "Where it is found."},
)

ROUTINE = MappingOf(
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
    about={
        "name": "What the routine is called.",
        "description": "A sentence about it.",
        "source": "Where its facts are from.",
        "caution": "What to beware of; said before the first point.",
        "prepare": "The time to find each point: 15, 15s or 0:15.",
        "closing": "The last screen's words, the warm-water reminder.",
        "points": "The points, in the order they are pressed.",
    },
)
