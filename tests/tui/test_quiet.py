"""The cost of a running session: one wake-up a second, and only changes are drawn."""

from __future__ import annotations

import re

import pytest

from acusession.config.settings import Settings
from acusession.domain.plan import PlanOptions, make_plan
from acusession.session.events import Phase
from acusession.tui.widgets.countdown import Countdown
from tests.samples import make_session_plan, make_step
from tests.tui.emulator import emulated_terminal
from tests.tui.stage import Stage, in_session, middle_back

A_MINUTE = make_session_plan(make_step(prepare=0, press=70))

STILL = Settings(conditions=frozenset(), breath="off")

A_SECOND = {STILL: 400, Settings(conditions=frozenset()): 770}
"""Most bytes written for one second, without and with a glow that breathes."""

SIZES = pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])


async def test_a_minute_of_pressing_wakes_once_a_second() -> None:
    async with in_session(A_MINUTE) as stage:
        await stage.wait(1)
        before = len(stage.alarms)
        await stage.wait(60)
        # One each second; the half-way cue falls on one of them.
        assert len(stage.alarms) - before <= 61
        assert sum(alarm.is_set for alarm in stage.alarms) == 1


@pytest.mark.parametrize("wait_for_go", [False, True])
async def test_nothing_wakes_while_nothing_runs(wait_for_go: bool) -> None:
    async with in_session(A_MINUTE, wait_for_go=wait_for_go) as stage:
        if not wait_for_go:
            await stage.press("space")
        assert stage.next_alarm is None


async def test_the_wake_up_is_set_for_the_very_instant_of_the_next_change() -> None:
    async with in_session(A_MINUTE) as stage:
        await stage.wait(2.4)
        await stage.press("plus")
        alarm = stage.next_alarm
        assert alarm is not None
        assert alarm.due == pytest.approx(stage.view.next_at)


@SIZES
async def test_when_a_second_passes_nothing_jumps(size: tuple[int, int]) -> None:
    async with in_session(
        make_plan(middle_back(), PlanOptions()), size=size, settings=STILL
    ) as stage:
        for phase in (Phase.PREPARE, Phase.PRESS):
            await stage.wait_for(phase)
            await stage.wait(2)
            before, digits = stage.rows, region(stage)
            await stage.wait(1)
            for y, (one, other) in enumerate(zip(before, stage.rows, strict=True)):
                if y not in digits:
                    assert without_time(one) == without_time(other)
            assert region(stage) == digits
            assert before != stage.rows


def region(stage: Stage) -> range:
    """Return the rows of the large digits."""
    where = stage.session.query_one(Countdown).region
    return range(where.y, where.bottom)


def without_time(row: str) -> str:
    """Return a row without the length of bars and without the time left."""
    return re.sub(r"[━╸]", "─", re.sub(r"\d+:\d\d left", "0:00 left", row)).rstrip()


@pytest.mark.parametrize("settings", A_SECOND, ids=lambda settings: settings.breath)
async def test_a_second_of_pressing_writes_little_to_the_terminal(settings: Settings) -> None:
    plan = make_plan(middle_back(), PlanOptions(prepare=0, seconds=60))
    with emulated_terminal() as terminal:
        async with in_session(plan, size=(120, 40), settings=settings) as stage:
            await stage.wait(2.5)
            before = len("".join(terminal.written).encode())
            await stage.wait(20)
            written = len("".join(terminal.written).encode()) - before
    assert 0 < written < 20 * A_SECOND[settings]
