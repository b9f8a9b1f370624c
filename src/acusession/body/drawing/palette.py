"""The colours of a shaded picture; each theme has its own."""

from __future__ import annotations

from msgspec import Struct

Colour = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""


class Palette(Struct, frozen=True):
    """The colours of the background, the skin at its rim and where it is thick, and the texts."""

    background: Colour
    rim: Colour
    skin: Colour
    measure: Colour
    label: Colour


def parse_colour(text: str) -> Colour:
    """Return the colour written as "#rrggbb"."""
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def blend(one: Colour, other: Colour, share: float) -> Colour:
    """Return `one` with a share (0 to 1) of `other`."""
    (red, green, blue), (to_red, to_green, to_blue) = one, other
    return (
        round(red + (to_red - red) * share),
        round(green + (to_green - green) * share),
        round(blue + (to_blue - blue) * share),
    )
