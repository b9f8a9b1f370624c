"""The texts of a routine are shown as written, even if they look like markup."""

from __future__ import annotations

from typing import Any

import pytest

from acusession.domain.model import Condition, Routine
from acusession.domain.plan import PlanOptions
from acusession.runtime.session_setup import NewSession
from acusession.tui.screens.session import SessionScreen
from tests.samples import make_point, make_routine
from tests.tui.stage import on_stage, with_conditions

HOSTILE = ["[red]x[/]", "[@click=app.quit]x[/]", "[/]", "[b", "$error %(x)s {x} \\["]

every_text = pytest.mark.parametrize("text", HOSTILE)


def routine(text: str, **changes: Any) -> Routine:
    point = make_point(
        text,
        location=f"location {text}",
        technique=f"technique {text}",
        posture=f"posture {text}",
        meaning=f"meaning {text}",
        cautions=(f"caution {text}",),
        find=(f"find {text}",),
        uses=(f"use {text}",),
        ready=(f"ready {text}",),
        note=f"note {text}",
        **changes,
    )
    return make_routine(
        point,
        name=text,
        description=f"description {text}",
        caution=f"caution {text}",
        closing=f"closing {text}",
    )


@every_text
async def test_on_every_screen_of_a_session(text: str) -> None:
    async with on_stage(routine(text), size=(120, 40)) as stage:
        await stage.see(f"description {text}")
        assert sum(text in row for row in stage.rows) == 5, "in the list, and described"
        await stage.press("space")
        await stage.see(f"✓ {text}", f"ready {text}", f"caution {text}")
        await stage.press("escape", "1")
        await stage.see(f"· {text}", f"location {text}")
        await stage.press("enter")
        await stage.see(
            f"{text} · in the middle",
            f"posture {text}",
            f"location {text}",
            f"find {text}",
            f"caution {text}",
        )
        await stage.press("i")
        assert f"─ {text} ─" in stage.text, "the heading of the sheet"
        seen = await stage.read_down()
        for name in ("meaning", "find", "use", "note"):
            assert f"{name} {text}" in seen
        await stage.press("escape", "q", "y")
        await stage.see(f"closing {text}", f"– {text[:14]}")


@every_text
async def test_in_questions_and_in_what_is_told(text: str) -> None:
    risky = routine(text, avoid_if=frozenset({Condition.PREGNANCY}))
    wish = NewSession(risky, PlanOptions(points=risky.points), named=risky.points)
    known = with_conditions(Condition.PREGNANCY)
    async with on_stage(risky, settings=known, opens_with=wish, size=(120, 40)) as stage:
        await stage.see(f"{text} should be avoided because of pregnancy.")
        await stage.wait(1)
        await stage.press("y")
        stage.reports[-1](f"Trouble {text}")
        await stage.see(f"Trouble {text}")


async def test_a_name_of_wide_signs_stays_in_its_row() -> None:
    wide = make_point("足三里" * 12)
    async with on_stage(make_routine(wide, wide, name="足三里" * 20), size=(200, 60)) as stage:
        await stage.press("s")
        await stage.until(lambda: isinstance(stage.app.screen, SessionScreen))
        await stage.see(" of ")
        assert sum("▶" in row for row in stage.rows) == 1
        assert all(len(row) <= 200 for row in stage.rows)
        steps = [row for row in stage.rows if "▶" in row or row.rstrip().endswith("…")]
        assert steps
