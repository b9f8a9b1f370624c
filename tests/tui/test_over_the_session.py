"""The dialogs about a point and about all keys, over a session that keeps running."""

from __future__ import annotations

import pytest

from acusession.domain.phrases import describe_point
from acusession.domain.plan import PlanOptions, make_plan
from acusession.session.events import Phase
from acusession.session.keymap import KEYS
from acusession.tui.widgets.figure import Figure
from tests.samples import make_point, make_session_plan, make_step
from tests.tui.stage import in_session, middle_back


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_about_tells_everything_of_the_point(size: tuple[int, int]) -> None:
    plan = make_plan(middle_back(), PlanOptions())
    async with in_session(plan, size=size) as stage:
        await stage.press("i")
        await stage.see("UB20 Pi Shu")
        read = await stage.read_down()
        for line in describe_point(plan.steps[0].point):
            assert all(word in read for word in line.removeprefix("Careful: ").split())


@pytest.mark.parametrize("back", ["escape", "i", "q", "enter", "space", "question_mark"])
async def test_back_from_about_does_nothing_else(back: str) -> None:
    async with in_session() as stage:
        before = list(stage.events)
        await stage.press("i", back)
        assert (stage.here, stage.events) == ("SessionScreen", before)


@pytest.mark.parametrize("back", ["escape", "question_mark", "q", "enter", "space"])
async def test_back_from_the_keys_does_nothing_else(back: str) -> None:
    async with in_session() as stage:
        before = list(stage.events)
        await stage.press("question_mark", back)
        assert (stage.here, stage.events) == ("SessionScreen", before)


async def test_the_keys_are_all_there_with_their_words() -> None:
    async with in_session(size=(60, 20)) as stage:
        await stage.press("question_mark")
        await stage.see("space", "n, →", "b, ←", *(key.description for key in KEYS))
        await stage.click("esc back")
        assert stage.here == "SessionScreen"


@pytest.mark.parametrize(
    ("output", "label"),
    [("miniaudio", "m mute"), ("bell", "m mute (bell only)"), ("none", "m mute (no sound)")],
)
async def test_what_plays_the_sound_is_named(output: str, label: str) -> None:
    async with in_session(size=(120, 24)) as stage:
        stage.services.output_name = lambda: output
        await stage.wait(6)  # the press has started, and the keys are shown again
        assert label in stage.keys
        await stage.press("question_mark")
        await stage.see(f"turn sound off or on (now: {output})")


async def test_the_session_goes_on_underneath_and_closes_over_them() -> None:
    async with in_session() as stage:
        await stage.press("i")
        await stage.wait(6)
        await stage.see("● PRESS")
        await stage.press("escape", "question_mark")
        await stage.wait(64)
        assert stage.here == "ClosingScreen"


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_next_to_about_the_figure_stays_visible(size: tuple[int, int]) -> None:
    plan = make_plan(middle_back(), PlanOptions())
    async with in_session(plan, size=size) as stage:
        await stage.press("i")
        dialog, figure = stage.app.screen.query_one("#sheet"), stage.session.query_one(Figure)
        assert dialog.region.right <= figure.region.x
        text = dialog.query("Static, Bulleted").first()
        assert text.content_region.right < dialog.region.right - 2, "a cell before the scroll bar"


async def test_about_stays_with_the_point_it_was_asked_for() -> None:
    async with in_session() as stage:
        await stage.wait(48)
        await stage.press("i")
        await stage.see("Calf.")
        await stage.wait(4)
        await stage.see("Calf.", "3 of 3 ·")


async def test_about_tells_the_time_of_the_session_that_it_may_cover() -> None:
    async with in_session() as stage:
        await stage.press("i")
        await stage.wait(1)
        await stage.see("─ ◌ FIND THE POINT · LEFT · 0:04 ─")
        await stage.press("escape", "space", "i")
        await stage.see("─ ❚❚ PAUSED · LEFT · 0:04 ─")


async def test_locked_a_cut_text_names_the_key_that_unlocks_first() -> None:
    point = make_point("Calf", cautions=("Not over a wound. " * 60,))
    async with in_session(make_session_plan(make_step(point))) as stage:
        await stage.wait_for(Phase.PRESS)
        await stage.see("… i")
        await stage.press("l")
        await stage.see("… l, i")
