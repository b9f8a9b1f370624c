"""Points are found by what people type: a name, a place on the body, or a use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acusession.domain.model import Point
from acusession.domain.point_search import places_of, search_points, unique_by_name
from acusession.routines.catalog import find_routine
from tests.samples import make_point

ALL = unique_by_name(
    point for name in ("middle_back", "short_break") for point in find_routine(name).points
)


def found(typed: str) -> list[str]:
    return [point.code or point.name for point in search_points(typed, ALL)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("belly", {"CV12", "CV14", "Spleen Point", "Liver Point"}),
        ("stomach", {"CV12", "CV14", "Spleen Point", "Liver Point"}),
        ("wrist", {"P6"}),
        ("Arm", {"P6"}),
        ("knee", {"ST36"}),
        ("LEG", {"ST36"}),
        ("back", {"UB20", "Kidney Point"}),
        ("ribs", {"Kidney Point", "Spleen Point", "Liver Point"}),
        ("sick", {"P6", "CV14"}),
        ("nausea", {"P6", "CV14"}),
        ("tired", {"ST36"}),
        ("stress", {"P6"}),
        ("lower back", {"Kidney Point"}),
        ("sour stomach", {"CV12", "CV14"}),
    ],
)
def test_what_people_say_finds_what_they_expect(typed: str, expected: set[str]) -> None:
    assert expected <= set(found(typed))
    assert len(found(typed)) <= len(expected) + 1


@pytest.mark.parametrize("typed", ["xyz", "elephant", "the", "?", "-"])
def test_nothing_is_found_for_other_words(typed: str) -> None:
    assert found(typed) == []


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("p6", "P6"),
        ("n", "P6"),
        ("st", "ST36"),
        ("sp", "Spleen Point"),
        ("nèi gu", "P6"),
        ("足", "ST36"),
    ],
)
def test_names_that_begin_with_it_come_first(typed: str, first: str) -> None:
    assert found(typed)[0] == first


@pytest.mark.parametrize("typed", ["", "  "])
def test_all_match_if_nothing_is_typed(typed: str) -> None:
    assert search_points(typed, ALL) == ALL


def test_a_point_without_a_figure_is_placed_by_its_location() -> None:
    ankle = make_point("Inner", location="Above the ankle bone.")
    assert search_points("foot", [ankle]) == (ankle,)
    assert places_of([ankle]) == ("ankle",)


def test_the_places_are_those_of_the_points() -> None:
    assert places_of(ALL) == ("wrist", "knee", "belly", "back", "ribs")
    assert places_of([make_point()]) == ()


@given(st.text(max_size=12))
def test_anything_can_be_typed(typed: str) -> None:
    points = search_points(typed, ALL)
    assert set(points) <= set(ALL)
    assert len(set(points)) == len(points)


@given(st.sampled_from(ALL), st.data())
def test_every_beginning_of_every_name_finds_the_point(point: Point, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(point.names))
    typed = name[: data.draw(st.integers(1, len(name)))]
    assert point in search_points(typed.swapcase(), ALL)


@given(st.text(st.characters(categories=["L"]), min_size=1, max_size=6), st.data())
def test_more_letters_never_find_more(typed: str, data: st.DataObject) -> None:
    shorter = typed[: data.draw(st.integers(1, len(typed)))]
    assert set(search_points(typed, ALL)) <= set(search_points(shorter, ALL))
