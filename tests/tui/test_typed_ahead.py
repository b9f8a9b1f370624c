"""Keys that come faster than the screens: each acts once, in its turn, on the right screen."""

from __future__ import annotations

import asyncio

import pytest
from textual.events import MouseDown, MouseUp

from acusession.runtime.runner import Listener, Runner
from acusession.runtime.session_setup import Ready
from acusession.tui.screens.home import HomeScreen
from acusession.tui.services import Report
from tests.record.sessions import add_sessions
from tests.samples import make_point, make_routine, make_session_plan, make_step
from tests.tui.stage import Stage, in_session, key_event, on_stage, set_up

TWO = (
    make_routine(make_point("Calf"), id="first", name="First one"),
    make_routine(make_point("Belly"), id="second", name="Second one"),
)


def screens(stage: Stage) -> list[str]:
    return [type(each).__name__ for each in stage.app.screen_stack]


async def test_enter_does_not_overtake_an_arrow() -> None:
    async with on_stage(*TWO) as stage:
        await stage.type("down", "enter")
        await stage.until(lambda: stage.here == "SessionScreen")
        assert stage.view.plan.name == "Second one"


async def test_enter_does_not_overtake_what_is_typed() -> None:
    async with on_stage() as stage:
        await stage.press("1")
        await stage.type(*"ub20", "enter")
        await stage.until(lambda: stage.here == "SessionScreen")
        assert stage.view.step.point.code == "UB20"


async def test_space_does_not_overtake_an_arrow() -> None:
    async with on_stage() as stage:
        await stage.press("space")
        await stage.type("down", "space")
        await stage.see("7 of 8 points · 11 presses")  # the second point has one side


async def test_a_yes_does_not_overtake_a_no() -> None:
    async with in_session() as stage:
        await stage.press("q")
        await stage.type("x", "y")
        assert stage.here == "SessionScreen"
        assert "Closed" not in stage.events


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        (["n"], "2 of 12 ·"),
        (["space"], "❚❚ PAUSED"),
        (["q"], "Leave the session?"),
        (["l", "n"], "1 of 12 ·"),
    ],
)
@pytest.mark.parametrize("is_late", [False, True])
async def test_keys_wait_for_a_session_that_has_no_widgets_yet(
    keys: list[str], shown: str, is_late: bool
) -> None:
    """Those that are late were given to the screen before, which passes them on."""
    with set_up() as stage:

        def open_session() -> bool:
            for key in keys:
                event = key_event(key)
                if is_late:
                    event._set_forwarded()
                stage.app.post_message(event)
            return False

        stage.services.is_muted = open_session
        async with stage.run():
            await stage.press("enter")
            await stage.see(shown)
            assert "failed" not in stage.words


@pytest.mark.parametrize("moment", ["at once", "opening", "loading", "loaded"])
async def test_a_key_never_takes_the_sound_from_a_session(moment: str) -> None:
    """Loading the sound of a session closes what is open, so nothing may be opened before it."""
    done: list[str] = []
    with set_up() as stage:
        opened = stage.services.open_session

        def press_at(now: str) -> None:
            if now == moment:
                stage.app.post_message(key_event("n"))

        def begin() -> bool:
            press_at("opening")
            return False

        async def load(_ready: Ready, _report: Report) -> None:
            done.append("load")
            press_at("loading")
            await asyncio.sleep(0)
            press_at("loaded")

        def open_session(ready: Ready, face: Listener, report: Report) -> Runner:
            done.append("open")
            return opened(ready, face, report)

        stage.services.is_muted = begin
        stage.services.load_sound = load
        stage.services.open_session = open_session
        async with stage.run():
            stage.app.post_message(key_event("enter"))
            press_at("at once")
            await stage.until(lambda: "open" in done)
            assert done in (["open"], ["load", "open"])


@pytest.mark.parametrize("second", ["enter", "escape"])
async def test_the_dialog_for_a_name_closes_once(second: str) -> None:
    async with on_stage(*TWO) as stage:
        await stage.press("space", "s")
        await stage.type("enter", second)
        await stage.see("Saved as")
        await stage.until(lambda: stage.app.under_way == set())
        assert stage.here == ("SessionScreen" if second == "enter" else "HomeScreen")


async def test_a_key_that_waited_too_long_is_dropped() -> None:
    async with in_session() as stage:
        for age, index in ((11.0, 0), (1.0, 1)):
            event = key_event("n")
            event.time -= age
            stage.app.post_message(event)
            await stage.idle()
            assert stage.view.index == index


async def test_capitals_keep_their_turn() -> None:
    async with in_session() as stage:
        await stage.type("N", "space")
        assert (stage.view.index, stage.view.is_paused) == (1, True)
        assert [name for name in stage.events if name in ("StepEnded", "Paused")][-1] == "Paused"


async def test_nothing_opens_over_a_session_that_was_asked_for_before_it() -> None:
    async with on_stage(*TWO) as stage:
        home = stage.app.screen
        assert isinstance(home, HomeScreen)
        await stage.press("enter")
        await stage.until(lambda: stage.here == "SessionScreen")
        home.post_message(HomeScreen.Choose(TWO[0]))
        await stage.idle()
        assert stage.here == "SessionScreen"


async def test_conditions_are_asked_once() -> None:
    async with on_stage() as stage:
        await stage.press("comma", "end")
        await stage.type("enter", "right")
        assert screens(stage).count("FirstStartScreen") == 1
        await stage.press("enter", "escape")
        assert stage.here == "HomeScreen"


async def test_a_session_of_the_history_opens_once() -> None:
    add_sessions(8)
    async with on_stage() as stage:
        await stage.press("h", "enter")
        assert stage.here == "EntryScreen"
        await stage.type("enter", "enter")
        assert screens(stage).count("EntryScreen") == 1, "closed and opened again"


async def test_a_double_click_on_a_key_closes_only_the_list_of_keys() -> None:
    async with in_session() as stage:
        await stage.press("question_mark")
        row = next(at for at, row in enumerate(stage.rows) if "hand" in row)
        for event in (MouseDown, MouseUp, MouseDown, MouseUp):
            stage.app.post_message(event(None, 25, row, 0, 0, 1, False, False, False))
        await stage.until(lambda: stage.here == "MeasureScreen")
        assert screens(stage)[-2:] == ["SessionScreen", "MeasureScreen"]


async def test_a_key_in_the_moment_of_the_end_does_not_leave_the_closing() -> None:
    async with in_session(make_session_plan(make_step())) as stage:
        await stage.wait(24)
        stage.clock.now += 1  # the alarm has not rung yet
        await stage.press("q")
        await stage.until(lambda: stage.here == "ClosingScreen")
        assert stage.app.is_running


async def test_after_sleep_the_last_step_cannot_be_brought_back() -> None:
    async with in_session(make_session_plan(make_step())) as stage:
        await stage.press("n")
        assert stage.here == "ClosingScreen"
        stage.clock.now += 3600  # the alarm that ends the time to go back has not rung yet
        await stage.press("b")
        assert stage.here == "ClosingScreen"
        await stage.press("enter")
        assert stage.here == "HomeScreen"
