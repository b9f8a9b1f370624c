"""The closing: warm water, a summary, one key home; a skip of the last step can be undone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from acusession.session.events import Phase
from tests.samples import make_point, make_routine, make_session_plan, make_step, small_plan
from tests.tui.stage import Stage, in_session, key_event, on_stage

SHORT = make_session_plan(make_step(prepare=0, press=2))


async def skip_last(stage: Stage) -> None:
    await stage.wait(8)
    await stage.press("n")
    await stage.until(lambda: stage.here == "ClosingScreen")


async def test_it_tells_what_was_done_of_each_step() -> None:
    async with in_session() as stage:
        await stage.wait(40)
        await stage.press("n")
        await stage.wait(20)
        await stage.see(
            "Now drink some warm water.",
            "Done: 2 of 3 steps, 1 partly; 42 seconds",
            "on the points in total.",
            "✓ Calf left side 0:20 of 0:20",
            "◐ Calf right side 0:10 of 0:20",
            "✓ Belly in the middle 0:12 of 0:12",
        )
        assert stage.keys == "enter home  q quit"


async def test_one_key_home_and_it_is_not_the_one_that_pauses() -> None:
    async with in_session(SHORT) as stage:
        await stage.wait(2)
        await stage.press("space")
        assert stage.here == "ClosingScreen", "a pause that came too late"
        await stage.press("enter")
        assert stage.here == "HomeScreen"
        assert stage.closed == [True]


@pytest.mark.parametrize("key", ["q", "ctrl+c", "ctrl+q"])
async def test_quit_leaves_the_program_without_a_question(key: str) -> None:
    async with in_session(SHORT) as stage:
        await stage.wait(2)
        await stage.press(key)
        assert not stage.app.is_running


@pytest.mark.parametrize("click", ["enter home", "q quit"])
async def test_the_mouse_reaches_both(click: str) -> None:
    async with in_session(SHORT) as stage:
        await stage.wait(2)
        await stage.click(click)
        assert stage.closed == [True]
        assert stage.app.is_running == (click == "enter home")


@pytest.mark.parametrize("back", ["b", "left"])
async def test_a_skip_of_the_last_step_is_undone_with_the_time_it_had_left(back: str) -> None:
    async with in_session(make_session_plan(make_step())) as stage:
        await skip_last(stage)
        assert stage.keys == "b back to the last step  enter home  q quit"
        await stage.wait(9)
        await stage.press(back)
        assert stage.here == "SessionScreen"
        await stage.see("◌ FIND THE POINT", "0:22 left")
        await stage.wait(22)
        assert stage.here == "ClosingScreen"
        await stage.see("✓ First in the middle 0:20 of 0:20")


async def test_a_click_undoes_it_too() -> None:
    async with in_session(make_session_plan(make_step())) as stage:
        await skip_last(stage)
        await stage.click("b back to the last step")
        assert stage.here == "SessionScreen"
        assert stage.view.phase is Phase.PREPARE


async def test_after_ten_seconds_it_is_final() -> None:
    async with in_session(make_session_plan(make_step())) as stage:
        await skip_last(stage)
        await stage.wait(10)
        assert stage.keys == "enter home  q quit"
        await stage.press("b", "left")
        assert stage.here == "ClosingScreen"
        assert stage.events[-1] == "Ended"


@pytest.mark.parametrize("key", ["q", "ctrl+c", "ctrl+q"])
async def test_quit_while_it_could_be_undone_ends_it_at_once(key: str) -> None:
    async with in_session(make_session_plan(make_step())) as stage:
        await skip_last(stage)
        await stage.press(key)
        assert not stage.app.is_running
        assert stage.events[-1] == "Ended"


async def test_home_while_it_could_be_undone_ends_the_session() -> None:
    async with in_session(make_session_plan(make_step())) as stage:
        await skip_last(stage)
        await stage.press("enter")
        assert stage.here == "HomeScreen"
        assert stage.events[-1] == "Ended"
        assert stage.next_alarm is None


async def test_a_second_session_has_nothing_of_the_first() -> None:
    async with on_stage(make_routine(make_point()), opens_with=small_plan()) as stage:
        await stage.press("l")
        await stage.wait(70)
        await stage.press("enter")
        assert stage.next_alarm is None
        first = len(stage.recorder.heard)
        await stage.press("s")
        assert stage.keys.startswith("enter found it")
        await stage.wait(40)
        assert stage.here == "ClosingScreen"
        counted = [event.at for event in stage.recorder.heard[first:]]
        assert counted == sorted(counted)
        assert len([event for event in stage.events if event == "Ended"]) == 2
        await stage.press("enter")
        assert [type(screen).__name__ for screen in stage.app.screen_stack][1:] == ["HomeScreen"]


# Pain rating


@asynccontextmanager
async def rating() -> AsyncIterator[tuple[Stage, list[object]]]:
    """Yield a stage at the closing, and the list of ratings and closes made there."""
    done: list[object] = []
    async with in_session(SHORT) as stage:
        stage.services.rate = done.append
        stage.services.close = lambda: done.append("closed")
        await stage.wait(2)
        yield stage, done


async def test_a_nought_right_after_a_one_is_ten() -> None:
    async with rating() as (stage, done):
        await stage.press("1", "0")
        await stage.see("[10]")
        await stage.press("0")
        await stage.see("[0]")
        assert done == [1, 10, 0]


async def test_later_it_corrects_the_one() -> None:
    async with rating() as (stage, done):
        await stage.press("1")
        await stage.wait(1)
        await stage.press("0")
        assert done == [1, 0]


async def test_only_a_one_that_was_typed_becomes_ten() -> None:
    async with rating() as (stage, done):
        await stage.press("1")
        await stage.click(" 3 4")
        await stage.press("0")
        assert done in ([1, 3, 0], [1, 4, 0])


async def test_a_rating_typed_ahead_of_leaving_is_kept() -> None:
    async with rating() as (stage, done):
        for key in ("7", "q"):
            stage.app.post_message(key_event(key))
        await stage.idle()
        assert not stage.app.is_running
    assert done == [7, "closed"]
