"""The quick screen: one or two points, by arrow keys or typing; and points that need a yes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from acusession.domain.model import Condition, Routine
from acusession.domain.plan import PlanOptions
from acusession.runtime.session_setup import NewSession
from tests.samples import make_point, make_routine
from tests.tui.cautions import SIZES
from tests.tui.stage import Stage, middle_back, on_stage, with_conditions

PREGNANT = with_conditions(Condition.PREGNANCY)


@asynccontextmanager
async def picking(*routines: Routine, **given: Any) -> AsyncIterator[Stage]:
    async with on_stage(*routines, opens_with=PlanOptions(seconds=20, prepare=5), **given) as stage:
        assert stage.here == "QuickScreen"
        yield stage


def codes(stage: Stage) -> list[str]:
    """Return the first word of each point, in the order of the list."""
    return [row.split()[1] for row in stage.rows if row.strip()[:2] in ("✓ ", "· ", "– ")]


def row_of(stage: Stage, text: str) -> int:
    """Return the number of the first row with a text."""
    return next(at for at, row in enumerate(stage.rows) if text in row)


async def test_points_for_one_free_hand_come_first_and_those_that_need_a_ball_last() -> None:
    async with picking() as stage:
        await stage.see("ONE FREE HAND", "THE OTHER HAND", "USUALLY NEEDS A BALL")
        firsts = " ".join(row.strip(" ·").split()[0] for row in stage.rows[3:14])
        assert firsts == "ONE CV12 CV14 ST36 Kidney Spleen Liver THE P6 USUALLY UB20"


async def test_cautions_are_shown_and_tab_shows_all_about_the_point() -> None:
    async with picking() as stage:
        await stage.press(*"belly")
        await stage.see("Careful Skip this point on a full stomach, in pregnancy")
        await stage.press("tab")
        assert stage.here == "AboutScreen"
        await stage.press("escape")
        assert stage.here == "QuickScreen"
        await stage.see("belly")


async def test_enter_starts_with_the_point_under_the_cursor() -> None:
    async with picking() as stage:
        await stage.press("down", "enter")
        assert stage.here == "SessionScreen"
        assert len({step.point for step in stage.view.plan.steps}) == 1
        assert {(step.prepare, step.press) for step in stage.view.plan.steps} == {(5, 20)}


async def test_two_by_arrow_keys_come_in_the_order_ticked() -> None:
    async with picking() as stage:
        first, second = codes(stage)[1], codes(stage)[0]
        await stage.press("down", "space", "up", "space", "enter")
        started = [step.point.code or step.point.name.split()[0] for step in stage.view.plan.steps]
        assert list(dict.fromkeys(started)) == [first, second]


async def test_typing_narrows_the_list_down_and_backspace_widens_it() -> None:
    async with picking() as stage:
        await stage.press("s", "t", "3")
        assert codes(stage) == ["ST36"]
        await stage.press("backspace")
        assert codes(stage)[0] == "ST36"
        assert len(codes(stage)) > 1
        await stage.press("backspace", "backspace")
        assert len(codes(stage)) == 8


@pytest.mark.parametrize("typed", ["p6", "P6", "neiguan", "nei", "pc6"])
async def test_a_point_answers_to_its_names_in_any_case(typed: str) -> None:
    async with picking() as stage:
        await stage.press(*typed)
        assert "P6" in codes(stage)


async def test_two_by_typing_one_after_the_other() -> None:
    async with picking() as stage:
        await stage.press(*"p6", "space", *"st36", "space", "enter")
        assert stage.here == "SessionScreen"
        assert [step.point.code for step in stage.view.plan.steps] == ["P6", "P6", "ST36", "ST36"]


async def test_no_such_point_is_told_and_enter_does_nothing() -> None:
    async with picking() as stage:
        await stage.press(*"xy")
        await stage.see("Nothing is called 'xy'. Places: wrist, knee, belly, back, ribs.")
        assert len(codes(stage)) == 8
        await stage.press("down", "space", "enter")
        assert stage.here == "QuickScreen"
        assert "✓" not in stage.text


@pytest.mark.parametrize("size", SIZES)
async def test_where_nothing_is_found_the_note_and_the_keys_say_what_to_do(
    size: tuple[int, int],
) -> None:
    async with picking(size=size) as stage:
        await stage.press(*"xyz")
        await stage.see("Nothing is called 'xyz'.")
        note, first = (row_of(stage, text) for text in ("Nothing is called", "CV12"))
        assert row_of(stage, "xyz") < note < first
        assert stage.keys.endswith("esc clear")
        assert "start" not in stage.keys


@pytest.mark.parametrize("size", SIZES[1:])
async def test_the_text_is_right_below_what_is_found(size: tuple[int, int]) -> None:
    async with picking(size=size) as stage:
        await stage.press(*"wri")
        await stage.until(lambda: row_of(stage, "Name") == row_of(stage, "P6 Nei Guan") + 2)


async def test_a_third_replaces_the_older_one_and_says_so() -> None:
    async with picking() as stage:
        await stage.press("space", "down", "space", "down", "space")
        await stage.see("Note CV12 Zhong Wan is unticked again,", "because two is the most here.")
        await stage.see("✓ CV14", "✓ ST36", "CV14 and ST36 · 3 presses")
        await stage.press(*"p6", "space")
        await stage.see("Note CV14 Ju Que is unticked again,", "ST36 and P6 · 4 presses")
        assert stage.text.count("✓") == 2


@pytest.mark.parametrize(
    ("typed", "first"), [("belly", "CV12"), ("sick", "CV14"), ("knee", "ST36"), ("wri", "P6")]
)
async def test_a_place_or_a_use_finds_points(typed: str, first: str) -> None:
    async with picking() as stage:
        await stage.press(*typed)
        assert codes(stage)[0] == first
        await stage.press("enter")
        assert stage.view.plan.steps[0].point.code == first


async def test_what_is_picked_is_summed_up_above() -> None:
    async with picking() as stage:
        await stage.see("CV12 · 1 press · 0:25")
        await stage.press(*"ub20", "space", *"p6", "space")
        await stage.see("UB20 and P6 · 4 presses · 1:40")


async def test_escape_first_deletes_what_is_typed() -> None:
    async with picking() as stage:
        await stage.press(*"xyz", "escape")
        assert (stage.here, len(codes(stage))) == ("QuickScreen", 8)
        await stage.see("a name, a place, a use", "ONE FREE HAND")
        await stage.press("escape")
        assert stage.here == "HomeScreen"


async def test_what_the_source_says_is_no_proof() -> None:
    async with picking(size=(120, 40)) as stage:
        await stage.press(*"p6")
        await stage.see("The source names it for queasiness and tension. Not")


async def test_where_the_point_lies_is_told_as_the_cursor_moves() -> None:
    async with picking() as stage:
        await stage.press(*"st36")
        await stage.see("kneecap")


async def test_the_mouse_reaches_everything() -> None:
    async with picking() as stage:
        await stage.click("ST36")
        await stage.see("✓ ST36")
        await stage.click("↑↓ move")
        await stage.click("space tick")
        assert stage.text.count("✓") == 2
        await stage.click("enter start")
        assert stage.here == "SessionScreen"


async def test_escape_goes_home_and_quick_can_be_opened_again() -> None:
    async with picking() as stage:
        await stage.press("escape")
        assert stage.here == "HomeScreen"
        await stage.press("1")
        assert stage.here == "QuickScreen"
        await stage.press("escape", "1", "enter")
        assert stage.here == "SessionScreen"


async def test_points_of_other_routines_can_be_picked() -> None:
    other = make_routine(make_point("Ankle", press=40), name="Other", id="other")
    async with picking(middle_back(), other) as stage:
        await stage.press(*"ankle", "enter")
        assert stage.view.plan.steps[0].point.name == "Ankle"


# A named point that is excluded by one of the user's conditions


async def test_a_yes_takes_it() -> None:
    risky = make_point("Calf", avoid_if=frozenset({Condition.PREGNANCY}))
    async with picking(make_routine(risky), settings=PREGNANT) as stage:
        await stage.see("left out: pregnancy", "Enter asks whether to press it anyway.")
        await stage.press("enter")
        await stage.see("Calf should be avoided because of pregnancy.", "Press it anyway?")
        assert stage.keys == "y press it  any other key do not press it"
        await stage.wait(1)
        await stage.press("y")
        assert stage.here == "SessionScreen"


async def test_a_yes_held_down_answers_one_question_and_not_the_next() -> None:
    avoid_if = frozenset({Condition.PREGNANCY})
    risky = tuple(make_point(name, avoid_if=avoid_if) for name in ("Calf", "Belly"))
    request = NewSession(make_routine(*risky), PlanOptions(points=risky), named=risky)
    async with on_stage(opens_with=request, settings=PREGNANT) as stage:
        await stage.see("Calf should be avoided because of pregnancy.")
        await stage.wait(1)
        for _ in range(20):
            await stage.press("y")
            await stage.wait(0.1)
        await stage.see("Belly should be avoided because of pregnancy.")
        assert not stage.runners
        await stage.wait(1)
        await stage.press("y")
        assert stage.here == "SessionScreen"


async def test_anything_else_leaves_it_out() -> None:
    risky = make_point("Calf", avoid_if=frozenset({Condition.PREGNANCY}))
    fine = make_point("Belly")
    async with picking(make_routine(risky, fine), settings=PREGNANT) as stage:
        await stage.press("space", "down", "space", "enter", "n")
        assert [step.point.name for step in stage.view.plan.steps] == ["Belly"]
        assert stage.view.plan.left_out[0].point == risky


async def test_where_nothing_is_left_it_is_told_at_home() -> None:
    risky = make_point("Calf", avoid_if=frozenset({Condition.PREGNANCY}))
    async with on_stage(make_routine(risky), settings=PREGNANT) as stage:
        await stage.press("1", "enter", "n")
        await stage.see("No points are left to press: Calf is excluded because of pregnancy.")
        assert stage.here == "HomeScreen"


async def test_what_the_command_line_named_is_asked_for_too() -> None:
    risky = make_point("Calf", avoid_if=frozenset({Condition.PREGNANCY}))
    wish = NewSession(make_routine(risky), PlanOptions(points=(risky,)), named=(risky,))
    async with on_stage(opens_with=wish, settings=PREGNANT) as stage:
        assert stage.here == "ConfirmScreen"
        await stage.press("n")
        assert not stage.app.is_running
        assert "No points are left to press" in str(stage.app.failure)
