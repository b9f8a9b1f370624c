"""Every way out of a session asks first; a slip changes nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from acusession.session.events import Phase
from tests.tui.stage import Stage, in_session, middle_back, on_stage

Ask = Callable[[Stage], Awaitable[None]]


def by_key(key: str) -> Ask:
    return lambda stage: stage.press(key)


WAYS = {key: by_key(key) for key in ("q", "ctrl+c", "ctrl+q")}

every_way = pytest.mark.parametrize("ask", WAYS.values(), ids=WAYS)


@every_way
async def test_it_asks_and_y_leaves(ask: Ask) -> None:
    async with in_session() as stage:
        await stage.wait(8)
        await ask(stage)
        await stage.see("Leave the session?", "Your progress so far is saved.")
        assert stage.keys == "y leave  any other key stay"
        await stage.press("y")
        assert stage.here == "ClosingScreen"
        assert stage.events[-2:] == ["Closed", "Ended"]
        await stage.see("Now drink some warm water.", "◐ Calf left side 0:03")
        assert "b back" not in stage.keys


async def test_any_other_key_stays_and_does_nothing_else() -> None:
    async with in_session() as stage:
        await stage.wait(1)
        before = list(stage.events)
        for key in ("n", "space", "escape", "enter", "q", "tab", "up", "l", "f1"):
            await stage.press("q")
            assert stage.here == "ConfirmScreen"
            await stage.press(key)
            assert (stage.here, stage.events) == ("SessionScreen", before), key


async def test_unanswered_for_ten_seconds_it_was_a_slip() -> None:
    async with in_session() as stage:
        await stage.press("q")
        await stage.wait(9)
        await stage.see("Leave the session?")
        await stage.wait(1)
        assert stage.here == "SessionScreen"
        assert stage.view.seconds_left == 15, "the countdown went on"


async def test_the_mouse_answers_too() -> None:
    async with in_session() as stage:
        await stage.press("q")
        await stage.click("any other key stay")
        assert stage.here == "SessionScreen"
        await stage.press("q")
        await stage.click("y leave")
        assert stage.here == "ClosingScreen"


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+q"])
async def test_the_key_that_asked_answers_when_pressed_again(key: str) -> None:
    async with in_session() as stage:
        await stage.press(key)
        await stage.wait(1)
        await stage.press(key)
        assert stage.here == "ClosingScreen"


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+q", "q"])
async def test_held_down_it_asks_and_does_not_leave(key: str) -> None:
    async with in_session() as stage:
        for _ in range(31):
            stage.app.simulate_key(key)
            await stage.idle()
            await stage.wait(0.03)
        assert "Closed" not in stage.events
        assert stage.app.is_running
        await stage.wait(11)
        assert stage.here == "SessionScreen"


async def test_a_question_that_stood_through_a_held_key_can_be_answered() -> None:
    async with in_session() as stage:
        for _ in range(5):
            await stage.press("ctrl+c")
        await stage.see("Leave the session?")
        await stage.wait(1)
        await stage.press("ctrl+c")
        assert stage.here == "ClosingScreen"


@pytest.mark.parametrize("over", ["i", "question_mark"])
@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+q"])
async def test_from_whatever_lies_over_the_session(over: str, key: str) -> None:
    async with in_session() as stage:
        await stage.press(over)
        assert stage.here not in ("SessionScreen", "ConfirmScreen")
        await stage.press(key)
        await stage.see("Leave the session?")
        await stage.press("y")
        await stage.until(lambda: stage.here == "ClosingScreen")
        await stage.see("Now drink some warm water.")


async def test_the_question_goes_when_the_session_ends_by_itself() -> None:
    async with in_session() as stage:
        await stage.wait_for(Phase.PRESS, 2)
        await stage.wait(8)
        await stage.press("i", "ctrl+c")
        await stage.see("Leave the session?")
        await stage.wait(4)
        assert stage.here == "ClosingScreen"
        await stage.press("y")
        assert stage.here == "ClosingScreen"


async def test_asking_twice_is_one_question() -> None:
    async with in_session() as stage:
        await stage.press("q")
        await stage.press("ctrl+q")
        await stage.press("x")
        assert stage.here == "SessionScreen"


@pytest.mark.parametrize("key", ["q", "ctrl+c", "ctrl+q"])
async def test_from_home_no_question_is_asked(key: str) -> None:
    async with on_stage() as stage:
        await stage.press(key)
        assert not stage.app.is_running
        assert stage.app.return_code == 0


async def test_nothing_opens_that_is_not_the_programs_own() -> None:
    async with on_stage() as stage:
        for key in ("1", "h", "f", "c", "comma", "question_mark", "enter", "s"):
            bindings = stage.app.screen.active_bindings.values()
            of_app = {each.binding.action for each in bindings if each.node is stage.app}
            assert of_app <= {"quit", "suspend_process"}
            before = list(stage.app.screen_stack)
            await stage.press("ctrl+p", "super+c", "f1", "ctrl+backslash")
            assert list(stage.app.screen_stack) == before
            await stage.press("escape", key)


async def test_no_text_can_be_marked_that_ctrl_c_would_then_not_copy() -> None:
    async with on_stage() as stage:
        await stage.pilot.mouse_down(offset=(1, 1))
        await stage.pilot.hover(offset=(30, 1))
        await stage.pilot.mouse_up(offset=(30, 1))
        assert not stage.app.screen.get_selected_text()


async def test_a_screen_that_is_not_filled_any_more_when_the_app_ends_does_no_harm() -> None:
    async with on_stage(middle_back()) as stage:
        stage.app.call_later(stage.app.screen.query_one, "#not-there")
        stage.app.exit(return_code=3)
        await stage.idle()
        assert not stage.app.is_running
        assert stage.app.return_code == 3


@pytest.mark.parametrize("opener", ["action_history", "action_feel"])
async def test_a_screen_that_is_closed_before_it_is_complete_does_no_harm(opener: str) -> None:
    async with on_stage() as stage:
        for turns in range(40):
            getattr(stage.app, opener)()
            for _ in range(turns):
                await asyncio.sleep(0)
            stage.app.pop_screen()
            await stage.idle()
            assert stage.here == "HomeScreen"
        assert stage.app.is_running
