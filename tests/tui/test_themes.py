"""The project's own themes, Textual's others, and no colour at all."""

from __future__ import annotations

import pytest
from textual.color import Color

from acusession.plan import Choice, make_plan
from acusession.tui.theme import DARK, LIGHT, THEMES
from tests.tui.stage import in_session, middle_back


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("name", ["prepare", "press", "pause", "quiet", "primary"])
def test_own_colours_can_be_read_on_their_ground(theme: object, name: str) -> None:
    own = DARK if theme is DARK else LIGHT
    colour = own.variables.get(name) or own.primary
    assert contrast(Color.parse(colour), Color.parse(str(own.background))) >= 4.5


def contrast(one: Color, other: Color) -> float:
    """As the web's accessibility guidelines count it."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: Color) -> float:
    red, green, blue = (
        each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4
        for each in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


async def test_without_colour_nothing_is_coloured_and_everything_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with in_session(make_plan(middle_back(), Choice(prepare=2))) as stage:
        await stage.see("◌ FIND THE POINT")
        await stage.wait(3)
        await stage.see("● PRESS")
        await stage.press("space")
        await stage.see("❚❚ PAUSED")
        screenshot = stage.app.export_screenshot()
        colours = {part[:6] for part in screenshot.split("fill: #")[1:]}
        assert all(each[:2] == each[2:4] == each[4:] for each in colours - {"c5c8c6"}), colours
