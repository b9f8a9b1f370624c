"""No safety text is cut without a mark: every step in every phase, at every usual size."""

from __future__ import annotations

import pytest

from acusession.domain.plan import PlanOptions, make_plan
from acusession.session.events import Phase
from tests.tui.cautions import SIZES, assert_cautions_are_shown
from tests.tui.conftest import fast_frames, terminal
from tests.tui.stage import Stage, in_session, middle_back

__all__ = ["fast_frames", "terminal"]


async def at_every_size(stage: Stage) -> None:
    for size in SIZES:
        await stage.resize(*size)
        assert_cautions_are_shown(stage)


@pytest.mark.parametrize("index", range(12))
async def test_in_every_phase_cautions_are_whole_or_have_a_mark(index: int) -> None:
    plan = make_plan(middle_back(), PlanOptions(prepare=5))
    async with in_session(plan, wait_for_go=True) as stage:
        while stage.view.index < index:
            await stage.press("n")
            await stage.wait(1)
        await at_every_size(stage)
        await stage.wait_for(Phase.HOLD, index)
        await at_every_size(stage)
        await stage.press("space")
        await stage.wait_for(Phase.PRESS, index)
        await at_every_size(stage)
        await stage.wait(1)
        await stage.press("space")
        assert stage.view.is_paused
        await at_every_size(stage)
