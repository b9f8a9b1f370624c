"""The points of a routine as numbers on the front and the back of a body."""

from __future__ import annotations

import pytest

from acusession.body.drawing.label_layout import Label
from acusession.body.drawing.overview import LOWEST, NARROWEST, compose_overview
from acusession.body.drawing.scene import Scene
from acusession.domain.model import Point
from tests.tui.stage import middle_back

SIZES = [(24, 10), (28, 14), (46, 24), (60, 32)]


def numbered() -> dict[int, Point]:
    return dict(enumerate(middle_back().points, start=1))


def overview(size: tuple[int, int], lit: int | None = None) -> Scene:
    scene = compose_overview(numbered(), lit, *size)
    assert scene is not None
    return scene


def numbers(scene: Scene) -> list[Label]:
    return [label for label in scene.labels if label.text.isdigit()]


@pytest.mark.parametrize("size", SIZES)
def test_every_side_of_every_point_has_its_number_in_a_place_of_its_own(
    size: tuple[int, int],
) -> None:
    placed = numbers(overview(size))
    shown = [int(label.text) for label in placed]
    sides = {number: len(point.sides) for number, point in numbered().items()}
    assert {number: shown.count(number) for number in sides} == sides
    assert len({(label.column, label.row) for label in placed}) == len(placed)


@pytest.mark.parametrize("size", SIZES[1:])
def test_left_is_on_the_right_of_the_front_and_on_the_left_of_the_back(
    size: tuple[int, int],
) -> None:
    placed = {label.text: label.column for label in numbers(overview(size))}
    width = size[0]
    spleen, liver = "6", "7"  # the spleen is on the left of the body
    assert placed[spleen] > placed[liver]
    assert placed[spleen] < width / 2
    assert placed["1"] > width / 2  # beside the spine


@pytest.mark.parametrize("size", SIZES[1:])
def test_numbers_are_above_and_beside_each_other_as_their_points_are(size: tuple[int, int]) -> None:
    rows = {label.text: label.row for label in numbers(overview(size))}
    assert rows["3"] < rows["2"] == rows["6"] == rows["7"] < rows["4"]
    assert rows["1"] == rows["5"]


@pytest.mark.parametrize("size", SIZES)
def test_the_number_in_its_turn_is_lit_on_all_its_sides(size: tuple[int, int]) -> None:
    for number, point in numbered().items():
        scene = overview(size, number)
        marks = [mark for pane in scene.panes for mark in pane.marks]
        assert len(marks) == len(point.sides)
        spots = {(int(mark.spot.x), int(mark.spot.y)) for mark in marks}
        lit = {(label.column, label.row) for label in numbers(scene) if label.text == str(number)}
        assert spots == lit


def test_a_picture_without_room_is_none() -> None:
    assert compose_overview(numbered(), None, NARROWEST - 1, LOWEST) is None
    assert compose_overview(numbered(), None, NARROWEST, LOWEST - 1) is None


def test_points_that_are_excluded_have_no_number() -> None:
    few = {number: point for number, point in numbered().items() if number in {4, 8}}
    scene = compose_overview(few, None, 46, 24)
    assert scene is not None
    assert {label.text for label in numbers(scene)} == {"4", "8"}
