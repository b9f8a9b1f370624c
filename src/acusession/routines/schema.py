"""The schema of a routine file: every key with its field and its description."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import yaml
from msgspec import Struct

from acusession.body.anatomy.landmarks import LANDMARKS
from acusession.body.placement_check import PlacementProblem, placement_problems, side_problems
from acusession.domain.model import (
    LONGEST_PRESS,
    MOST_ROUNDS,
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
    integer,
    number,
)
from acusession.yaml_schema.problems import Problems

MOST_POINTS = 200

RENAMED = {"from": "start"}
"""Keys that have another name in the model."""

SIDES = {
    "both": (Side.LEFT, Side.RIGHT),  # left first, always
    "left": (Side.LEFT,),
    "right": (Side.RIGHT,),
    "midline": (Side.MIDLINE,),
}

_faults = lru_cache(maxsize=1000)(placement_problems)
"""`placement_problems`, cached because many routines have the same few placements."""


class _Built(Struct, frozen=True):
    """A mapping whose values make an object of the model."""

    record: MappingOf
    model: type

    def parse(self, node: yaml.Node, problems: Problems) -> Any:
        """Return the object, or None after recording a problem."""
        before = len(problems.found)
        values = self.record.parse(node, problems)
        if values is None or len(problems.found) > before:
            return None
        return self.model(**{RENAMED.get(key, key): value for key, value in values.items()})

    def json_schema(self) -> Schema:
        """Return the schema of the mapping."""
        return self.record.json_schema()


class _Sides(Struct, frozen=True):
    """`both`, `left`, `right` or `midline`."""

    word = Choice(tuple(SIDES), "choice of sides")

    def parse(self, node: yaml.Node, problems: Problems) -> tuple[Side, ...] | None:
        """Return the sides in the order they are pressed, or None after recording a problem."""
        word = self.word.parse(node, problems)
        return None if word is None else SIDES[word]

    def json_schema(self) -> Schema:
        """Return the schema of the words."""
        return self.word.json_schema()


class _Conditions(Struct, frozen=True):
    """A list of conditions."""

    listed = ListOf(Choice(Condition, "condition"))

    def parse(self, node: yaml.Node, problems: Problems) -> frozenset[Condition] | None:
        """Return the set of conditions, or None if it is not a list."""
        listed = self.listed.parse(node, problems)
        return None if listed is None else frozenset(listed)

    def json_schema(self) -> Schema:
        """Return the schema of the list."""
        return self.listed.json_schema()


class _Figure(Struct, frozen=True):
    """A placement whose landmarks are on the figure and whose point is on the body."""

    def parse(self, node: yaml.Node, problems: Problems) -> Placement | None:
        """Return the placement, or None after recording a problem."""
        placing: Placement | None = _Built(_PLACING, Placement).parse(node, problems)
        faults = _faults(placing) if placing else ()
        _note_faults(faults, node, problems)
        return None if faults else placing

    def json_schema(self) -> Schema:
        """Return the schema of the keys; only `parse` checks landmarks against the view."""
        return _PLACING.json_schema()


class _Point(Struct, frozen=True):
    """A point whose sides match its figure."""

    def parse(self, node: yaml.Node, problems: Problems) -> Point | None:
        """Return the point, or None after recording a problem."""
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
        """Return the schema of the keys."""
        return _POINT.json_schema()


def _note_faults(
    faults: tuple[PlacementProblem, ...], figure: yaml.Node, problems: Problems
) -> None:
    """Record each placement problem at the value of its key."""
    values = _values(figure)
    for fault in faults:
        problems.add_error(values[fault.key], fault.sentence)


def _values(node: yaml.Node) -> dict[str, yaml.Node]:
    """Return the values of a mapping by key; {} for any other node."""
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
        "view": "The drawing of the body: front, back or side.",
        "from": "The landmark to measure from.",
        "toward": "The landmark to measure toward.",
        "cun": "Distance from the first landmark to the point, in body inches (cun).",
        "of": "Distance between the two landmarks, in body inches (cun).",
        "lateral": "Distance sideways, away from the midline of the body, in body inches (cun).",
        "detail": "The close-up that shows the point.",
    },
)

_SPOKEN = MappingOf(
    {"code": _ONE_LINE, "name": _ONE_LINE, "pinyin": SYLLABLES},
    what="spoken form",
    about={
        "code": "The code as it is spoken: P 6.",
        "name": "The name as an English voice speaks it.",
        "pinyin": "The name as a Mandarin voice speaks it, with tone digits: nei4 guan1.",
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
        "id": "A short name in small letters, different for each point in the file.",
        "code": "The standard code, such as P6.",
        "name": "The name of the point.",
        "pinyin": "The Chinese name in Latin letters (pinyin).",
        "hanzi": "The Chinese name in Chinese characters.",
        "meaning": "What the Chinese name means.",
        "sides": "The side of the body; 'both' makes two steps, left first.",
        "press": "How long to press each side: 90, 90s, 1m30s or 1:30.",
        "location": "Where the point is, in one short sentence; it is read aloud.",
        "find": "How to find the point with your own fingers, one sentence per step.",
        "technique": "How to press, starting with how hard.",
        "posture": "How to sit or lie.",
        "reach": "What you need to reach the point.",
        "ready": "What to have ready before the start.",
        "uses": "Everyday complaints that the source names, not diseases.",
        "cautions": "What to be careful about, one sentence each; shown before the press.",
        "avoid_if": "Conditions that exclude the point.",
        "intensity": "How hard to press; with 'rest' a hand is only laid on the point.",
        "aliases": "Other names for the point.",
        "note": "Anything else, such as where the standard differs.",
        "say": "Spoken forms, if a voice mispronounces the written ones.",
        "figure": "Where the point is on the drawing.",
    },
)

_SOURCE = MappingOf(
    {"title": _ONE_LINE, "author": _ONE_LINE, "url": _ONE_LINE},
    required=frozenset({"title"}),
    what="source",
    about={"title": "The title.", "author": "The author.", "url": "The web address."},
)

ROUTINE = MappingOf(
    {
        "name": _ONE_LINE,
        "description": Text(),
        "source": _Built(_SOURCE, Source),
        "caution": Text(),
        "prepare": Duration(0, LONGEST_PRESS),
        "rounds": integer(1, MOST_ROUNDS),
        "closing": Text(),
        "points": ListOf(_Point(), fewest=1, most=MOST_POINTS),
    },
    required=frozenset({"name", "caution", "closing", "prepare", "points"}),
    what="routine",
    about={
        "name": "The name of the routine.",
        "description": "One sentence about the routine.",
        "source": "The source of its facts.",
        "caution": "What to be careful about; shown before the first point.",
        "prepare": "The time to find each point: 15, 15s or 0:15.",
        "rounds": "How many times to press all points, one after another; usually once.",
        "closing": "The text of the last screen, such as the reminder to drink warm water.",
        "points": "The points in the order they are pressed.",
    },
)
