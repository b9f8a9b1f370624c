"""A script played in full-screen mode."""

from __future__ import annotations

import asyncio

from acusession.domain.model import Plan
from acusession.session.events import Event
from tests.scripts import START, Pressed, Script
from tests.tui.stage import in_session


def play(plan: Plan, script: Script) -> tuple[Event, ...]:
    """Play a session to its end; return the events that a listener got."""
    return asyncio.run(_play(plan, script))


async def _play(plan: Plan, script: Script) -> tuple[Event, ...]:
    async with in_session(plan, wait_for_go=script.wait_for_go) as stage:
        for moment in script.moments:
            await stage.wait(START + moment.at - stage.clock.now)
            if isinstance(moment, Pressed):
                await stage.press(moment.key)
            else:
                await stage.sleep(moment.seconds)
        while not stage.view.ended:
            await stage.wait(1)
        return tuple(stage.recorder.heard)
