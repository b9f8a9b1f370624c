"""Closed screens leave nothing behind, however many there are."""

from __future__ import annotations

import gc

from textual._styles_cache import StylesCache

from tests.tui.stage import on_stage


def kept() -> int:
    gc.collect()
    return sum(isinstance(each, StylesCache) for each in gc.get_objects())


async def test_their_painted_rows_are_freed() -> None:
    async with on_stage() as stage:

        async def open_and_close(times: int) -> int:
            for _ in range(times):
                await stage.press("?")
                await stage.see("keys")
                await stage.press("escape")
                await stage.until(lambda: stage.here == "HomeScreen")
            return kept()

        first = await open_and_close(1)
        assert await open_and_close(8) < first + 5  # each has more widgets than that
