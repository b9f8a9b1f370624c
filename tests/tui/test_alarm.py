"""An alarm rings once after its time, however short that is, and not once it is stopped."""

from __future__ import annotations

import asyncio

import pytest
from textual.app import App

from acusession.tui.alarm import Alarm


@pytest.mark.parametrize("seconds", [0.0, 1e-9, 0.01])
async def test_it_rings_once(seconds: float) -> None:
    app: App[None] = App()
    async with app.run_test():
        rung: list[bool] = []
        over = asyncio.Event()
        Alarm(app, seconds, lambda: rung.append(app.is_running))
        Alarm(app, 0.02, over.set)
        await over.wait()
        assert rung == [True]


async def test_a_stopped_one_does_not_ring() -> None:
    app: App[None] = App()
    async with app.run_test():
        rung: list[int] = []
        over = asyncio.Event()
        Alarm(app, 0.0, lambda: rung.append(1)).stop()
        Alarm(app, 0.02, over.set)
        await over.wait()
        assert rung == []
