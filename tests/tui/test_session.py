"""The session screen, phase by phase."""

from __future__ import annotations

import asyncio
import io
from contextlib import suppress

import pytest

from acusession.domain.durations import format_clock
from acusession.domain.model import Intensity
from acusession.domain.plan import PlanOptions, make_plan
from acusession.runtime.session_setup import Ready
from acusession.session.events import Event, Phase
from acusession.session.view import View
from acusession.tui.screens.session import SessionScreen
from acusession.tui.services import Report
from acusession.tui.widgets.countdown import Countdown
from acusession.tui.widgets.digits import digit_rows
from tests.recorder import Recorder
from tests.samples import BOTH, make_point, make_session_plan, make_step, small_plan
from tests.tui.stage import Stage, in_session, middle_back, set_up


def countdown(stage: Stage) -> str:
    return stage.session.query_one(Countdown).text


async def test_it_begins_with_the_first_point_and_the_time_to_find_it() -> None:
    async with in_session() as stage:
        await stage.see(
            "◌ FIND THE POINT",
            "Calf · your left side",
            "Sit upright.",
            "Where Here.",
            "How Light pressure.",
            "Next: the same point, your right side",
            "1 of 3 · 1:10 left",
        )
        assert countdown(stage) == "0:05"


async def test_each_second_is_shown_to_the_end_without_a_key() -> None:
    async with in_session() as stage:
        for left in (4, 3, 2, 1):
            await stage.wait(1)
            assert countdown(stage) == format_clock(left)
        for left in range(20, 0, -1):
            await stage.wait(1)
            assert countdown(stage) == format_clock(left)
            assert stage.view.phase is Phase.PRESS
        await stage.wait(1)
        await stage.see("◌ FIND THE POINT", "Calf · your right side", "2 of 3 ·")
        await stage.wait(45)
        await stage.see("Now drink some warm water.")
        assert stage.here == "ClosingScreen"
        assert stage.events[-1] == "Ended"


async def test_the_phases_are_told_by_shape_and_words() -> None:
    async with in_session(wait_for_go=True) as stage:
        await stage.see("◌ FIND THE POINT")
        await stage.wait(5)
        await stage.see("◌ READY WHEN YOU ARE", "Press Space or Enter to start.")
        assert countdown(stage) == "0:20", "the time of the press to come"
        assert not any(row.lstrip().startswith("━") for row in stage.rows[2:])
        await stage.press("space")
        await stage.see("● PRESS")
        await stage.wait(2)
        await stage.press("space")
        await stage.see("❚❚ PAUSED", "Press Space to continue.")
        await stage.wait(1)
        await stage.press("space")
        await stage.see("◔ GET READY")
        await stage.wait(3)
        await stage.see("● PRESS")


async def test_a_hand_at_rest_is_not_told_to_press() -> None:
    point = make_point("Ribs", intensity=Intensity.REST, technique="Rest a flat palm.")
    async with in_session(make_session_plan(make_step(point))) as stage:
        await stage.wait(5)
        await stage.see("● REST YOUR HAND")
        assert "PRESS" not in stage.text


async def test_without_a_key_a_held_press_never_begins() -> None:
    async with in_session(wait_for_go=True) as stage:
        await stage.wait(3600)
        assert stage.view.phase is Phase.HOLD
        assert stage.next_alarm is None


async def test_cautions_are_shown_before_the_press_and_nothing_where_there_are_none() -> None:
    point = make_point("Calf", sides=BOTH, cautions=("Not over a wound.",))
    async with in_session(make_session_plan(make_step(point), make_step())) as stage:
        await stage.see("◌ FIND THE POINT", "Careful · Not over a wound.")
        await stage.press("n")
        await stage.see("2 of 2 ·")
        assert "Careful" not in stage.text


