"""The home screen: what can be started there, and its keys."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

import pytest

from acusession import paths
from acusession.console.text_width import width
from acusession.domain.model import BrokenRoutine, Condition, Plan
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
            "Small 1 min 2 points",
            "Other 1 min 1 point",
            "Just one or two points by name",
            "Two points.",
            "1 Calf 0:30",
        )
        bar = "enter start  space choose  1 one or two  h history  f pain  ? keys  q quit"
        assert stage.keys == bar


async def test_the_time_is_that_of_what_the_conditions_leave() -> None:
    risky = make_point("Belly", avoid_if=frozenset({Condition.PREGNANCY}))
    routines = make_routine(make_point("Calf"), risky), make_routine(risky, name="Other", id="o")
    async with on_stage(*routines, settings=with_conditions(Condition.PREGNANCY)) as stage:
        await stage.see(
            "Small 1 min 1 of 2 points",
            "Left out because of pregnancy: Belly.",
            "Other all points excluded",
        )
        assert "Two points." not in stage.words
        await stage.press("down")
        await stage.see("No points are left to press: Belly is excluded because of pregnancy.")
        await stage.press("enter")
        assert stage.here == "HomeScreen"


@pytest.mark.parametrize(
    ("key", "screen", "back"),
    [
        ("space", "ChooseScreen", "escape"),
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
        await stage.see("Small 1 min 2 points")


async def test_every_key_of_the_last_row_can_be_clicked() -> None:
    async with on_stage(SMALL) as stage:
        for label, screen in {
            "space choose": "ChooseScreen",
            "Just one or two points": "QuickScreen",
            "f pain": "PainRatingScreen",
            "h history": "HistoryScreen",
            "? keys": "KeysScreen",
        }.items():
            await stage.click(label)
            assert stage.here == screen
            await stage.press("escape")
            assert stage.here == "HomeScreen"
        await stage.click("enter start")
        assert stage.here == "SessionScreen"


async def test_s_starts_what_is_under_the_cursor_at_once() -> None:
    async with on_stage(make_routine(name="Other", id="other"), SMALL) as stage:
        await stage.press("down", "s")
        assert stage.here == "SessionScreen"
        assert stage.view.plan.name == "Small"


async def test_the_row_below_the_routines_is_quick() -> None:
    async with on_stage(SMALL) as stage:
        await stage.press("down")
        await stage.see("Pick one or two points by name, by place")
        await stage.press("enter")
        assert stage.here == "QuickScreen"


async def test_a_click_on_a_routine_chooses_it() -> None:
    async with on_stage(SMALL) as stage:
        await stage.click("Small")
        assert stage.here == "ChooseScreen"


async def test_from_home_through_a_session_and_home_again() -> None:
    async with on_stage(SMALL) as stage:
        await stage.press("space", "enter")
        assert stage.here == "SessionScreen"
        await stage.wait(80)
        assert stage.here == "ClosingScreen"
        await stage.press("enter")
        assert stage.here == "HomeScreen"
        await stage.press("s")
        assert stage.here == "SessionScreen"


async def test_the_keys_are_those_of_home_and_can_be_clicked() -> None:
    async with on_stage(SMALL) as stage:
        await stage.press("question_mark")
        await stage.see("enter start the routine", "space choose points", "q quit")
        assert "leave the session" not in stage.words
        await stage.click("choose points")
        assert stage.here == "ChooseScreen"


async def test_an_unfinished_session_is_under_the_cursor_and_enter_goes_on() -> None:
    cut_short = Recorded(began=datetime.now().astimezone())
    cut_short.wait(5 + 4)
    cut_short.break_off()
    async with on_stage(SMALL, make_routine(name="Other", id="other")) as stage:
        await stage.see("Unfinished: Small", "step 1 of 3 · Calf, left")
        assert stage.keys.startswith("enter go on  n start again  x close")
        await stage.press("down")
        assert stage.keys.startswith("enter start  space choose")
        await stage.press("up", "enter")
        assert stage.here == "SessionScreen"
        assert stage.view.plan.name == "Small"


async def test_enter_held_down_starts_one_session_and_finds_no_point() -> None:
    async with on_stage(SMALL) as stage:
        await stage.press("enter")
        for _ in range(40):
            await stage.wait(0.1)
            await stage.press("enter")
        assert len(stage.runners) == 1
        assert "PointFound" not in stage.events
        await stage.wait(1)
        await stage.press("enter")
        assert "PointFound" in stage.events


async def test_a_broken_routine_has_a_row_with_line_and_reason() -> None:
    broken = BrokenRoutine(
        name="mine.yaml",
        path="/home/me/mine.yaml",
        line=4,
        reason="'banana' is not a duration.",
        problems=("mine.yaml:4:12: 'banana' is not a duration.", "mine.yaml:9:1: No closing."),
    )
    async with on_stage(SMALL) as stage:
        stage.services.read_routines = lambda: (SMALL, broken)
        await stage.press("comma", "escape")
        await stage.see("! mine.yaml line 4: 'banana' is not a dur")
        await stage.press("down", "down")
        await stage.see("No closing.", "acusession check /home/me/mine.yaml")
        await stage.press("enter")
        assert stage.here == "ProblemsScreen"
        await stage.press("escape")
        assert stage.here == "HomeScreen"


@pytest.mark.parametrize("size", [(40, 15), (60, 20), (80, 24), (120, 40), (200, 60)])
async def test_names_of_any_length_and_width_keep_the_columns(size: tuple[int, int]) -> None:
    names = ("Small", "ゆっくりした夜のルーチンとお茶とストレッチと深い呼吸", "été", "long " * 16)
    routines = [
        make_routine(make_point("Calf"), name=name.strip(), id=f"r{number}")
        for number, name in enumerate(names)
    ]
    async with on_stage(*routines, size=size) as stage:
        rows = [row for row in stage.rows if " min" in row]
        ends = {width(row[: row.index(" min")]) for row in rows}
        assert len(rows) == len(names)
        assert len(ends) == 1


async def test_many_routines_have_one_scroll_bar() -> None:
    routines = [make_routine(name=f"Routine {number}", id=f"r{number}") for number in range(27)]
    async with on_stage(*routines, size=(80, 24)) as stage:
        scrolled = [each for each in stage.app.screen.query("*") if each.show_vertical_scrollbar]
        assert [type(each).__name__ for each in scrolled] == ["RowList"]
        assert not stage.app.screen.show_vertical_scrollbar
        await stage.press("end")
        await stage.see("Just one or two points")


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
