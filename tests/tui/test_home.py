"""The home screen: what can be started there, and its keys."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

import pytest

from acusession import paths
from acusession.domain.model import Condition, Plan
from acusession.record.resume import find_unfinished
from acusession.tui.screens.home import HomeScreen
from acusession.tui.screens.session import SessionScreen
from tests.record.stage import Recorded
from tests.samples import make_point, make_routine
from tests.tui.stage import in_session, on_stage, with_conditions

SMALL = make_routine(make_point("Calf"), make_point("Belly"), description="Two points.")


async def test_it_shows_the_routines_with_their_points_and_time() -> None:
    async with on_stage(SMALL, make_routine(name="Other", id="other")) as stage:
        await stage.see(
            "acusession",
            "Small 2 points, 1:20",
            "Other 1 point, 0:40",
            "Just one or two points for one free hand",
            "Two points.",
        )
        assert stage.keys == "enter choose  s start  c caution  , settings  f pain  ? keys  q quit"


async def test_the_time_is_that_of_what_the_conditions_leave() -> None:
    risky = make_point("Belly", avoid_if=frozenset({Condition.PREGNANCY}))
    routines = make_routine(make_point("Calf"), risky), make_routine(risky, name="Other", id="o")
    async with on_stage(*routines, settings=with_conditions(Condition.PREGNANCY)) as stage:
        await stage.see(
            "Small 1 point, 0:40", "Other all points excluded because of your conditions"
        )
        await stage.press("down", "s")
        await stage.see("No points are left to press: Belly is excluded because of pregnancy.")
        assert stage.here == "HomeScreen"


@pytest.mark.parametrize(
    ("key", "screen", "back"),
    [
        ("enter", "ChooseScreen", "escape"),
        ("1", "QuickScreen", "escape"),
        ("c", "FirstStartScreen", "enter"),
        ("comma", "SettingsScreen", "escape"),
        ("question_mark", "KeysScreen", "escape"),
        ("h", "HistoryScreen", "escape"),
        ("f", "PainRatingScreen", "escape"),
    ],
)
async def test_each_key_leads_where_it_says_and_back(key: str, screen: str, back: str) -> None:
    async with on_stage(SMALL) as stage:
        await stage.press(key)
        assert stage.here == screen
        await stage.press(back)
        assert stage.here == "HomeScreen"
        await stage.see("Small 2 points, 1:20")


async def test_every_key_of_the_last_row_can_be_clicked() -> None:
    async with on_stage(SMALL) as stage:
        for label, screen in {
            "enter choose": "ChooseScreen",
            "Just one or two points": "QuickScreen",
            "f pain": "PainRatingScreen",
            ", settings": "SettingsScreen",
            "? keys": "KeysScreen",
        }.items():
            await stage.click(label)
            assert stage.here == screen
            await stage.click("esc ")
            assert stage.here == "HomeScreen"
        await stage.click("c caution")
        await stage.click("enter continue")
        await stage.click("s start")
        assert stage.here == "SessionScreen"


async def test_s_starts_what_is_under_the_cursor_at_once() -> None:
    async with on_stage(make_routine(name="Other", id="other"), SMALL) as stage:
        await stage.press("down", "s")
        assert stage.here == "SessionScreen"
        assert stage.view.plan.name == "Small"


async def test_the_row_below_the_routines_is_quick() -> None:
    async with on_stage(SMALL) as stage:
        await stage.press("down")
        await stage.see("Pick with the arrow keys or by typing a name.")
        await stage.press("enter")
        assert stage.here == "QuickScreen"


async def test_a_click_on_a_routine_chooses_it() -> None:
    async with on_stage(SMALL) as stage:
        await stage.click("Small")
        assert stage.here == "ChooseScreen"


async def test_from_home_through_a_session_and_home_again() -> None:
    async with on_stage(SMALL) as stage:
        await stage.press("enter", "enter")
        assert stage.here == "SessionScreen"
        await stage.wait(80)
        assert stage.here == "ClosingScreen"
        await stage.press("enter")
        assert stage.here == "HomeScreen"
        await stage.press("s")
        assert stage.here == "SessionScreen"


async def test_the_keys_over_home_do_nothing_there_when_clicked() -> None:
    async with on_stage(SMALL) as stage:
        await stage.press("question_mark")
        await stage.click("leave the session")
        assert stage.here == "HomeScreen"
        assert stage.app.is_running


async def test_without_any_routine_home_still_stands() -> None:
    async with in_session() as stage:
        stage.services.read_routines = lambda: ()
        await stage.press("q", "y", "enter")
        assert stage.here == "HomeScreen"
        await stage.press("s")
        await stage.see(
            "There are no points, because no routine could be read. "
            "To see why, run: acusession list"
        )


# Two activations of an action that waits


@pytest.mark.parametrize("keys", ["ss", "gg", "nyy"])
async def test_pressed_twice_while_words_are_made_one_session_starts(keys: str) -> None:
    cut_short = Recorded(began=datetime.now().astimezone())
    cut_short.wait(5 + 4)
    cut_short.break_off()
    async with on_stage(SMALL) as stage:
        made = asyncio.Event()
        plans: list[Plan] = []

        async def make_slowly(plan: Plan, _on_wait: Callable[[], None]) -> None:
            plans.append(plan)
            await made.wait()

        stage.services.prerender = make_slowly
        await stage.press(*keys, "s")
        assert len(plans) == 1
        made.set()
        await stage.until(lambda: bool(stage.runners))
        await stage.press("space")
        assert len(plans) == len(stage.runners) == 1
        assert sum(isinstance(each, SessionScreen) for each in stage.app.screen_stack) == 1


async def test_a_start_that_waits_for_the_voice_says_so() -> None:
    async with on_stage(SMALL) as stage:
        made = asyncio.Event()

        async def make_slowly(_plan: Plan, on_wait: Callable[[], None]) -> None:
            await asyncio.to_thread(on_wait)
            await made.wait()

        stage.services.prerender = make_slowly
        await stage.press("s")
        await stage.see("Preparing the voice…")
        made.set()
        await stage.until(lambda: bool(stage.runners))


@pytest.mark.parametrize(
    ("action", "screen"),
    [("quick", "QuickScreen"), ("settings", "SettingsScreen"), ("conditions", "FirstStartScreen")],
)
async def test_asked_for_twice_at_once_one_screen_opens(action: str, screen: str) -> None:
    async with on_stage(SMALL) as stage:
        do = getattr(stage.app, f"action_{action}")
        for _ in range(2):
            stage.app.call_later(do)
        await stage.until(lambda: stage.here == screen)
        await stage.press("up")
        assert [type(each).__name__ for each in stage.app.screen_stack].count(screen) == 1


async def test_while_a_session_runs_no_other_starts() -> None:
    async with on_stage(SMALL) as stage:
        home = stage.app.screen
        assert isinstance(home, HomeScreen)
        await stage.press("s")
        await stage.until(lambda: bool(stage.runners))
        home.post_message(HomeScreen.Start(SMALL))
        await stage.press("space", "space")
        assert len(stage.runners) == 1
        assert stage.here == "SessionScreen"


@pytest.mark.parametrize("key", ["x", "n"])
async def test_an_unfinished_session_is_closed_only_after_a_yes(key: str) -> None:
    cut_short = Recorded(began=datetime.now().astimezone())
    cut_short.wait(5 + 4)
    cut_short.break_off()
    async with on_stage(SMALL) as stage:
        for answer in ("n", "escape", "enter", key):
            await stage.press(key)
            await stage.see(
                "you can no longer resume the session where you stopped.", "any other key keep it"
            )
            await stage.press(answer)
            assert stage.here == "HomeScreen"
            await stage.see("Unfinished")
        assert find_unfinished(paths.record_file(), print)
        await stage.press(key, "y")
        assert not find_unfinished(paths.record_file(), print)
        assert stage.here == ("HomeScreen" if key == "x" else "SessionScreen")