async def test_where_room_runs_out_the_caution_stays_and_how_to_press_gives_way() -> None:
    careful = "Not over a wound. " * 18
    how = "Firm pressure. " * 40
    point = make_point("Calf", cautions=(careful.strip(),), technique=how)
    async with in_session(make_session_plan(make_step(point)), size=(60, 20)) as stage:
        for phase, mark in (("◌ FIND THE POINT", "… 1/2"), ("● PRESS", "… i")):
            await stage.see(phase, careful.strip(), mark)
            assert how.strip() not in stage.words
            await stage.wait(5)


async def test_before_the_press_it_says_how_to_find_the_point_then_how_to_press() -> None:
    point = make_point("Calf", find=("Sit down.", "Go up."), technique="Firm pressure.")
    async with in_session(make_session_plan(make_step(point))) as stage:
        await stage.see("◌ FIND THE POINT · MIDDLE", "Find 1 Sit down.", "2 Go up.")
        assert "How" not in stage.text
        await stage.wait(5)
        await stage.see("● PRESS · MIDDLE", "How Firm pressure.")
        assert "Find" not in stage.text


@pytest.mark.parametrize("size", [(110, 34), (120, 40), (200, 60)])
async def test_on_a_large_screen_the_side_is_a_large_word(size: tuple[int, int]) -> None:
    scale = 2 if size == (200, 60) else 1
    async with in_session(size=size) as stage:
        for side in ("LEFT", "RIGHT", "MIDDLE"):
            for row in range(3 * scale):
                drawn = (" " * scale).join(digit_rows(letter, scale)[row] for letter in side)
                assert any(drawn.rstrip() in each for each in stage.rows)
            await stage.press("n")
            await stage.wait(1)


async def test_at_80_by_24_every_caution_is_whole_before_the_press() -> None:
    plan = make_plan(middle_back(), PlanOptions(prepare=5))
    async with in_session(plan) as stage:
        for step in plan.steps:
            await stage.see(*step.point.cautions)
            await stage.press("n")
            stage.clock.now += 1


async def test_what_comes_next_tells_of_another_posture_and_at_last_of_the_water() -> None:
    async with in_session() as stage:
        await stage.press("n")
        await stage.see("Next: Belly, in the middle, in another posture")
        await stage.wait(1)
        await stage.press("n")
        await stage.see("Next: warm water", "Lean back.")


async def test_the_step_list_tells_what_was_done() -> None:
    async with in_session(size=(200, 60)) as stage:
        await stage.see("▶ Calf left", "· Calf right", "· Belly")
        await stage.wait(30)
        await stage.see("✓ Calf left", "▶ Calf right")
        await stage.press("n")
        await stage.see("– Calf right", "▶ Belly")


async def test_a_long_step_list_keeps_the_present_step_in_view() -> None:
    steps = [make_step(make_point(f"Point {n}"), prepare=0, press=1) for n in range(40)]
    async with in_session(make_session_plan(*steps), size=(200, 60)) as stage:
        for n in range(39):
            await stage.see(f"▶ Point {n}")
            await stage.wait(1)


async def test_next_to_the_figure_the_steps_are_one_row() -> None:
    async with in_session(size=(120, 40)) as stage:
        await stage.see("●·· 1 of 3")
        await stage.wait(10)
        await stage.press("n")
        await stage.see("◐●· 2 of 3")
        await stage.wait(1)
        await stage.press("n")
        await stage.see("◐–● 3 of 3")


async def test_of_many_steps_the_row_shows_those_around_the_current_one() -> None:
    steps = [make_step(make_point(f"Point {n}"), prepare=0, press=1) for n in range(60)]
    async with in_session(make_session_plan(*steps), size=(120, 40)) as stage:
        await stage.see(f"●{'·' * 35}… 1 of 60")
        await stage.wait(29)
        await stage.see("…✓", "●·", "·… 30 of 60")
        await stage.wait(30)
        await stage.see(f"…{'✓' * 34}● 60 of 60")


