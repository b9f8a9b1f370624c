"""Five wishes of a newcomer, each with the keys that it takes from the home screen."""

from __future__ import annotations

from acusession import paths
from acusession.routines.reader import read_routine
from tests.record.sessions import add_sessions
from tests.tui.stage import middle_back, on_stage


async def test_start_now_takes_one_key() -> None:
    async with on_stage(middle_back()) as stage:
        await stage.press("enter")
        assert stage.here == "SessionScreen"
        assert stage.view.plan.name == "Middle back"


async def test_one_point_on_the_wrist_takes_five() -> None:
    async with on_stage(middle_back()) as stage:
        await stage.press("1", *"wri", "enter")
        await stage.until(lambda: bool(stage.runners))
        assert {step.point.code for step in stage.view.plan.steps} == {"P6"}


async def test_half_a_minute_less_on_one_point_takes_five() -> None:
    async with on_stage(middle_back()) as stage:
        await stage.press("space", "minus", "minus", "minus", "enter")
        await stage.until(lambda: bool(stage.runners))
        assert [step.press for step in stage.view.plan.steps][:3] == [30, 30, 45]


async def test_keeping_it_takes_two_more() -> None:
    async with on_stage(middle_back()) as stage:
        await stage.press("space", "minus", "minus", "minus", "s", "enter")
        await stage.see("Saved as My middle back.", "My middle back")
        assert stage.here == "HomeScreen"
        own = read_routine(paths.user_routines() / "my_middle_back.yaml")
        assert [point.press for point in own.points][:2] == [30, 45]


async def test_whether_it_helps_takes_one() -> None:
    add_sessions(40)
    async with on_stage(middle_back()) as stage:
        await stage.press("h")
        await stage.see("Pain fell by 2.0 on average, from 6.0 before to 4.0 after")
