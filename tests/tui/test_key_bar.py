"""The key bar: which keys are dropped where there is no room, and the keys of every screen."""

from __future__ import annotations

from itertools import pairwise

import pytest

from acusession.tui.screen_keys import ALL_KEYS, SELDOM, WAY_ON, WAY_OUT
from acusession.tui.screens.grid_screen import GridScreen
from acusession.tui.widgets.key_bar import KeyBar
from tests.samples import make_point, make_routine
from tests.tui.stage import Stage, on_stage

SMALL = make_routine(make_point("Calf"), make_point("Belly"))

WAYS = {
    "home": (),
    "choose": ("space",),
    "quick": ("1",),
    "history": ("h",),
    "settings": ("comma",),
    "cautions": ("c",),
}


def screen_of(stage: Stage) -> GridScreen[object]:
    screen = stage.app.screen
    assert isinstance(screen, GridScreen)
    return screen


@pytest.mark.parametrize("size", [(40, 15), (60, 20), (80, 24), (120, 40)])
@pytest.mark.parametrize("way", WAYS)
async def test_the_ways_on_and_out_and_the_keys_are_always_in_the_bar(
    way: str, size: tuple[int, int]
) -> None:
    async with on_stage(SMALL, size=size) as stage:
        await stage.press(*WAYS[way])
        hints = screen_of(stage).hints()
        for rank in (WAY_OUT, ALL_KEYS):
            assert any(hint.rank == rank for hint in hints)
        for hint in hints:
            if hint.rank in {WAY_ON, WAY_OUT}:
                assert hint.text in stage.keys
        assert "?" in stage.keys.split()


async def test_the_key_used_least_is_dropped_first() -> None:
    shown = []
    for width in (120, 90, 80, 60, 50, 40):
        async with on_stage(SMALL, size=(width, 24)) as stage:
            bar = stage.app.screen.query_one(KeyBar)
            shown.append(
                [
                    hint
                    for hint in screen_of(stage).hints()
                    if f" {hint.text} " in f" {bar.text} " or hint.rank == ALL_KEYS
                ]
            )
    for wider, narrower in pairwise(shown):
        dropped = [hint.rank for hint in wider if hint not in narrower]
        kept = [hint.rank for hint in narrower]
        assert not dropped or min(dropped) >= max(kept)
    assert any(hint.rank == SELDOM for hint in shown[0])
    assert len(shown[-1]) < len(shown[0])


@pytest.mark.parametrize("way", WAYS)
async def test_the_keys_that_are_listed_are_those_of_the_screen(way: str) -> None:
    async with on_stage(SMALL, size=(120, 40)) as stage:
        await stage.press(*WAYS[way])
        keys = screen_of(stage).available_keys()
        bound = stage.app.screen._bindings.key_to_bindings
        await stage.press("question_mark")
        assert stage.here == "KeysScreen"
        for key in keys:
            if key.description:
                first = " ".join(key.description.split()[:3])  # the rest may be in another row
                await stage.see(f"{key.words} {first}")
            assert all(name in bound for name in key.keys.split(","))
        await stage.press("escape")
        assert isinstance(stage.app.screen, GridScreen)