async def test_the_step_list_marks_a_press_cut_short() -> None:
    async with in_session(size=(200, 60)) as stage:
        await stage.wait(10)
        await stage.press("n")
        await stage.see("◐ Calf left")


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("utf-8", "足三里 · in the middle"), ("latin-1", "Zusanli - in the middle")],
)
async def test_the_chinese_name_or_pinyin_where_there_are_no_such_signs(
    encoding: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    point = make_point("Zu San Li", code="ST36", hanzi="足三里", pinyin="Zúsānlǐ")
    with io.TextIOWrapper(io.BytesIO(), encoding=encoding) as stdout:
        monkeypatch.setattr("sys.__stdout__", stdout)
        async with in_session(make_session_plan(make_step(point))) as stage:
            await stage.see(f"ST36 Zu San Li {shown}")


async def test_a_gap_pauses_and_says_why() -> None:
    async with in_session() as stage:
        await stage.wait(10)
        left = countdown(stage)
        await stage.sleep(3600)
        await stage.see(
            "❚❚ PAUSED",
            "The computer slept or the program was suspended for 3600 seconds; "
            "that time is not counted. Press Space to continue.",
        )
        assert countdown(stage) == left
        await stage.press("space")
        await stage.wait(2)
        await stage.press("space")
        await stage.see("❚❚ PAUSED", "Press Space to continue.")
        assert "suspended" not in stage.text, "a pause by key is not a gap"


async def test_trouble_is_told_once_over_the_session_and_goes_by_itself() -> None:
    async with in_session() as stage:
        stage.reports[-1]("There is no sound here.")
        await stage.see("There is no sound here.", "FIND THE POINT")


class Failing(Recorder):
    def hear(self, events: tuple[Event, ...], view: View) -> None:
        raise RuntimeError


async def test_a_listener_that_fails_is_told_and_the_session_goes_on() -> None:
    async with in_session(recorder=Failing()) as stage:
        await stage.see("Failing failed and was disabled")
        await stage.wait(71)
        assert stage.here == "ClosingScreen"


async def test_a_key_pressed_before_the_first_frame_is_there_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(SessionScreen, "call_after_refresh", lambda *_: None)
    async with in_session() as stage:
        assert stage.events == []
        await stage.press("space")
        await stage.see("❚❚ PAUSED")
        assert stage.events[-1] == "Paused"
    async with in_session() as stage:
        await stage.press("ctrl+q")
        await stage.see("Leave the session?")
        await stage.press("y")
        assert stage.events[-1] == "Ended"


async def test_a_sound_that_is_loaded_while_the_program_ends_starts_nothing() -> None:
    is_loaded = False

    async def load_until_the_end(_ready: Ready, _report: Report) -> None:
        nonlocal is_loaded
        while stage.app.is_running:
            with suppress(asyncio.CancelledError):
                await asyncio.sleep(0.01)
        is_loaded = True

    with set_up(opens_with=small_plan()) as stage:
        stage.services.load_sound = load_until_the_end
        async with stage.run():
            await stage.see("◌ FIND THE POINT")
            stage.app.exit()
        assert is_loaded
        assert stage.runners == []


@pytest.mark.parametrize("key", ["", "n", "enter"])
async def test_it_can_be_used_while_its_sound_is_loaded(key: str) -> None:
    loaded = asyncio.Event()

    async def load_slowly(_ready: Ready, _report: Report) -> None:
        await loaded.wait()

    with set_up(opens_with=small_plan()) as stage:
        stage.services.load_sound = load_slowly
        async with stage.run():
            await stage.see("◌ FIND THE POINT")
            assert stage.runners == []
            if key:
                await stage.press(key)
                assert stage.view.index == (key == "n")
            loaded.set()
            await stage.until(lambda: bool(stage.runners))
            await stage.idle()
            assert len(stage.runners) == 1
            assert "PointFound" not in stage.events, "it came in the first second"
            await stage.wait(1)
            await stage.press("enter")
            assert stage.events.count("PointFound") == 1
