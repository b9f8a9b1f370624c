"""The contrast of the texts on a screen to their background, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.color import Color as RichColor
from textual.color import Color

from acusession.tui.widgets.countdown import Countdown
from tests.tui.stage import Stage

TEXT, COUNTDOWN, SHAPE = 4.5, 7.0, 3.0
"""The least contrast of text, of the countdown, and of shapes with a meaning."""

_WORDS = re.compile(r"[^\s▀-▟⠀-⣿─-╿▁-▏●○]")
_TELLING_SHAPES = re.compile(r"[━╸─●○]")


def contrast(one: Color, other: Color) -> float:
    """Return the contrast as the web's accessibility guidelines (WCAG) define it, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: Color) -> float:
    red, green, blue = (
        each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4
        for each in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def least_contrasts(stage: Stage) -> Iterator[tuple[float, float, str]]:
    """Yield for each run of cells the contrast it needs, the contrast it has, and its text."""
    for strip in stage.strips:
        for text, style, _ in strip:
            needs = TEXT if _WORDS.search(text) else SHAPE if _TELLING_SHAPES.search(text) else None
            if needs and style and style.color and style.bgcolor:
                yield needs, _between(style.color, style.bgcolor), text.strip()


def assert_readable(stage: Stage) -> None:
    """Assert that every word and every bar on the screen has enough contrast."""
    runs = list(least_contrasts(stage))
    assert runs, "nothing is shown"
    weak = [(has, text) for needs, has, text in runs if has < needs]
    assert weak == [], f"{stage.app.theme} on {stage.here}: {weak}"


def countdown_contrast(stage: Stage) -> float:
    style = stage.session.query_one(Countdown).rich_style
    assert style.color is not None
    assert style.bgcolor is not None
    return _between(style.color, style.bgcolor)


def _between(front: RichColor, back: RichColor) -> float:
    return contrast(Color.from_rich_color(front), Color.from_rich_color(back))
