"""The dialog that asks for the pain before a session."""

from __future__ import annotations

import pytest

from tests.tui.cautions import SIZES
from tests.tui.stage import on_stage, set_up


@pytest.mark.parametrize(
    ("keys", "rating"),
    [
        (("7",), 7),
        (("1", "0"), 10),
        (("right", "right"), 6),
        (("up", "left", "down"), 3),
        (("9", "right", "right"), 10),
    ],
)
async def test_digits_and_arrows_pick_a_number(keys: tuple[str, ...], rating: int) -> None:
    rated: list[int] = []
    with set_up() as stage:
        stage.services.rate = rated.append
        async with stage.run():
            await stage.press("f", *keys, "enter")
            assert rated == [rating]
            assert stage.here == "HomeScreen"


@pytest.mark.parametrize("keys", [(), ("4", "backspace"), ("1", "backspace")])
async def test_enter_without_a_number_leaves_none(keys: tuple[str, ...]) -> None:
    rated: list[int] = []
    with set_up() as stage:
        stage.services.rate = rated.append
        async with stage.run():
            await stage.press("f", *keys, "enter")
            assert rated == []
            assert stage.here == "HomeScreen"


@pytest.mark.parametrize("rating", ["0", "6"])
async def test_where_the_numbers_are_close_brackets_are_for_screens_without_colour(
    rating: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with on_stage(size=(40, 15)) as stage:
        await stage.press("f", rating)
        await stage.see("none 0 1 2 3 4 5 6 7 8 9 10 worst")
    monkeypatch.setenv("NO_COLOR", "1")
    async with on_stage(size=(40, 15)) as stage:
        await stage.press("f", rating)
        await stage.see(f"[{rating}]")


async def test_back_leaves_no_number() -> None:
    rated: list[int] = []
    with set_up() as stage:
        stage.services.rate = rated.append
        async with stage.run():
            await stage.press("f", "4", "escape")
            assert rated == []
            assert stage.here == "HomeScreen"


async def test_a_click_picks_the_number_under_it() -> None:
    rated: list[int] = []
    with set_up() as stage:
        stage.services.rate = rated.append
        async with stage.run():
            await stage.press("f")
            await stage.click("7  8  9")
            await stage.see("[8]")
            await stage.press("enter")
            assert rated == [8]


@pytest.mark.parametrize("size", SIZES)
async def test_the_scale_has_its_ends_at_every_size(size: tuple[int, int]) -> None:
    async with on_stage(size=size) as stage:
        await stage.press("f")
        await stage.see("How does it feel now?", "none 0 1 2 3 4 5 6 7 8 9 10 worst")
        await stage.see("Type 1 and then 0 for ten.")
        assert stage.keys.endswith("enter ok  ? keys  esc back")


async def test_its_keys_are_listed() -> None:
    async with on_stage() as stage:
        await stage.press("f", "question_mark")
        await stage.see("pick a number, 0 none to 10 worst", "go back without a number")
        await stage.press("escape")
        assert stage.here == "PainRatingScreen"
