"""Letters typed with Caps Lock on or in another keyboard layout."""

from __future__ import annotations

import pytest

from acusession.config.settings import Settings
from acusession.domain.phrases import OTHER_LAYOUT
from acusession.session.keymap import DEFAULT_KEYMAP, Action
from tests.samples import make_point, make_routine
from tests.tui.stage import in_session, on_stage


async def test_with_caps_lock_on_every_letter_is_its_key() -> None:
    async with in_session() as stage:
        await stage.press("N")
        assert stage.events[-1] == "PrepareStarted"
        assert "Skipped" in stage.events
        await stage.press("Q")
        await stage.see("Leave the session?")
        await stage.press("Y")
        assert "Ended" in stage.events


async def test_home_and_choose_know_them_too() -> None:
    async with on_stage(make_routine(make_point("Calf"))) as stage:
        await stage.press("F")
        assert stage.here == "PainRatingScreen"
        await stage.press("escape", "space", "R")
        await stage.see("2 presses · 1:20")


async def test_a_capital_that_is_a_key_itself_is_that_key() -> None:
    own = DEFAULT_KEYMAP.with_custom({Action.PAUSE: ("p",), Action.SKIP: ("P",)})
    async with in_session(settings=Settings(conditions=frozenset(), keymap=own)) as stage:
        await stage.press("P")
        assert "Skipped" in stage.events
        assert not stage.view.is_paused


async def test_a_name_keeps_its_capitals() -> None:
    async with on_stage(make_routine(make_point("Calf"))) as stage:
        await stage.press("space", "s", "N", "н")
        await stage.see("Nн")
        assert OTHER_LAYOUT not in stage.words


@pytest.mark.parametrize("letter", ["н", "Н", "מ", "ν", "内"])
async def test_a_letter_of_another_script_is_told_of_once(letter: str) -> None:
    async with in_session(size=(120, 30)) as stage:
        await stage.press("ö")
        assert OTHER_LAYOUT not in stage.words
        await stage.press(letter)
        await stage.see(OTHER_LAYOUT)
        stage.app.clear_notifications()
        await stage.until(lambda: OTHER_LAYOUT not in stage.words)
        await stage.press(letter)
        assert OTHER_LAYOUT not in stage.words


async def test_a_letter_of_another_script_can_be_a_key() -> None:
    own = DEFAULT_KEYMAP.with_custom({Action.PAUSE: ("н",)})
    async with in_session(settings=Settings(conditions=frozenset(), keymap=own)) as stage:
        await stage.press("Н")
        assert stage.view.is_paused
        assert OTHER_LAYOUT not in stage.words
