"""Resizes at any moment, to any size: nothing fails, and the countdown stays visible."""

from __future__ import annotations

from random import Random

import pytest

from acusession.domain.plan import PlanOptions, make_plan
from acusession.runtime.session_setup import NewSession
from tests.tui.stage import in_session, middle_back, on_stage, shows_countdown

SIZES = [(200, 60), (40, 12), (120, 40), (20, 5), (80, 24), (1, 1), (60, 20)]


async def test_a_session_shows_its_countdown_through_every_change_of_size() -> None:
    async with in_session(make_plan(middle_back(), PlanOptions(prepare=3, seconds=60))) as stage:
        for size in SIZES:
            await stage.resize(*size)
            assert size == (1, 1) or shows_countdown(stage), f"{size}\n{stage.text}"
            await stage.wait(1)
            assert size == (1, 1) or shows_countdown(stage), f"{size}\n{stage.text}"


async def test_so_it_is_whatever_lies_over_it_or_waits() -> None:
    async with in_session(make_plan(middle_back(), PlanOptions(prepare=30))) as stage:
        for key in ("space", "i", "question_mark", "h", "q", "l"):
            await stage.press(key)
            for size in SIZES:
                await stage.resize(*size)
            await stage.press("x" if key == "q" else "escape")
            assert shows_countdown(stage), key


async def test_every_other_screen_lives_through_it() -> None:
    async with on_stage() as stage:
        for key in ("", "1", "comma", "question_mark", "c", "space"):
            await stage.press(*filter(None, [key]))
            here = stage.here
            for size in SIZES:
                await stage.resize(*size)
            assert stage.here == here
            if key:
                await stage.press("enter" if key == "c" else "escape")
                assert stage.here == "HomeScreen"


async def test_the_closing_lives_through_it() -> None:
    async with in_session() as stage:
        await stage.press("q", "y")
        for size in SIZES:
            await stage.resize(*size)
        await stage.see("Now drink some warm water.")


@pytest.mark.parametrize("seed", range(4))
async def test_any_size_at_any_moment_is_lived_through(seed: int) -> None:
    chance = Random(seed)
    keys = ("space", "n", "b", "i", "h", "question_mark", "l", "q", "escape", "plus", "r", "down")
    async with on_stage(
        size=(80, 24), opens_with=NewSession(middle_back(), PlanOptions(seconds=9))
    ) as stage:
        for _ in range(60):
            await stage.resize(chance.randint(1, 250), chance.randint(1, 80))
            await stage.press(chance.choice(keys))
            await stage.wait(chance.choice((0, 1, 5)))
        await stage.resize(80, 24)
        if stage.here == "SessionScreen":
            assert shows_countdown(stage), stage.text
        assert stage.keys, stage.text
