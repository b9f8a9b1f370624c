"""Plans made from a routine and the user's choices, and the search for points."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from acusession.domain.model import Condition, Side
from acusession.domain.phrases import describe_excluded
from acusession.domain.plan import POSTURE_CHANGE, PlanOptions, make_plan
from acusession.domain.point_search import find_point
from acusession.errors import AcusessionError
from acusession.routines.reader import read_routine
from tests.samples import BOTH, make_point, make_routine

MIDDLE_BACK = read_routine(Path(__file__).parents[2] / "routines" / "middle_back.yaml")


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("P6", "pc6"),
        ("pc6", "pc6"),
        ("PC6", "pc6"),
        ("Pc-6", "pc6"),
        ("pc 6", "pc6"),
        ("Nei Guan", "pc6"),
        ("NEI GUAN", "pc6"),
        ("nei-guan", "pc6"),
        ("nèiguān", "pc6"),
        ("Nèiguān", "pc6"),
        ("內關", "pc6"),
        ("P6 Nei Guan", "pc6"),
        ("ub20", "bl20"),
        ("UB20", "bl20"),
        ("BL20", "bl20"),
        ("b20", "bl20"),
        ("Pi Shu", "bl20"),
        ("脾俞", "bl20"),
        ("Ren12", "cv12"),
        ("zhongwan", "cv12"),
        ("rn14", "cv14"),
        ("Zusanli", "st36"),
        ("足三里", "st36"),
        ("kidney", "kidney"),
        ("Kidney Point", "kidney"),
        ("spleen", "spleen"),
        ("liver point", "liver"),
    ],
)
def test_a_point_answers_to_its_names(name: str, id_: str) -> None:
    assert find_point(name, MIDDLE_BACK.points).id == id_


@pytest.mark.parametrize("name", ["", "-", "  ", "p", "6", "point"])
def test_a_part_of_a_name_is_no_name(name: str) -> None:
    with pytest.raises(AcusessionError, match="There is no point named"):
        find_point(name, MIDDLE_BACK.points)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("nei gaun", "Nei Guan"),
        ("PC7", "pc6"),
        ("zhongwna", "Zhong Wan"),
        ("kidny", "kidney"),
        ("st 35", "ST36"),
    ],
)
def test_a_near_miss_is_answered_with_what_was_meant(name: str, meant: str) -> None:
    with pytest.raises(AcusessionError) as caught:
        find_point(name, MIDDLE_BACK.points)
    assert str(caught.value) == f"There is no point named {name!r}. Did you mean {meant!r}?"


def test_a_name_far_from_all_is_answered_with_what_there_is() -> None:
    with pytest.raises(AcusessionError) as caught:
        find_point("xyzzy", MIDDLE_BACK.points)
    assert str(caught.value) == (
        "There is no point named 'xyzzy'. Available points: "
        "UB20, CV12, CV14, ST36, Kidney Point, Spleen Point, Liver Point, P6."
    )


def test_a_name_that_would_move_the_cursor_is_shown_escaped() -> None:
    with pytest.raises(AcusessionError) as caught:
        find_point("\x1b[2J", MIDDLE_BACK.points)
    assert str(caught.value).isprintable()


def test_a_name_without_a_letter_is_only_itself() -> None:
    star, moon = make_point("★", id="star"), make_point("☾", id="moon")
    assert find_point("☾", (star, moon)) is moon
    with pytest.raises(AcusessionError):
        find_point("!", (star, moon))


def test_the_whole_routine_left_before_right() -> None:
    plan = make_plan(MIDDLE_BACK, PlanOptions())
    assert [(step.point.code or step.point.name, step.side.value) for step in plan.steps] == [
        ("UB20", "left"),
        ("UB20", "right"),
        ("CV12", "midline"),
        ("CV14", "midline"),
        ("ST36", "left"),
        ("ST36", "right"),
        ("Kidney Point", "left"),
        ("Kidney Point", "right"),
        ("Spleen Point", "left"),
        ("Liver Point", "right"),
        ("P6", "left"),
        ("P6", "right"),
    ]
    assert [step.press for step in plan.steps] == [60, 60, 45, 45, 60, 60, 30, 30, 30, 30, 60, 60]
    assert (plan.routine_id, plan.name) == ("middle_back", "Middle back")
    assert (plan.caution, plan.closing) == (MIDDLE_BACK.caution, MIDDLE_BACK.closing)
    assert plan.left_out == ()


def test_the_totals_are_the_sums_of_the_steps() -> None:
    plan = make_plan(MIDDLE_BACK, PlanOptions())
    changes = 4  # leaning back, sitting up, leaning back, and the arm on the thigh
    assert plan.press_seconds == 570
    assert plan.seconds == 570 + 12 * 15 + changes * POSTURE_CHANGE
    assert [step.seconds for step in plan.steps] == [
        step.prepare + step.press for step in plan.steps
    ]


def test_the_first_thing_at_hand_and_each_once() -> None:
    plan = make_plan(MIDDLE_BACK, PlanOptions())
    assert plan.ready == ("a chair with a firm back", "a soft ball")
    assert [point.id for point in plan.points] == [point.id for point in MIDDLE_BACK.points]


def test_points_come_in_the_order_asked() -> None:
    pc6, st36 = (find_point(name, MIDDLE_BACK.points) for name in ("P6", "ST36"))
    plan = make_plan(MIDDLE_BACK, PlanOptions(points=(pc6, st36)))
    assert [(step.point.id, step.side) for step in plan.steps] == [
        ("pc6", Side.LEFT),
        ("pc6", Side.RIGHT),
        ("st36", Side.LEFT),
        ("st36", Side.RIGHT),
    ]
    assert plan.ready == ()


FIRST = make_point("First", sides=BOTH, press=30)
SECOND = make_point("Second", press=40, posture="Lean back.")
THIRD = make_point("Third", press=50, posture="Lean back.")
ROUTINE = make_routine(FIRST, SECOND, THIRD)


def test_a_change_of_posture_gets_more_time_to_prepare() -> None:
    plan = make_plan(ROUTINE, PlanOptions())
    assert [step.prepare for step in plan.steps] == [10, 10, 10 + 15, 10]


def test_going_round_again_counts_the_rounds_and_the_change_between_them() -> None:
    plan = make_plan(ROUTINE, PlanOptions(rounds=2))
    assert [step.round for step in plan.steps] == [1, 1, 1, 1, 2, 2, 2, 2]
    assert [step.prepare for step in plan.steps] == [10, 10, 25, 10, 25, 10, 25, 10]
    assert plan.seconds == 2 * (30 + 30 + 40 + 50) + 55 + 70


def test_the_rounds_are_the_routines_own_unless_others_are_asked_for() -> None:
    twice = replace(ROUTINE, rounds=2)
    assert make_plan(twice, PlanOptions()).steps == make_plan(ROUTINE, PlanOptions(rounds=2)).steps
    assert make_plan(twice, PlanOptions(rounds=1)).steps == make_plan(ROUTINE, PlanOptions()).steps


@pytest.mark.parametrize("prepare", [0, 2, 60])
def test_a_time_to_prepare_that_is_asked_for_is_taken_as_it_is(prepare: int) -> None:
    plan = make_plan(ROUTINE, PlanOptions(prepare=prepare))
    assert [step.prepare for step in plan.steps] == [prepare] * 4


def test_seconds_asked_for_are_those_of_every_press() -> None:
    plan = make_plan(ROUTINE, PlanOptions(seconds=2))
    assert [step.press for step in plan.steps] == [2, 2, 2, 2]
    assert plan.press_seconds == 8


CAREFUL = make_point("Careful", avoid_if=frozenset({Condition.PREGNANCY, Condition.BLOOD_THINNERS}))
KNEE = make_point("Knee", avoid_if=frozenset({Condition.LEG_CLOT_OR_VARICOSE}))
CAREFUL_ROUTINE = make_routine(CAREFUL, KNEE, FIRST)


def test_a_condition_leaves_points_out_and_says_why() -> None:
    conditions = frozenset({Condition.PREGNANCY, Condition.BONE_OR_SPINE})
    plan = make_plan(CAREFUL_ROUTINE, PlanOptions(conditions=conditions))
    assert [point.id for point in plan.points] == ["knee", "first"]
    assert [(out.point.id, out.conditions) for out in plan.left_out] == [
        ("careful", (Condition.PREGNANCY,))
    ]
    assert describe_excluded(plan.left_out) == "Careful is excluded because of pregnancy"


def test_all_the_reasons_are_told() -> None:
    conditions = frozenset(Condition)
    plan = make_plan(CAREFUL_ROUTINE, PlanOptions(conditions=conditions))
    assert describe_excluded(plan.left_out) == (
        "Careful is excluded because of blood thinners and pregnancy; "
        "Knee is excluded because of a blood clot in a leg or varicose veins"
    )


def test_a_point_is_left_out_once_however_often_it_is_asked_for() -> None:
    options = PlanOptions(points=(CAREFUL, FIRST, CAREFUL), conditions=frozenset(Condition))
    assert [out.point.id for out in make_plan(CAREFUL_ROUTINE, options).left_out] == ["careful"]


def test_a_point_the_user_accepts_stays() -> None:
    conditions = frozenset({Condition.PREGNANCY, Condition.LEG_CLOT_OR_VARICOSE})
    options = PlanOptions(conditions=conditions, accepted=frozenset({"careful"}))
    plan = make_plan(CAREFUL_ROUTINE, options)
    assert [point.id for point in plan.points] == ["careful", "first"]
    assert [out.point.id for out in plan.left_out] == ["knee"]


def test_no_posture_changes_between_what_was_left_out() -> None:
    leaning = make_point("Leaning", posture="Lean.", avoid_if=frozenset({Condition.PREGNANCY}))
    routine = make_routine(FIRST, leaning, make_point("Fourth"))
    plan = make_plan(routine, PlanOptions(conditions=frozenset({Condition.PREGNANCY})))
    assert [step.prepare for step in plan.steps] == [10, 10, 10]


def test_a_plan_with_nothing_left_is_one_sentence() -> None:
    options = PlanOptions(points=(CAREFUL,), conditions=frozenset({Condition.PREGNANCY}))
    with pytest.raises(AcusessionError) as caught:
        make_plan(CAREFUL_ROUTINE, options)
    assert str(caught.value) == (
        "No points are left to press: Careful is excluded because of pregnancy. "
        "Choose other points."
    )
    assert caught.value.exit_code == 1


@pytest.mark.parametrize("condition", Condition)
def test_every_condition_leaves_something_of_the_middle_back(condition: Condition) -> None:
    plan = make_plan(MIDDLE_BACK, PlanOptions(conditions=frozenset({condition})))
    assert plan.steps
    assert plan.left_out
