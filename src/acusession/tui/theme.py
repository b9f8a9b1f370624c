"""The project's own themes: a calm dark one, a calm light one, and one with the highest contrast.

All text has a contrast of at least 4.5:1, the countdown of 7:1; tests measure it on the screens.
"""

from __future__ import annotations

from textual.color import Color
from textual.theme import Theme

from acusession.body.drawing.palette import contrast

DARK = Theme(
    name="acusession-dark",
    primary="#8fc1b5",
    secondary="#7da3b8",
    accent="#e8c07d",
    warning="#e8c07d",
    error="#e59a8c",
    success="#9cc79a",
    foreground="#dfe6e3",
    background="#11181b",
    surface="#182125",
    panel="#202b30",
    dark=True,
    variables={
        "prepare": "#9ccbe0",
        "press": "#f2c680",
        "pause": "#bdb7d6",
        "quiet": "#a7b5b1",
        "track": "#5b6d74",
        "other": "#d6a65e",
        "measure": "#cfe7f3",
        "skin": "#4a5f62",
        "skin-rim": "#2b4247",
        "skin-light": "#86a39d",
        "skin-line": "#a9bdb8",
        "border": "#6b7f86",
        "scrollbar": "#5b6d74",
        "scrollbar-hover": "#5b6d74",
        "scrollbar-active": "#5b6d74",
        "scrollbar-background": "#11181b",
        "scrollbar-background-hover": "#11181b",
        "scrollbar-background-active": "#11181b",
        "block-cursor-background": "#284142",
        "block-cursor-foreground": "#f3f7f5",
        "block-cursor-blurred-background": "#284142",
        "block-cursor-blurred-foreground": "#f3f7f5",
        "block-cursor-text-style": "bold",
    },
)

LIGHT = Theme(
    name="acusession-light",
    primary="#1f5f54",
    secondary="#2d5a73",
    accent="#7a2a04",
    warning="#7a2a04",
    error="#9c2f1f",
    success="#2f6a32",
    foreground="#1c2725",
    background="#f7f4ec",
    surface="#efeae0",
    panel="#e6e0d3",
    dark=False,
    variables={
        "prepare": "#1d4f6b",
        "press": "#7a2a04",
        "pause": "#4d4373",
        "quiet": "#4d5b56",
        "track": "#948c7a",
        "other": "#845619",
        "measure": "#0b2a3c",
        "skin": "#c9b496",
        "skin-rim": "#b58f63",
        "skin-light": "#ecd8ba",
        "skin-line": "#6d5a45",
        "border": "#857d6c",
        "scrollbar": "#948c7a",
        "scrollbar-hover": "#948c7a",
        "scrollbar-active": "#948c7a",
        "scrollbar-background": "#f7f4ec",
        "scrollbar-background-hover": "#f7f4ec",
        "scrollbar-background-active": "#f7f4ec",
        "block-cursor-background": "#cfe0d6",
        "block-cursor-foreground": "#11201d",
        "block-cursor-blurred-background": "#cfe0d6",
        "block-cursor-blurred-foreground": "#11201d",
        "block-cursor-text-style": "bold",
    },
)

CONTRAST = Theme(
    name="acusession-contrast",
    primary="#ffffff",
    secondary="#ffffff",
    accent="#ffe94d",
    warning="#ffe94d",
    error="#ffb3a7",
    success="#ffffff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    dark=True,
    variables={
        "prepare": "#8fe8ff",
        "press": "#ffe94d",
        "pause": "#ffffff",
        "quiet": "#e4e4e4",
        "track": "#9a9a9a",
        "other": "#d6c44f",
        "measure": "#ffffff",
        "skin": "#4d4d4d",
        "skin-rim": "#2e2e2e",
        "skin-light": "#8c8c8c",
        "skin-line": "#d0d0d0",
        "border": "#ffffff",
        "scrollbar": "#ffffff",
        "scrollbar-hover": "#ffffff",
        "scrollbar-active": "#ffffff",
        "scrollbar-background": "#000000",
        "scrollbar-background-hover": "#000000",
        "scrollbar-background-active": "#000000",
        "block-cursor-background": "#2b2b2b",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-blurred-background": "#2b2b2b",
        "block-cursor-blurred-foreground": "#ffffff",
        # The underline marks the current row without colour.
        "block-cursor-text-style": "bold underline",
    },
)

THEMES = (DARK, LIGHT, CONTRAST)

_NAMES = {
    DARK.name: "calm dark",
    LIGHT.name: "paper",
    CONTRAST.name: "highest contrast",
    "ansi-dark": "the terminal's, dark",
    "ansi-light": "the terminal's, light",
}


def theme_words(name: str) -> str:
    """Return the name of a theme in words; one of Textual's own is "Tokyo Night", for example."""
    return _NAMES.get(name) or name.replace("-", " ").title()


def own_variables(theme: Theme) -> dict[str, str]:
    """Return the project's own colours for one of Textual's themes, derived from that theme's."""
    colours = theme.to_color_system().generate()
    front, back = Color.parse(colours["foreground"]), Color.parse(colours["background"])
    accent = Color.parse(colours["accent"])

    def blended(share: float) -> str:
        """Return the text colour with a share (0 to 1) of the background colour."""
        return front.blend(back, share).hex

    light, rim = _skin_shares(accent, front, back)
    return {
        "prepare": colours["primary"],
        "press": colours["accent"],
        "pause": colours["secondary"],
        "quiet": blended(0.3),
        "track": blended(0.6),
        # Weaker, so that the other side is not mistaken for the point; ANSI colours do not blend.
        "other": accent.hex if accent.ansi is not None else accent.blend(back, 0.4).hex,
        "measure": blended(0.1),
        "skin": blended(0.65),
        "skin-rim": blended(rim),
        "skin-light": blended(light),
        "skin-line": blended(0.25),
    }


_LEAST_CONTRAST = 1.8
"""Contrast of a point with the skin around it, at least."""


def _skin_shares(point: Color, front: Color, back: Color) -> tuple[float, float]:
    """Return the shares of the background in the light skin and at its rim.

    The skin is as light as it can be if a point in its colour is to stand out.
    """
    shares = (0.42, 0.5, 0.58, 0.66, 0.74)
    stands_out = (
        share
        for share in shares
        if contrast(point.rgb, front.blend(back, share).rgb) >= _LEAST_CONTRAST
    )
    light = next(stands_out, shares[-1])
    return light, max(0.78, min(0.9, light + 0.14))
