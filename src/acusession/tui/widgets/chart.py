"""Charts of the history in the colours of the theme."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from textual.app import App
from textual.color import Color
from textual.content import Content

from acusession.console.capabilities import supports_unicode
from acusession.console.history_charts import ASCII, COLOURED, SHADED, Chars, Row

_SHADES: Final = {"shade-1": 0.65, "shade-2": 0.42, "shade-3": 0.2, "shade-4": 0.0}
"""Shares of the background in the shades of the primary colour."""

_STYLES: Final = {
    "heading": "bold",
    "quiet": "$quiet",
    "faint": "$track",
    "today": "bold $accent",
    "bar": "$primary",
    "before": "$prepare",
    "after": "$press",
    "fell": "$success",
    "rose": "$error",
}
"""The styles of the other tones."""

_MANY_COLOURS: Final = ("truecolor", "256")


def chart_chars(app: App[Any]) -> Chars:
    """Return the characters for this terminal: with few colours they tell the shades apart."""
    if not supports_unicode():
        return ASCII
    return COLOURED if _has_shades(app) else SHADED


def _has_shades(app: App[Any]) -> bool:
    return app.console.color_system in _MANY_COLOURS and not app.no_color


def coloured(rows: Iterable[Row], app: App[Any]) -> Content:
    """Return the rows of a chart in the colours of the theme."""
    styles = _STYLES | _shades(app)
    return Content("\n").join(
        Content.assemble(*((span.text, styles.get(span.tone, "")) for span in row)) for row in rows
    )


def _shades(app: App[Any]) -> dict[str, str]:
    """Return the styles of the shades; with few colours, a blend could vanish in the background."""
    if not _has_shades(app):
        return dict.fromkeys(_SHADES, "$primary")
    colours = app.theme_variables
    primary, back = Color.parse(colours["primary"]), Color.parse(colours["background"])
    return {tone: primary.blend(back, share).hex for tone, share in _SHADES.items()}
