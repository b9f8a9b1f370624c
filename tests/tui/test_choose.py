"""The choose screen: ticks, order, times and rounds, and the facts shown before Enter."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from acusession.domain.model import Condition
from tests.samples import BOTH, make_point, make_routine
from tests.tui.stage import Stage, middle_back, on_stage, with_conditions

CALF = make_point("Calf", code="ST36", sides=BOTH, ready=("a chair",))
BELLY = make_point("Belly", code="CV12")
WRIST = make_point("Wrist", code="P6", sides=BOTH, avoid_if=frozenset({Condition.PREGNANCY}))
ROUTINE = make_routine(CALF, BELLY, WRIST)


@asynccontextmanager
async def choosing(**given: Any) -> AsyncIterator[Stage]:
    async with on_stage(ROUTINE, **given) as stage:
        await stage.press("space")
        yield stage


def points(stage: Stage) -> list[str]:
    """Return the first word of each point, in the order of the list."""
    return [row.split()[1] for row in stage.rows if row.strip()[:2] in ("✓ ", "· ", "– ")]


async def test_everything_worth_knowing_is_in_view() -> None:
    async with choosing() as stage:
        await stage.see(
            "Small 3 of 3 points · 5 presses · 3:20",
            "✓ ST36 Calf both 0:30",
            "✓ CV12 Belly middle 0:30",
            "r Rounds 1 2 3 p To find 5 10 15 20 30 s",
            "Where Here.",
            "How Light pressure.",
            "Have ready a chair.",
            "Careful Gently.",
        )


async def test_all_of_the_middle_back_is_in_view_at_80_by_24() -> None:
    async with on_stage(middle_back()) as stage:
        await stage.press("space")
        await stage.see("UB20", "P6", "8 of 8 points · 12 presses · 13:30", "Have ready", "Careful")


async def test_space_ticks_and_the_total_stays_true() -> None:
    async with choosing() as stage:
        await stage.press("space")
        await stage.see("· ST36 Calf", "2 of 3 points · 3 presses · 2:00")
        assert "Have ready" not in stage.text
        await stage.press("space")
        await stage.see("✓ ST36 Calf", "5 presses · 3:20")


async def test_a_click_ticks_too() -> None:
    async with choosing() as stage:
        await stage.click("CV12")
        await stage.see("· CV12 Belly", "2 of 3 points · 4 presses · 2:40")


async def test_all_or_none() -> None:
    async with choosing() as stage:
        await stage.press("a")
        await stage.see("Tick at least one point with Space.")
        await stage.press("enter")
        assert stage.here == "ChooseScreen"
        await stage.press("a")
        await stage.see("5 presses")


async def test_a_point_moves_and_the_cursor_with_it() -> None:
    async with choosing() as stage:
        await stage.press("J")
        assert points(stage) == ["CV12", "ST36", "P6"]
        await stage.press("J", "J", "J")
        assert points(stage) == ["CV12", "P6", "ST36"]
        await stage.press("K", "shift+up", "K")
        assert points(stage) == ["ST36", "CV12", "P6"]
        await stage.press("shift+down", "enter")
        assert [step.point.code for step in stage.view.plan.steps][:2] == ["CV12", "ST36"]


async def test_each_point_has_its_own_time_within_what_is_sensible() -> None:
    async with choosing() as stage:
        await stage.press("plus", "down", "minus")
        await stage.see("ST36 Calf both 0:40 (+10)", "CV12 Belly middle 0:20 (-10)", "3:30")
        await stage.press(*["minus"] * 4)
        await stage.see("CV12 Belly middle 0:10 (-20)")
        await stage.press("enter")
        assert [step.press for step in stage.view.plan.steps] == [40, 40, 10, 30, 30]


async def test_less_never_makes_a_short_time_longer() -> None:
    async with on_stage(make_routine(make_point("Ear", press=5))) as stage:
        await stage.press("space", "minus")
        await stage.see("Ear middle 0:05")
        await stage.press("plus", "minus")
        await stage.see("Ear middle 0:10 (+5)")


async def test_time_to_find_goes_round() -> None:
    async with choosing() as stage:
        for total in ("3:45", "4:10", "5:00", "2:55", "3:20"):
            await stage.press("p")
            await stage.see(f"5 presses · {total}")


async def test_rounds_go_round() -> None:
    async with choosing() as stage:
        await stage.press("r")
        await stage.see("10 presses · 6:40")
        await stage.press("r", "enter")
        assert len(stage.view.plan.steps) == 15


async def test_what_a_condition_leaves_out_is_told_in_words() -> None:
    async with choosing(settings=with_conditions(Condition.PREGNANCY)) as stage:
        await stage.see(
            "– P6 Wrist left out: pregnancy",
            "2 of 3 points · 3 presses · 2:00",
        )
        await stage.press("enter")
        assert {step.point.code for step in stage.view.plan.steps} == {"ST36", "CV12"}


async def test_where_conditions_leave_nothing_enter_says_so() -> None:
    async with choosing(settings=with_conditions(Condition.PREGNANCY)) as stage:
        await stage.press("a", "down", "down", "space", "enter")
        await stage.see("No points are left to press: P6 Wrist is excluded because of pregnancy.")
        assert stage.here == "ChooseScreen"


async def test_the_keys_of_the_last_row_can_be_clicked() -> None:
    async with choosing(size=(110, 24)) as stage:
        for label, shown in {
            "+ - time": "ST36 Calf both 0:40 (+10)",
            "p To find": "5 presses",
            "r Rounds": "10 presses",
            "a all or none": "Tick at least one point",
            "space tick": "✓ ST36",
        }.items():
            await stage.click(label)
            await stage.see(shown)
        await stage.click("J K order")
        assert points(stage) == ["CV12", "ST36", "P6"]
        await stage.click("enter start")
        assert stage.here == "SessionScreen"


@pytest.mark.parametrize("change", ["space", "plus", "J", "p", "r", "a"])
async def test_what_was_changed_is_not_lost_unasked(change: str) -> None:
    async with choosing() as stage:
        await stage.press(change)
        before = stage.rows
        await stage.press("escape")
        await stage.see("Leave without saving?", "y leave")
        await stage.press("escape")
        assert (stage.here, stage.rows) == ("ChooseScreen", before)
        await stage.press("escape", "y")
        await stage.until(lambda: stage.here == "HomeScreen")


async def test_that_there_are_no_other_points_is_said() -> None:
    async with choosing() as stage:
        await stage.press("o")
        await stage.see("Your other routines have no points that are not here.")


async def test_where_nothing_was_changed_nothing_is_asked() -> None:
    async with choosing() as stage:
        await stage.press("space", "space", "o", "escape")
        await stage.until(lambda: stage.here == "HomeScreen")


async def test_less_is_never_more() -> None:
    async with on_stage(make_routine(make_point("Calf", press=5))) as stage:
        await stage.press("space", "minus")
        await stage.see("middle 0:05")
        await stage.press("plus")
        await stage.see("middle 0:15 (+10)")
        await stage.press("minus")
        await stage.see("middle 0:10 (+5)")


async def test_the_list_of_keys_names_the_arrow_keys_and_a_click_moves_the_cursor() -> None:
    async with choosing(size=(120, 40)) as stage:
        await stage.press("question_mark")
        await stage.click("move the cursor")
        await stage.press("plus")
        await stage.see("CV12 Belly middle 0:40 (+10)")


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_the_key_that_the_mark_names_is_in_the_bar(size: tuple[int, int]) -> None:
    async with on_stage(middle_back(), size=size) as stage:
        await stage.press("space")
        await stage.see("… i")
        assert "i about" in stage.keys
