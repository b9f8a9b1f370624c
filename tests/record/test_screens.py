"""The record in full-screen mode: an unfinished session, ratings, and the history."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.record.stage import Recorded, rows
from tests.tui.conftest import terminal
from tests.tui.stage import in_session, on_stage

__all__ = ["terminal"]

CUT_SHORT = "step 1 of 3 · Calf, left"


@pytest.fixture
def cut_short() -> None:
    session = Recorded(began=datetime.now().astimezone())
    session.wait(5 + 4)
    session.break_off()


def done(before: int | None = None, after: int | None = None) -> None:
    session = Recorded(before=before)
    if after is not None:
        session.journal.rate(after)
    session.finish()


@pytest.mark.usefixtures("cut_short")
async def test_home_says_what_was_cut_short_and_goes_on_with_it() -> None:
    async with on_stage() as stage:
        await stage.see(
            "Unfinished: Small",
            CUT_SHORT,
            "Press Enter to go on where it stopped, n to start it again, or x to close it.",
        )
        await stage.press("enter")
        await stage.until(lambda: stage.here == "SessionScreen")
        await stage.until(lambda: bool(stage.runners))
        assert stage.view.plan.name == "Small"


@pytest.mark.usefixtures("cut_short")
async def test_it_is_closed_as_it_is() -> None:
    async with on_stage() as stage:
        await stage.press("x", "y")
        await stage.see("Last today", "Small · 0 of 3")
        assert "Unfinished" not in stage.words
        assert rows("SELECT pressed, ended IS NULL FROM session") == [(4.0, 0)]


@pytest.mark.usefixtures("cut_short")
async def test_the_mouse_reaches_what_can_become_of_it_and_no_key_is_left_out() -> None:
    async with on_stage() as stage:
        bar = "enter go on  n start again  x close  1 one or two  h history  ? keys  q quit"
        assert stage.keys == bar
        await stage.click("x close")
        await stage.click("y close it")
        await stage.see("Last today", "Small · 0 of 3")
        await stage.click("h history")
        assert stage.here == "HistoryScreen"


@pytest.mark.usefixtures("cut_short")
async def test_it_is_started_anew() -> None:
    async with on_stage() as stage:
        await stage.press("n", "y")
        await stage.until(lambda: bool(stage.runners))
        assert stage.view.session_left == 70
        assert rows("SELECT pressed, ended IS NULL FROM session") == [(4.0, 0)]


async def test_where_nothing_was_cut_short_its_keys_do_nothing() -> None:
    async with on_stage() as stage:
        await stage.press("g", "n", "x")
        assert stage.here == "HomeScreen"


@pytest.mark.parametrize(
    ("keys", "rating"),
    [(["7"], 7), (["1", "0"], 10), (["1"], 1), (["1", "0", "0"], 0), (["3", "right"], 4)],
)
async def test_how_it_feels_before(keys: list[str], rating: int) -> None:
    async with on_stage() as stage:
        rated: list[int] = []
        stage.services.rate = rated.append
        await stage.press("f", *keys, "enter")
        assert stage.here == "HomeScreen"
        assert rated == [rating]


async def test_nobody_has_to_say_how_it_feels() -> None:
    async with on_stage() as stage:
        rated: list[int] = []
        stage.services.rate = rated.append
        await stage.press("f", "5", "escape")
        await stage.press("f", "enter")
        assert rated == []


async def test_how_it_feels_after_by_key_and_by_mouse() -> None:
    async with in_session() as stage:
        rated: list[int] = []
        stage.services.rate = rated.append
        await stage.wait(70)
        assert stage.here == "ClosingScreen"
        await stage.press("6")
        assert rated == [6]
        await stage.see("5 [6] 7")
        await stage.click(" 9 ")
        assert rated[-1] in {9, 10}
