"""The data of a session."""

import pytest

from acusession.domain.model import Condition, Side, unique
from acusession.domain.phrases import condition_name, side_name
from acusession.domain.point_search import normalize_name
from tests.samples import BOTH, make_point, make_session_plan, make_step, small_plan


@pytest.mark.parametrize(
    ("side", "words"),
    [(Side.LEFT, "left side"), (Side.RIGHT, "right side"), (Side.MIDLINE, "in the middle")],
)
def test_a_side_in_words(side: Side, words: str) -> None:
    assert side_name(side) == words


def test_the_conditions_are_a_closed_list() -> None:
    assert list(Condition) == [
        "pregnancy",
        "blood_disorder",
        "blood_thinners",
        "enlarged_spleen",
        "bone_or_spine",
        "aneurysm_or_heart",
        "abdominal_surgery_or_hernia",
        "liver_or_gallbladder",
        "leg_clot_or_varicose",
        "cancer_or_tuberculosis",
        "active_ulcer_or_bowel",
    ]


@pytest.mark.parametrize("condition", Condition)
def test_every_condition_can_be_said(condition: Condition) -> None:
    assert condition_name(condition)
    assert "_" not in condition_name(condition)


def test_a_point_answers_to_all_its_names() -> None:
    point = make_point(
        "Nei Guan", id="pc6", code="P6", pinyin="Nèiguān", hanzi="內關", aliases=("PC6",)
    )
    assert point.label == "P6 Nei Guan"
    assert set(point.names) == {"P6", "Nei Guan", "pc6", "P6 Nei Guan", "Nèiguān", "內關", "PC6"}
    assert make_point("Kidney Point", id="kidney").label == "Kidney Point"
    assert "" not in make_point().names


@pytest.mark.parametrize("name", ["Nei-Guan", "nèi guān", "NEIGUAN", "Nei.Guan", " neiguan "])
def test_names_are_compared_without_case_accents_blanks_and_signs(name: str) -> None:
    assert normalize_name(name) == "neiguan"


def test_a_name_of_signs_alone_is_compared_as_it_is() -> None:
    assert normalize_name("★") == "★"


def test_a_plan_adds_up() -> None:
    plan = small_plan()
    assert plan.press_seconds == 20 + 20 + 12
    assert plan.seconds == 52 + 5 + 5 + 8
    assert [point.name for point in plan.points] == ["Calf", "Belly"]


def test_what_to_have_ready_is_told_once() -> None:
    chair = make_point("Chair", sides=BOTH, ready=("a chair",))
    ball = make_point("Ball", ready=("a soft ball", "a chair"))
    plan = make_session_plan(make_step(chair), make_step(ball))
    assert plan.ready == ("a chair", "a soft ball")


def test_unique_keeps_the_order() -> None:
    assert unique("mississippi") == ("m", "i", "s", "p")


def test_a_noun_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        make_point().press = 1  # type: ignore[misc]
