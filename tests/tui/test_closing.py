"""The closing: warm water, a summary, one key home; a skip of the last step can be undone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from acusession.session.events import Phase
from acusession.tui.widgets.cup import Cup
from acusession.tui.widgets.head import Head
from tests.samples import make_point, make_routine, make_session_plan, make_step, small_plan
from tests.tui.cautions import SIZES
from tests.tui.stage import Stage, in_session, key_event, on_stage, set_up

SHORT = make_session_plan(make_step(prepare=0, press=2))


async def skip_last(stage: Stage) -> None:
    await stage.wait(8)
    await stage.press("n")
    await stage.until(lambda: stage.here == "ClosingScreen")


async def test_it_tells_what_was_done_of_each_step() -> None:
    async with in_session(size=(120, 40)) as stage:
        await stage.wait(40)
        await stage.press("n")
        await stage.wait(20)
        await stage.see(
            "Now drink some warm water.",
            "2 of 3 presses and part of 1 more, 42 seconds.",
            "✓ Calf left side",
            "◐ Calf right side 0:10 of 0:20",
            "✓ Belly in the middle",
        )
        assert "of 0:12" not in stage.text, "a time only where it differs from the plan"
        assert stage.keys == "0-9 how it feels  enter home  ? keys  q quit"


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
        assert stage.keys == "b back to the last step  0-9 how it feels  enter home  ? keys  q quit"
        await stage.wait(9)
        await stage.press(back)
        assert stage.here == "SessionScreen"
        await stage.see("◌ FIND THE POINT", "0:22 left")
        await stage.wait(22)
        assert stage.here == "ClosingScreen"
        await stage.see("✓ First in the middle", "1 of 1 press, 20 seconds.")


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
        assert stage.keys == "0-9 how it feels  enter home  ? keys  q quit"
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
        await stage.click("3  4")
        await stage.press("0")
        assert done in ([1, 3, 0], [1, 4, 0])


async def test_a_rating_typed_ahead_of_leaving_is_kept() -> None:
    async with rating() as (stage, done):
        for key in ("7", "q"):
            stage.app.post_message(key_event(key))
        await stage.idle()
        assert not stage.app.is_running
    assert done == [7, "closed"]


async def test_arrows_pick_too() -> None:
    async with rating() as (stage, done):
        await stage.press("right", "right", "left")
        assert done == [5, 6, 5]
        await stage.see("[5]")


@pytest.mark.parametrize("size", SIZES)
async def test_the_scale_has_its_ends_and_the_rating_before(size: tuple[int, int]) -> None:
    with set_up(opens_with=SHORT) as stage:
        stage.services.pain_before = lambda: 6
        async with stage.run(size):
            await stage.wait(2)
            await stage.see("Pain now it was 6 before", "none 0 1 2 3 4 5 6 7 8 9 10 worst")
            assert "0-9" in stage.keys


async def test_without_a_rating_before_none_is_told() -> None:
    async with in_session(SHORT) as stage:
        await stage.wait(2)
        await stage.see("Pain now")
        assert "before" not in stage.text


async def test_of_the_scale_without_colour_the_picked_number_has_brackets(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with rating() as (stage, _):
        await stage.press("7")
        await stage.see("6 [7] 8")


async def test_the_keys_of_the_closing_are_listed() -> None:
    async with in_session(make_session_plan(make_step())) as stage:
        await skip_last(stage)
        await stage.press("question_mark")
        await stage.see("type 1 and then 0 for ten", "go back to the step that was skipped")


# The cup


def steam(stage: Stage) -> list[str]:
    """Return the two rows above the cup."""
    top = stage.app.screen.query_one(Cup).region
    return [row[top.x : top.right] for row in stage.rows[top.y : top.y + 2]]


async def test_the_steam_moves_once_a_second_and_stops_with_the_screen() -> None:
    async with in_session(SHORT) as stage:
        await stage.wait(2)
        first = steam(stage)
        await stage.wait(1)
        second = steam(stage)
        await stage.wait(1)
        assert first != second
        assert steam(stage) == first
        await stage.press("enter")
        assert stage.next_alarm is None


@pytest.mark.parametrize("why", ["NO_COLOR", "animations"])
async def test_where_nothing_may_move_the_steam_stands_still(
    why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if why == "NO_COLOR":
        monkeypatch.setenv("NO_COLOR", "1")
    async with in_session(SHORT) as stage:
        if why == "animations":
            stage.app.animation_level = "none"
        await stage.wait(2)
        assert stage.here == "ClosingScreen"
        assert not any(isinstance(alarm.pump, Cup) for alarm in stage.alarms)


@pytest.mark.parametrize("size", SIZES)
async def test_there_is_a_cup_at_every_size_in_the_margin_of_all_screens(
    size: tuple[int, int],
) -> None:
    async with in_session(SHORT, size=size) as stage:
        await stage.wait(2)
        await stage.see("Now drink some warm water.", "█████")
        cup, head = (stage.app.screen.query_one(part) for part in (Cup, Head))
        assert cup.region.x == head.content_region.x
