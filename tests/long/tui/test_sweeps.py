"""Checks that other tests make in a few cases, here in every theme and at many sizes."""

from __future__ import annotations

from itertools import product

import pytest

from acusession.domain.plan import PlanOptions, make_plan
from acusession.tui.theme import THEMES
from tests.tui.contrast import assert_readable
from tests.tui.pictures import SCREENS
from tests.tui.stage import in_session, middle_back, on_stage, shows_countdown


async def test_every_theme_there_is_shows_the_session() -> None:
    async with in_session(make_plan(middle_back(), PlanOptions())) as stage:
        themes = list(stage.app.available_themes)
        assert {theme.name for theme in THEMES} < set(themes)
        for theme in themes:
            stage.app.theme = theme
            await stage.wait(0.2)
            await stage.see("◌ FIND THE POINT", "UB20 Pi Shu")
            await stage.press("i")
            await stage.see("UB20 Pi Shu (")
            await stage.press("escape")


async def test_the_phases_differ_in_colour_in_every_theme_too() -> None:
    async with in_session() as stage:
        for theme in stage.app.available_themes:
            stage.app.theme = theme
            await stage.idle()
            variables = stage.app.get_css_variables()
            assert len({variables[name] for name in ("prepare", "press", "quiet")}) == 3, theme


async def test_the_most_needed_is_seen_at_every_size() -> None:
    async with in_session(make_plan(middle_back(), PlanOptions(prepare=200))) as stage:
        for width, height in product((30, 50, 71, 72, 109, 110, 160), (9, 10, 17, 23, 24, 33, 50)):
            await stage.resize(width, height)
            assert shows_countdown(stage), (width, height)
            assert "UB20 Pi Shu" in stage.text, (width, height)
            assert "◌ FIND THE POINT" in stage.text, (width, height)
            assert stage.keys.endswith("q leave"), (width, height)


@pytest.mark.parametrize("name", SCREENS)
async def test_every_screen_can_be_read_in_every_theme_of_ours(name: str) -> None:
    given, go, _told = SCREENS[name]
    for theme in THEMES:
        for size in ((120, 40), (40, 12)):
            async with on_stage(size=size, **given()) as stage:
                stage.app.theme = theme.name
                await go(stage)
                await stage.idle()
                assert_readable(stage)


async def test_so_can_what_is_told_in_passing() -> None:
    for theme in THEMES:
        async with on_stage() as stage:
            stage.app.theme = theme.name
            stage.app.notify("Noted.")
            stage.app.notify("The disk is full.", severity="warning")
            await stage.see("Noted.", "The disk is full.")
            assert_readable(stage)
