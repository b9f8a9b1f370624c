"""The short break states the same facts as the middle back, and makes no claims."""

import re

import pytest

from acusession import paths
from acusession.domain.model import Point, Reach
from acusession.routines.reader import read_routine
from tests.routines.test_middle_back import CLAIMS, DISEASES, POINTS, told_of

ROUTINE = read_routine(paths.bundled_routines() / "short_break.yaml")

each_point = pytest.mark.parametrize("point", ROUTINE.points, ids=lambda point: point.id)


def test_two_points_for_one_free_hand() -> None:
    assert [point.id for point in ROUTINE.points] == ["pc6", "st36"]
    assert all(point.reach is not Reach.NEEDS_BALL for point in ROUTINE.points)


@each_point
def test_the_facts_are_the_same(point: Point) -> None:
    other = POINTS[point.id]
    for fact in (
        "code",
        "name",
        "names",
        "sides",
        "location",
        "find",
        "figure",
        "intensity",
        "say",
    ):
        assert getattr(point, fact) == getattr(other, fact), fact
    assert (point.avoid_if, point.cautions) == (other.avoid_if, other.cautions)


@each_point
def test_nothing_is_claimed(point: Point) -> None:
    told = f"{told_of(point)} {point.technique} {ROUTINE.description} {ROUTINE.closing}"
    assert re.findall(rf"\b(?:{CLAIMS}|{DISEASES})\b", told, re.IGNORECASE) == []
    assert "not a treatment" in ROUTINE.caution


@each_point
def test_everything_spoken_is_whole_sentences(point: Point) -> None:
    for sentence in (point.location, point.technique, point.posture, *point.find, *point.cautions):
        assert re.fullmatch(r"[A-Z][^:;()\[\]/&\d]*\.", sentence), sentence
