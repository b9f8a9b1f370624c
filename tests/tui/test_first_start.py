"""The very first start: cautions are shown and conditions asked, once."""

from __future__ import annotations

import re

import pytest

from acusession.config.settings import Settings
from acusession.domain import safety_text
from acusession.domain.model import Condition
from acusession.domain.phrases import condition_name
from acusession.domain.plan import PlanOptions
from acusession.errors import AcusessionError
from acusession.runtime.session_setup import NewSession
from tests.samples import make_routine
from tests.tui.stage import Stage, in_session, on_stage, with_conditions

NEVER_ASKED = Settings(conditions=None)


def everything() -> list[str]:
    """Return every text that must be read before the first press."""
    return [
        safety_text.CAUTION,
        safety_text.EMERGENCY,
        *safety_text.EMERGENCY_SIGNS,
        safety_text.SEE_A_DOCTOR,
        *safety_text.SEE_A_DOCTOR_SIGNS,
        safety_text.STOP,
        safety_text.ASK_CONDITIONS,
    ]


async def tick(stage: Stage, *conditions: Condition) -> None:
    """Go down to the list, and tick each of the `conditions`."""
    await stage.until(lambda: stage.here == "FirstStartScreen")
    for _ in range(60):
        await stage.press("down")
        here = stage.app.focused
        at = getattr(here, "highlighted", None)
        if at is not None and tuple(Condition)[at] in conditions:
            await stage.press("space")
            if tuple(Condition)[at] == conditions[-1]:
                return


async def read_to_the_end(stage: Stage) -> None:
    """Press Enter until it no longer pages down."""
    while "enter read on" in stage.keys:
        await stage.press("enter")


@pytest.mark.parametrize("size", [(40, 15), (60, 20), (80, 24), (120, 40), (200, 60)])
async def test_every_condition_is_seen_before_enter_can_say_none(size: tuple[int, int]) -> None:
    async with on_stage(settings=NEVER_ASKED, size=size) as stage:
        seen = stage.words
        while "none" not in stage.keys:
            assert "conditions below ↓" in stage.text
            await stage.press("enter")
            assert stage.here == "FirstStartScreen"
            seen += f" {stage.words}"
        for condition in Condition:
            assert condition_name(condition).split()[-1][1:] in seen
        await stage.press("enter")
        assert stage.here == "HomeScreen"


@pytest.mark.parametrize("size", [(20, 5), (30, 9)])
async def test_on_the_smallest_screens_enter_leads_on_too(size: tuple[int, int]) -> None:
    async with on_stage(settings=NEVER_ASKED, size=size) as stage:
        for _ in range(120):
            if stage.here == "FirstStartScreen":
                await stage.press("enter")
        assert stage.here == "HomeScreen"


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_all_of_it_can_be_read_with_the_arrow_keys_from_the_top(
    size: tuple[int, int],
) -> None:
    async with on_stage(settings=NEVER_ASKED, size=size) as stage:
        await stage.see("Before you press")
        read = re.sub(r"\d+ conditions? below ↓ ", "", await stage.read_down())
        for text in everything():
            assert " ".join(text.split()) in read
        for condition in Condition:
            words = condition_name(condition).removeprefix("an ").removeprefix("a ")
            assert words[1:] in read
        for _ in range(90):
            if "Before you press" not in stage.text:
                await stage.press("up")
        await stage.see("Before you press")


async def test_enter_means_none_apply_and_that_is_kept() -> None:
    async with on_stage(settings=NEVER_ASKED) as stage:
        assert stage.here == "FirstStartScreen"
        await read_to_the_end(stage)
        assert "enter none of these apply" in stage.keys
        await stage.press("enter")
        assert stage.here == "HomeScreen"
        assert [settings.conditions for settings in stage.saved] == [frozenset()]


async def test_what_is_ticked_is_kept_and_honoured_at_once() -> None:
    async with on_stage(settings=NEVER_ASKED) as stage:
        await tick(stage, Condition.PREGNANCY, Condition.BLOOD_THINNERS)
        await stage.see("[✓] Pregnancy", "[✓] Blood thinners", "[ ] Enlarged spleen")
        await read_to_the_end(stage)
        await stage.press("enter")
        wanted = frozenset({Condition.PREGNANCY, Condition.BLOOD_THINNERS})
        assert [settings.conditions for settings in stage.saved] == [wanted]
        await stage.press("space")
        await stage.see("left out: pregnancy")


