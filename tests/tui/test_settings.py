"""The settings one can change on screen."""

from __future__ import annotations

import pytest

from acusession.settings import OUTPUTS, Settings
from tests.tui.stage import on_stage


async def test_they_are_shown_as_they_are() -> None:
    known = Settings(conditions=frozenset(), mute=True, output="bell")
    async with on_stage(settings=known) as stage:
        await stage.press("comma")
        await stage.see("Sound off", "Sound output bell")


async def test_a_change_is_kept_once_and_counts_for_the_next_session() -> None:
    async with on_stage(size=(100, 24)) as stage:
        await stage.press("comma")
        await stage.see("Sound on", "Sound output auto")
        await stage.press("enter")
        await stage.see("Sound off")
        await stage.press("escape")
        assert stage.saved == [Settings(conditions=frozenset(), mute=True)]
        await stage.press("s")
        assert "m sound on" in stage.keys


async def test_the_outputs_go_round() -> None:
    async with on_stage() as stage:
        await stage.press("comma", "down")
        for output in (*OUTPUTS[1:], OUTPUTS[0]):
            await stage.press("enter")
            await stage.see(f"Sound output {output}")
        await stage.press("q")
        assert (stage.here, stage.saved) == ("HomeScreen", [])


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+q"])
async def test_leaving_the_program_from_here_keeps_nothing(key: str) -> None:
    async with on_stage() as stage:
        await stage.press("comma", "enter", key)
        assert not stage.app.is_running
        assert stage.saved == []


async def test_the_mouse_changes_and_leaves() -> None:
    async with on_stage() as stage:
        await stage.press("comma")
        await stage.click("Sound output")
        await stage.see(f"Sound output {OUTPUTS[1]}")
        await stage.click("esc ")
        assert stage.here == "HomeScreen"
        assert len(stage.saved) == 1
