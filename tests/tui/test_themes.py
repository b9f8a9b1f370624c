"""The project's own themes, Textual's themes, and no colour at all."""

from __future__ import annotations

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from acusession.domain.model import Condition
from acusession.domain.plan import PlanOptions, make_plan
from acusession.tui.theme import CONTRAST, THEMES, own_variables
from tests.tui.contrast import COUNTDOWN, assert_readable, contrast, countdown_contrast
from tests.tui.stage import in_session, middle_back, on_stage, with_conditions


async def test_a_session_can_be_read_in_every_theme_of_ours_and_its_countdown_from_afar() -> None:
    plan = make_plan(middle_back(), PlanOptions(prepare=2))
    async with in_session(plan, size=(120, 40)) as stage:
        for seconds, keys in ((0, ()), (3, ()), (0, ("space",)), (0, ("q",))):
            await stage.wait(seconds)
            await stage.press(*keys)
            for theme in THEMES:
                stage.app.theme = theme.name
                await stage.idle()
                assert_readable(stage)
                assert countdown_contrast(stage) >= COUNTDOWN, theme.name


async def test_so_can_rows_one_is_on_and_rows_one_is_not_on() -> None:
    async with on_stage(
        opens_with=PlanOptions(), settings=with_conditions(Condition.PREGNANCY)
    ) as stage:
        await stage.press("down", "space")
        for theme in THEMES:
            stage.app.theme = theme.name
            await stage.idle()
            assert_readable(stage)


async def test_in_black_and_white_the_row_one_is_on_is_underlined() -> None:
    async with on_stage() as stage:
        stage.app.theme = CONTRAST.name
        await stage.idle()
        lined = [
            text for strip in stage.strips for text, style, _ in strip if style and style.underline
        ]
        assert "".join(lined).startswith("Middle back")


@pytest.mark.parametrize("theme", [t for t in BUILTIN_THEMES.values() if "ansi" not in t.name])
def test_in_a_theme_of_textual_the_other_side_is_weaker_than_the_point(theme: Theme) -> None:
    own, back = own_variables(theme), Color.parse(theme.to_color_system().generate()["background"])
    point, other = (contrast(Color.parse(own[name]), back) for name in ("press", "other"))
    assert 1.2 < other < point


def test_contrast_is_counted_as_the_guidelines_do() -> None:
    black, white = Color(0, 0, 0), Color(255, 255, 255)
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), white) == pytest.approx(4.48, abs=0.01)


async def test_without_colour_nothing_is_coloured_and_everything_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with in_session(make_plan(middle_back(), PlanOptions(prepare=2))) as stage:
        await stage.see("◌ FIND THE POINT")
        await stage.wait(3)
        await stage.see("● PRESS")
        await stage.press("space")
        await stage.see("❚❚ PAUSED")
        screenshot = stage.app.export_screenshot()
        colours = {part[:6] for part in screenshot.split("fill: #")[1:]}
        assert all(each[:2] == each[2:4] == each[4:] for each in colours - {"c5c8c6"}), colours


SIXTEEN = (
    *((0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0), (0, 0, 170), (170, 0, 170)),
    *((0, 170, 170), (170, 170, 170), (85, 85, 85), (255, 85, 85), (85, 255, 85)),
    *((255, 255, 85), (85, 85, 255), (255, 85, 255), (85, 255, 255), (255, 255, 255)),
)
"""The 16 colours of a console without a desktop."""


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("name", ["prepare", "press", "pause", "quiet", "foreground", "primary"])
def test_with_sixteen_colours_no_text_falls_back_into_its_ground(theme: Theme, name: str) -> None:
    front, back = (
        Color(*SIXTEEN[RichColor.parse(colour).downgrade(ColorSystem.STANDARD).number or 0])
        for colour in (theme.variables.get(name) or getattr(theme, name), theme.background)
    )
    assert contrast(front, back) >= 4.5
