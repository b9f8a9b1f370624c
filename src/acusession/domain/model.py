"""The data of a session: points, routines, steps, plans. All frozen; nothing here does I/O."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct

T = TypeVar("T")

LONGEST_PRESS = 600
"""The longest press, in seconds."""

MOST_ROUNDS = 9
"""The largest number of rounds that a routine can have."""


class Side(StrEnum):
    """A side of the user's own body."""

    LEFT = "left"
    RIGHT = "right"
    MIDLINE = "midline"


class Intensity(StrEnum):
    """The strength of a press. `REST` is a resting hand, which no text calls a press."""

    REST = "rest"
    LIGHT = "light"
    MODERATE = "moderate"
    FIRM = "firm"


class Reach(StrEnum):
    """The means needed to reach a point."""

    ONE_HAND = "one hand"
    OTHER_HAND = "other hand"
    NEEDS_BALL = "needs a ball"


class Condition(StrEnum):
    """A condition of the user that makes some points unwise. A closed list."""

    PREGNANCY = "pregnancy"
    BLOOD_DISORDER = "blood_disorder"
    BLOOD_THINNERS = "blood_thinners"
    ENLARGED_SPLEEN = "enlarged_spleen"
    BONE_OR_SPINE = "bone_or_spine"
    ANEURYSM_OR_HEART = "aneurysm_or_heart"
    ABDOMINAL_SURGERY_OR_HERNIA = "abdominal_surgery_or_hernia"
    LIVER_OR_GALLBLADDER = "liver_or_gallbladder"
    LEG_CLOT_OR_VARICOSE = "leg_clot_or_varicose"
    CANCER_OR_TUBERCULOSIS = "cancer_or_tuberculosis"
    ACTIVE_ULCER_OR_BOWEL = "active_ulcer_or_bowel"


class Source(Struct, frozen=True, kw_only=True):
    """The source of a routine's facts."""

    title: str
    author: str = ""
    url: str = ""


class SpokenForms(Struct, frozen=True, kw_only=True):
    """Spoken forms of texts that a voice would misread; an empty one is read as written.

    `pinyin` is the Chinese name for a Mandarin voice, each tone a digit: "nei4 guan1". Without
    such a voice, `name` is spoken.
    """

    code: str = ""
    name: str = ""
    pinyin: str = ""


class Placement(Struct, frozen=True, kw_only=True):
    """The place of a point on the figure: `cun` / `of` of the way from `start` to `toward`.

    `lateral` is an offset from the midline to the step's side, in cun.
    """

    view: str
    start: str
    toward: str
    cun: float
    of: float
    lateral: float = 0.0
    detail: str = ""


class Point(Struct, frozen=True, kw_only=True):
    """An acupressure point: what it is, how to find and press it, and when not to.

    `press` is in seconds per side.
    """

    id: str
    name: str
    sides: tuple[Side, ...]
    press: int
    location: str
    technique: str
    posture: str
    code: str = ""
    pinyin: str = ""
    hanzi: str = ""
    meaning: str = ""
    find: tuple[str, ...] = ()
    reach: Reach = Reach.ONE_HAND
    ready: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    avoid_if: frozenset[Condition] = frozenset()
    intensity: Intensity = Intensity.MODERATE
    aliases: tuple[str, ...] = ()
    note: str = ""
    say: SpokenForms = SpokenForms()
    figure: Placement | None = None

    @property
    def label(self) -> str:
        """The code and name, as in a heading: "CV12 Zhong Wan"."""
        return f"{self.code} {self.name}".strip()

    @property
    def names(self) -> tuple[str, ...]:
        """All names the point can be found by."""
        known = (self.code, self.name, self.id, self.label, self.pinyin, self.hanzi, *self.aliases)
        return tuple(name for name in known if name)


class Routine(Struct, frozen=True, kw_only=True):
    """An ordered list of points with a caution and a closing reminder; one YAML file.

    `id` is the stem of the file name, used in commands; `prepare` is in seconds per step, and
    `rounds` is how many times its points are pressed.
    """

    id: str
    name: str
    points: tuple[Point, ...]
    closing: str
    caution: str
    prepare: int
    rounds: int = 1
    description: str = ""
    source: Source | None = None


class BrokenRoutine(Struct, frozen=True, kw_only=True):
    """A routine file that cannot be used: its name, its path, and its problems as sentences.

    `line` is that of the first problem, from 1; `reason` is its sentence.
    """

    name: str
    path: str
    line: int
    reason: str
    problems: tuple[str, ...]


class Step(Struct, frozen=True, kw_only=True):
    """One point on one side. `prepare` and `press` are in seconds.

    `cautioned_after` is how many seconds into the preparation the voice has said the point's first
    caution, 0 if the preparation does not say it. `caution` is the length in seconds of a lead-in
    that says it, 0 if there is no voice or no caution.
    """

    point: Point
    side: Side
    prepare: int
    press: int
    round: int = 1
    cautioned_after: float = 0.0
    caution: float = 0.0

    @property
    def seconds(self) -> int:
        """The length of the whole step, in seconds."""
        return self.prepare + self.press


class ExcludedPoint(Struct, frozen=True, kw_only=True):
    """A point excluded from the plan, and the user's conditions that exclude it."""

    point: Point
    conditions: tuple[Condition, ...]


class Plan(Struct, frozen=True, kw_only=True):
    """The course of one session: its steps in order (at least one), each with its seconds."""

    routine_id: str
    name: str
    caution: str
    closing: str
    steps: tuple[Step, ...]
    source: Source | None = None
    left_out: tuple[ExcludedPoint, ...] = ()

    @property
    def seconds(self) -> int:
        """The length of the whole session in seconds, if no key is pressed."""
        return sum(step.seconds for step in self.steps)

    @property
    def press_seconds(self) -> int:
        """The time spent pressing, in seconds."""
        return sum(step.press for step in self.steps)

    @property
    def ready(self) -> tuple[str, ...]:
        """The things to have ready before the start, each once."""
        return unique(thing for step in self.steps for thing in step.point.ready)

    @property
    def points(self) -> tuple[Point, ...]:
        """The points of the steps, each once, in order."""
        return unique(step.point for step in self.steps)


def unique(things: Iterable[T]) -> tuple[T, ...]:
    """Return each item once, in order of first appearance."""
    return tuple(dict.fromkeys(things))
