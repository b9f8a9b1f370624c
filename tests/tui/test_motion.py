"""When animations are off, only the countdown moves."""

from __future__ import annotations

from textual.widgets import Input

from tests.samples import make_session_plan, make_step
from tests.tui.stage import Stage, in_session, on_stage


async def bars(stage: Stage, seconds: int) -> list[int]:
    """Return the number of cells of the step's bar that are done, second by second."""
    seen = []
    for _ in range(seconds):
        await stage.wait(1)
        seen.append(max(row.count("━") for row in stage.rows[4:]))
    return seen


async def test_bars_step_a_few_times_instead_of_sweeping() -> None:
    async with in_session(make_session_plan(make_step(prepare=0, press=60))) as stage:
        assert len(set(await bars(stage, 10))) > 6
        stage.app.animation_level = "none"
        still = await bars(stage, 30)
        assert 5 <= len(set(still)) <= 7
        assert still == sorted(still), "never back"


async def test_the_cursor_does_not_blink() -> None:
    async with on_stage() as stage:
        stage.app.animation_level = "none"
        await stage.press("space", "s")
        await stage.see("What should it be called?")
        assert not stage.app.screen.query_one(Input).cursor_blink
