"""No safety text is cut without a mark, on any screen at any usual size."""

from __future__ import annotations

import re

import pytest

from acusession.domain.plan import PlanOptions, make_plan
from acusession.runtime.session_setup import NewSession
from acusession.session.events import Phase
from acusession.tui.widgets.passage import Passage
from tests.tui.cautions import SIZES, assert_cautions_are_shown, session_words
from tests.tui.stage import Stage, in_session, middle_back, on_stage, shows_countdown, words

STEPS = (0, 3, 6, 11)


async def at_every_size(stage: Stage) -> None:
    for size in SIZES:
        await stage.resize(*size)
        assert_cautions_are_shown(stage)
        assert stage.view.phase is Phase.HOLD or shows_countdown(stage), stage.text


async def test_in_a_session_cautions_are_whole_or_have_a_mark() -> None:
    async with in_session(make_plan(middle_back(), PlanOptions(prepare=5))) as stage:
        for index in STEPS:
            while stage.view.index < index:
                await stage.press("n")
                await stage.wait(1)
            await at_every_size(stage)
            await stage.wait_for(Phase.PRESS, index)
            await at_every_size(stage)
            await stage.press("space")
            await at_every_size(stage)
            await stage.press("space")
            await stage.wait(4)


async def test_while_a_press_is_held_too() -> None:
    plan = make_plan(middle_back(), PlanOptions(prepare=5))
    async with in_session(plan, wait_for_go=True) as stage:
        await stage.wait_for(Phase.HOLD)
        await at_every_size(stage)


async def test_the_smallest_screens_have_a_sign_of_the_caution() -> None:
    async with in_session(make_plan(middle_back(), PlanOptions())) as stage:
        for size in [(20, 5), (30, 7), (72, 9), (40, 12), (72, 12), (120, 12)]:
            await stage.resize(*size)
            assert re.search("[!…] (i|1/[0-9])", session_words(stage)), (size, stage.text)


@pytest.mark.parametrize("size", SIZES)
async def test_a_message_covers_no_caution(size: tuple[int, int]) -> None:
    async with in_session(make_plan(middle_back(), PlanOptions()), size=size) as stage:
        stage.reports[-1]("There is no sound here, so only the screen tells what to do. " * 2)
        await stage.see("There is no sound")
        assert_cautions_are_shown(stage)


@pytest.mark.parametrize("size", SIZES)
async def test_about_has_every_caution_under_one_heading(size: tuple[int, int]) -> None:
    point = middle_back().points[0]
    async with in_session(make_plan(middle_back(), PlanOptions()), size=size) as stage:
        await stage.press("i")
        await stage.see(point.label)
        read = await stage.read_down()
        assert all(word in read for caution in point.cautions for word in caution.split())


@pytest.mark.parametrize("size", SIZES)
async def test_choose_has_the_routines_caution_and_it_can_be_read(size: tuple[int, int]) -> None:
    async with on_stage(size=size) as stage:
        await stage.press("space")
        await stage.see("12 presses")
        caution = middle_back().caution
        regions = [each.region for each in stage.app.screen.query(Passage)]
        rows = [
            row.crop(region.x, region.right).text
            for region in regions
            for row in stage.strips[region.y : region.bottom]
        ]
        if caution not in words(rows):
            await stage.see("… i")
            await stage.press("i")
            read = await stage.read_down()
            assert all(word in read for word in caution.split())


async def test_at_110_columns_the_figure_stays_visible_next_to_about() -> None:
    wish = NewSession(middle_back(), PlanOptions())
    for size in [(110, 34), (120, 40), (200, 60)]:
        async with on_stage(size=size, opens_with=wish) as stage:
            dialog_free = stage.session.query_one("#figure").region
            await stage.press("i")
            assert stage.app.screen.query_one("#sheet").region.right <= dialog_free.x
