"""Whatever the size, at any moment: nothing fails, and the countdown is seen."""

from __future__ import annotations

from itertools import product

import pytest

from acusession.checked_yaml.durations import clock
from acusession.plan import Choice, make_plan
from acusession.tui.widgets.digits import ROWS, digit_rows
from tests.tui.stage import Stage, in_session, middle_back, on_stage

SIZES = [(200, 60), (40, 12), (120, 40), (20, 5), (80, 24), (1, 1), (60, 20)]


def shows_countdown(stage: Stage) -> bool:
    """Whether the seconds left are seen whole, as large digits or as text."""
    text = clock(stage.view.seconds_left)
    if any(row.split() == [text] for row in stage.rows):
        return True
    for scale in (1, 2):
        gap = " " * scale
        drawn = [
            gap.join(digit_rows(sign, scale)[row] for sign in text) for row in range(ROWS * scale)
        ]
        for y in range(len(stage.rows) - len(drawn) + 1):
            rows = stage.rows[y : y + len(drawn)]
            if all(one.strip() in other for one, other in zip(drawn, rows, strict=True)):
                return True
    return False


async def test_a_session_shows_its_countdown_through_every_change_of_size() -> None:
    async with in_session(make_plan(middle_back(), Choice(prepare=3, seconds=60))) as stage:
        for size in SIZES * 2:
            await stage.resize(*size)
            assert size == (1, 1) or shows_countdown(stage), f"{size}\n{stage.text}"
            await stage.wait(1)
            assert size == (1, 1) or shows_countdown(stage), f"{size}\n{stage.text}"


@pytest.mark.parametrize("key", ["space", "i", "question_mark", "q", "l"])
async def test_so_it_is_whatever_lies_over_it_or_waits(key: str) -> None:
    async with in_session(make_plan(middle_back(), Choice(prepare=30))) as stage:
        await stage.press(key)
        for size in SIZES:
            await stage.resize(*size)
            await stage.wait(0.5)
        await stage.press("l" if key == "l" else "x" if key == "q" else "escape")
        assert shows_countdown(stage)


@pytest.mark.parametrize("keys", [[], ["enter"], ["1"], ["c"], ["comma"], ["question_mark"]])
async def test_every_other_screen_lives_through_it(keys: list[str]) -> None:
    async with on_stage() as stage:
        await stage.press(*keys)
        here = stage.here
        for size in SIZES:
            await stage.resize(*size)
        assert stage.here == here
        assert stage.keys


async def test_the_closing_lives_through_it() -> None:
    async with in_session() as stage:
        await stage.press("q", "y")
        for size in SIZES:
            await stage.resize(*size)
        await stage.see("Now drink some warm water.")


async def test_the_most_needed_is_seen_at_every_size() -> None:
    async with in_session(make_plan(middle_back(), Choice(prepare=200))) as stage:
        for width, height in product((30, 50, 71, 72, 109, 110, 160), (9, 10, 17, 23, 24, 33, 50)):
            await stage.resize(width, height)
            assert shows_countdown(stage), (width, height)
            assert "UB20 Pi Shu" in stage.text, (width, height)
            assert "◌ FIND THE POINT" in stage.text, (width, height)
            assert stage.keys.endswith("q leave"), (width, height)