async def test_a_tick_is_taken_back_and_the_mouse_ticks_too() -> None:
    async with on_stage(settings=NEVER_ASKED) as stage:
        await tick(stage, Condition.PREGNANCY)
        await stage.press("space")
        await stage.see("[ ] Pregnancy")
        await stage.click("Blood thinners")
        await stage.see("[✓] Blood thinners")
        await read_to_the_end(stage)
        await stage.click("continue")
        assert stage.saved[-1].conditions == frozenset({Condition.BLOOD_THINNERS})


async def test_it_comes_before_a_session_and_then_never_again() -> None:
    wish = NewSession(make_routine(), PlanOptions())
    async with on_stage(settings=NEVER_ASKED, opens_with=wish) as stage:
        assert stage.here == "FirstStartScreen"
        assert not stage.runners, "nothing counts meanwhile"
        await read_to_the_end(stage)
        await stage.press("enter")
        assert stage.here == "SessionScreen"
        stored = stage.saved[-1]
    async with on_stage(settings=stored, opens_with=wish) as stage:
        assert stage.here == "SessionScreen"


async def test_from_home_it_shows_what_was_ticked() -> None:
    async with on_stage(settings=with_conditions(Condition.PREGNANCY)) as stage:
        await stage.press("c")
        await tick(stage, Condition.BLOOD_DISORDER)
        await stage.see("[✓] Pregnancy", "[✓] Blood or clotting disorder")
        assert "enter continue" in stage.keys
        await stage.press("enter")
        assert stage.saved[-1].conditions == frozenset(
            {Condition.PREGNANCY, Condition.BLOOD_DISORDER}
        )


async def test_nothing_is_stored_where_nothing_changed() -> None:
    async with on_stage(settings=with_conditions(Condition.PREGNANCY)) as stage:
        await stage.press("c", "enter")
        assert stage.saved == []


@pytest.mark.parametrize("key", ["q", "ctrl+c", "ctrl+q"])
async def test_leaving_answers_nothing(key: str) -> None:
    async with on_stage(settings=NEVER_ASKED) as stage:
        await stage.press(key)
        assert not stage.app.is_running
        assert stage.saved == []


@pytest.mark.parametrize("key", ["q", "escape"])
@pytest.mark.parametrize("way", [("c",), ("comma", "up", "enter")], ids=["home", "settings"])
async def test_later_it_leads_back_with_what_is_ticked(way: tuple[str, ...], key: str) -> None:
    async with on_stage() as stage:
        await stage.press(*way)
        await tick(stage, Condition.PREGNANCY)
        await stage.press(key)
        if len(way) > 1:
            await stage.press("escape")
        assert stage.here == "HomeScreen"
        assert [each.conditions for each in stage.saved] == [frozenset({Condition.PREGNANCY})]


async def test_what_cannot_be_stored_is_told_and_counts_this_time() -> None:
    trouble = AcusessionError("config.yaml cannot be written: No space left.")
    async with on_stage(settings=NEVER_ASKED, fail_to_save=trouble) as stage:
        await tick(stage, Condition.PREGNANCY)
        await read_to_the_end(stage)
        await stage.press("enter")
        await stage.see("config.yaml cannot be written: No space left.")
        await stage.press("space")
        await stage.see("left out: pregnancy")


async def test_an_answer_given_once_is_not_asked_for_by_a_session() -> None:
    async with in_session() as stage:
        assert stage.saved == []


@pytest.mark.parametrize("settings", [NEVER_ASKED, with_conditions()], ids=["first", "later"])
async def test_its_keys_are_listed_with_the_way_out_that_it_has(settings: Settings) -> None:
    async with on_stage(settings=settings) as stage:
        if settings.conditions is not None:
            await stage.press("c")
        is_first = settings.conditions is None
        assert ("q quit" in stage.keys, "esc back" in stage.keys) == (is_first, not is_first)
        await stage.press("question_mark")
        await stage.see("tick the condition under the cursor", "read on")
        await stage.press("escape")
        assert stage.here == "FirstStartScreen"
