"""An impossible figure in a routine is reported with its place and reason."""

import pytest

from acusession.routines.reader import parse_routine
from acusession.yaml_schema.problems import FileError

GOOD = "{view: front, from: umbilicus, toward: xiphisternal_junction, cun: 4, of: 8}"
TEXT = """\
name: Small
caution: Gently.
closing: Now drink some warm water.
prepare: 10
points:
  - id: one
    name: One
    sides: SIDES
    press: 30
    location: Here.
    technique: Lightly.
    posture: Sit.
    figure: FIGURE
"""
LINE = 13
START = len("    figure: ")


def problems(figure: str, sides: str = "both") -> list[tuple[int, int, str]]:
    text = TEXT.replace("FIGURE", figure).replace("SIDES", sides)
    try:
        parse_routine(text, "small.yaml", routine_id="small")
    except FileError as error:
        return [(each.line, each.column, each.sentence) for each in error.problems]
    return []


def only_problem(figure: str, sides: str = "both") -> tuple[str, str]:
    """Return the text from the position of the only problem on, and its sentence."""
    ((line, column, sentence),) = problems(figure, sides)
    assert line == LINE
    return figure[column - 1 - START :], sentence


@pytest.mark.parametrize(
    "figure",
    [
        GOOD,
        "{view: back, from: t11, toward: t12, cun: 0, of: 1, lateral: 2, detail: trunk}",
        "{view: side, from: axilla, toward: eleventh_rib_tip, cun: 3, of: 12}",
        "{view: front, from: crown, toward: chin, cun: 0, of: 1}",  # on the very edge
        # The path may leave the body, the point may not.
        "{view: front, from: pubic_symphysis_top, toward: umbilicus, cun: -8, of: 5, lateral: 4}",
    ],
)
def test_a_figure_that_can_be_has_no_problem(figure: str) -> None:
    assert problems(figure) == []


def test_unknown_landmarks_are_all_told_with_what_was_meant() -> None:
    found = problems(GOOD.replace("umbilicus", "umbilicos").replace("xiphisternal_", "xiphi"))
    assert [line for line, _, _ in found] == [LINE, LINE]
    (_, first, one), (_, second, two) = found
    assert GOOD[first - 1 - START :].startswith("umbilicus")
    assert second > first
    assert "'umbilicos' is no landmark of the front view. Did you mean 'umbilicus'?" in one
    assert "'xiphijunction' is no landmark" in two
    assert "Did you mean 'xiphisternal_junction'?" in two


def test_a_landmark_of_another_view_is_answered_with_those_of_this_one() -> None:
    place, sentence = only_problem(GOOD.replace("umbilicus", "t11"))
    assert place.startswith("t11,")
    assert "'t11' is no landmark of the front view. Known are:" in sentence
    assert "umbilicus" in sentence


def test_an_unknown_view() -> None:
    place, sentence = only_problem(GOOD.replace("front", "bakc"))
    assert place.startswith("bakc")
    assert "Did you mean 'back'?" in sentence


def test_a_measure_needs_two_landmarks() -> None:
    place, sentence = only_problem(GOOD.replace("xiphisternal_junction", "umbilicus"))
    assert place.startswith("umbilicus, cun")
    assert "not to itself" in sentence


def test_a_measure_that_leaves_the_body() -> None:
    place, sentence = only_problem(GOOD.replace("cun: 4", "cun: 60"))
    assert place.startswith("60")
    assert "beside the body" in sentence
    place, sentence = only_problem(GOOD.replace("of: 8", "of: 8, lateral: 15"))
    assert place.startswith("15")
    assert "beside the body" in sentence


def test_a_close_up_the_view_has_not() -> None:
    figure = "{view: back, from: t11, toward: t12, cun: 1, of: 1, detail: forearm}"
    place, sentence = only_problem(figure)
    assert place == "forearm}"
    assert sentence == "the back view has no close-up 'forearm'. It has: trunk."


def test_a_point_outside_its_close_up() -> None:
    place, sentence = only_problem(GOOD.replace("of: 8", "of: 8, detail: lower_leg"))
    assert place == "lower_leg}"
    assert "outside the close-up" in sentence


def test_the_midline_has_no_sideways_measure() -> None:
    figure = GOOD.replace("of: 8", "of: 8, lateral: 2")
    assert problems(figure, "left") == []
    place, sentence = only_problem(figure, "midline")
    assert place == "2}"
    assert "midline" in sentence


def test_the_midline_is_not_seen_from_the_side() -> None:
    figure = "{view: side, from: axilla, toward: eleventh_rib_tip, cun: 3, of: 12}"
    place, sentence = only_problem(figure, "midline")
    assert place.startswith("side")
    assert "midline" in sentence
