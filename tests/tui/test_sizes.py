"""On a phone, on the smallest and on the largest terminal, everything needed is fully shown."""

from __future__ import annotations

from typing import Any

import pytest
from textual.screen import Screen

from acusession.config.settings import Settings
from acusession.domain.plan import PlanOptions, make_plan
from acusession.session.events import Phase
from acusession.tui.screens.choose import ChooseScreen
from tests.tui.stage import Stage, in_session, middle_back, on_stage, shows_countdown

PHONE, LEAST, HUGE = (40, 12), (20, 5), (250, 80)
SIZES = [PHONE, (60, 20), (80, 24), (109, 33), (110, 34), HUGE]


@pytest.mark.parametrize("size", SIZES)
async def test_a_screen_is_laid_out_for_its_size_from_the_first_frame_on(
    size: tuple[int, int],
) -> None:
    for given in ({}, {"opens_with": make_plan(middle_back(), PlanOptions())}):
        async with on_stage(size=size, **given) as stage:
            not_yet_shown = await default_screen(stage)
            assert {*stage.app.screen.classes} - {"-thin"} == {*not_yet_shown.classes}


@pytest.mark.parametrize("size", SIZES)
async def test_so_is_one_that_is_opened_later(size: tuple[int, int]) -> None:
    async with on_stage(size=size) as stage:
        at_first: list[frozenset[str]] = []

        def open_it() -> None:
            later = ChooseScreen(middle_back(), frozenset())
            stage.app.push_screen(later)
            at_first.append(later.classes)

        stage.app.call_later(open_it)
        await stage.until(lambda: stage.here == "ChooseScreen")
        await stage.see("12 presses")
        assert [stage.app.screen.classes] == at_first


async def default_screen(stage: Stage) -> Screen[Any]:
    made: list[Screen[Any]] = []
    stage.app.call_later(lambda: made.append(stage.app.get_default_screen()))
    await stage.until(lambda: bool(made))
    return made[0]


@pytest.mark.parametrize("is_locked", [False, True])
async def test_on_a_phone_the_texts_turn_to_the_other_cautions_and_the_place_stays(
    is_locked: bool,
) -> None:
    async with in_session(make_plan(middle_back(), PlanOptions()), size=(40, 15)) as stage:
        if is_locked:
            await stage.press("l")
        place = "about level with your elbow."
        first, last = "Press only on muscle", "press lightly."
        await stage.see("Sit upright", place, first, "… 1/3")
        assert last not in stage.words
        await stage.wait(5)
        await stage.see(place, "Find 1 Let your arm hang.", last, "… 2/3")
        assert first not in stage.words
        await stage.wait(5)
        await stage.see(place, "2 Feel for the lower tip", "onto the ridge of muscle.")
        await stage.wait_for(Phase.PRESS)
        await stage.see(first, "… l, i" if is_locked else "… i")
        await stage.wait(5)
        await stage.see(first)


async def test_where_a_press_waits_the_pages_turn_round() -> None:
    plan = make_plan(middle_back(), PlanOptions(prepare=0))
    async with in_session(plan, wait_for_go=True, size=(40, 15)) as stage:
        for seen in ("Sit upright", "Skip this point in pregnancy.", "2 Feel for", "Sit upright"):
            await stage.see("READY WHEN YOU ARE · LEFT", seen)
            await stage.wait(12)


async def test_on_a_phone_a_session_tells_phase_time_point_side_and_the_way_on() -> None:
    async with in_session(make_plan(middle_back(), PlanOptions()), size=PHONE) as stage:
        await stage.see("◌ FIND THE POINT", "UB20 Pi Shu", "· your left side")
        await stage.see("about level with your elbow.", "Careful Press only on muscle")
        await stage.see("1/12")
        for phase, told, keys in (
            (Phase.PREPARE, "◌ FIND THE POINT", "enter found it"),
            (Phase.PRESS, "● PRESS", "space pause  i about"),
        ):
            await stage.wait_for(phase)
            await stage.see(told, "UB20 Pi Shu", "· your left side")
            assert shows_countdown(stage), stage.text
            assert stage.keys.startswith(keys), stage.keys
        await stage.press("space")
        await stage.see("❚❚ PAUSED", "UB20 Pi Shu", "Press Space to continue.")
        assert stage.keys.startswith("space continue"), stage.keys
        await stage.press("q")
        await stage.see("Leave the session?", "y leave", "any other key stay")
        await stage.press("y")
        await stage.see("Now drink some warm water.", "– UB20 Pi Shu right side 0:00")
        assert stage.keys == "0-9 pain  enter home  ? keys  q quit"


async def test_on_a_phone_every_screen_names_its_way_on() -> None:
    async with on_stage(size=PHONE) as stage:
        await stage.see("Middle back", "Just one or two points")
        for key, told, way_on in (
            ("1", "CV12 Zhong Wan middle 0:45", "enter start"),
            ("space", "✓ UB20 Pi Shu both 1:00", "enter start"),
            ("h", "Nothing yet. Your sessions will be listed here.", "enter home"),
            ("question_mark", "choose points, times and order first", "esc back"),
            ("f", "How does it feel now?", "enter ok"),
        ):
            await stage.press(key)
            await stage.see(told)
            assert way_on in stage.keys, key
            await stage.press("escape")
            assert "enter start" in stage.keys, key


async def test_on_a_phone_the_first_start_can_be_read_and_answered() -> None:
    async with on_stage(size=PHONE, settings=Settings()) as stage:
        await stage.see("Before you press")
        assert stage.keys.endswith("enter read on  ? keys  q quit")
        while "read on" in stage.keys:
            await stage.press("enter")
        assert stage.keys.endswith("enter none apply  ?  q quit")


async def test_on_the_smallest_screen_phase_countdown_point_and_side_are_left() -> None:
    async with in_session(make_plan(middle_back(), PlanOptions()), size=LEAST) as stage:
        await stage.see("◌ FIND THE POINT", "0:15", "UB20 Pi Shu · left", "enter found it")
        await stage.wait_for(Phase.PRESS)
        await stage.see("● PRESS", "1:00", "UB20 Pi Shu · left", "q leave")


@pytest.mark.parametrize("key", ["", "1", "space"])
async def test_on_a_huge_screen_nothing_is_lost_in_a_corner(key: str) -> None:
    async with on_stage(size=HUGE) as stage:
        await stage.press(*filter(None, [key]))
        assert_in_the_middle(stage)


async def test_so_it_is_in_a_session() -> None:
    async with in_session(make_plan(middle_back(), PlanOptions()), size=HUGE) as stage:
        await stage.see("◌ FIND THE POINT")
        assert_in_the_middle(stage)
        assert shows_countdown(stage)


def assert_in_the_middle(stage: Stage) -> None:
    told = [(y, row) for y, row in enumerate(stage.rows) if row.strip()]
    assert min(len(row) - len(row.lstrip()) for _, row in told) >= 41, "from the left"
    assert max(len(row) for _, row in told) <= 209, "from the right"
    assert told[0][0] >= 8, "from above"
