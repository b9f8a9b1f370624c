"""The project's own themes: calm, one dark and one light."""

from __future__ import annotations

from textual.color import Color
from textual.theme import Theme

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
        "quiet": "#93a39f",
        "track": "#2c393f",
        "skin": "#4a5f62",
        "skin-line": "#a9bdb8",
        "border": "#3c4d53",
        "scrollbar": "#3c4d53",
        "scrollbar-hover": "#3c4d53",
        "scrollbar-active": "#3c4d53",
        "scrollbar-background": "#11181b",
        "scrollbar-background-hover": "#11181b",
        "scrollbar-background-active": "#11181b",
        "block-cursor-background": "#2f4a4b",
        "block-cursor-foreground": "#f3f7f5",
        "block-cursor-text-style": "bold",
    },
)

LIGHT = Theme(
    name="acusession-light",
    primary="#1f5f54",
    secondary="#2d5a73",
    accent="#8a4f08",
    warning="#8a4f08",
    error="#9c2f1f",
    success="#2f6a32",
    foreground="#22302d",
    background="#f7f4ec",
    surface="#efeae0",
    panel="#e6e0d3",
    dark=False,
    variables={
        "prepare": "#1d4f6b",
        "press": "#7a4404",
        "pause": "#4d4373",
        "quiet": "#586762",
        "track": "#d6cfc0",
        "skin": "#d9c7b0",
        "skin-line": "#6d5a45",
        "border": "#b9b19f",
        "scrollbar": "#b9b19f",
        "scrollbar-hover": "#b9b19f",
        "scrollbar-active": "#b9b19f",
        "scrollbar-background": "#f7f4ec",
        "scrollbar-background-hover": "#f7f4ec",
        "scrollbar-background-active": "#f7f4ec",
        "block-cursor-background": "#cfe0d6",
        "block-cursor-foreground": "#11201d",
        "block-cursor-text-style": "bold",
    },
)

THEMES = (DARK, LIGHT)


def own_variables(theme: Theme) -> dict[str, str]:
    """The project's own colours in a theme of Textual's, from what that theme has."""
    colours = theme.to_color_system().generate()
    front, back = Color.parse(colours["foreground"]), Color.parse(colours["background"])

    def blended(share: float) -> str:
        """The text's colour with a share of the ground's."""
        return front.blend(back, share).hex

    return {
        "prepare": colours["primary"],
        "press": colours["accent"],
        "pause": colours["secondary"],
        "quiet": blended(0.3),
        "track": colours["panel"],
        "skin": blended(0.65),
        "skin-line": blended(0.25),
    }
