"""Fits four pixels of a cell into one block character and two colours."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from acusession.body.drawing.glyphs import QUADRANTS
from acusession.body.drawing.palette import Colour

_ALIKE = 56
"""Smallest difference in brightness, 0 to 1785, that is worth two colours in a cell."""

Four = tuple[Colour, Colour, Colour, Colour]
"""The pixels of a cell, row by row."""


@lru_cache(8192)
def fit(pixels: Four) -> tuple[str, Colour, Colour]:
    """Return the character whose two colours are closest to the pixels, its colour and background.

    The pixels are split in two by brightness, where the gap is largest.
    """
    bright = [2 * red + 4 * green + blue for red, green, blue in pixels]
    order = sorted(range(4), key=bright.__getitem__)
    if bright[order[3]] - bright[order[0]] < _ALIKE:
        colour = mean(pixels)
        return " ", colour, colour
    gaps = [bright[high] - bright[low] for low, high in pairwise(order)]
    split = gaps.index(max(gaps)) + 1
    dark, light = order[:split], order[split:]
    char = QUADRANTS[sum(1 << index for index in light)]
    return char, mean([pixels[index] for index in light]), mean([pixels[index] for index in dark])


def mean(pixels: Sequence[Colour]) -> Colour:
    """Return the mean of some colours."""
    red = green = blue = 0
    for one in pixels:
        red, green, blue = red + one[0], green + one[1], blue + one[2]
    count = len(pixels)
    return red // count, green // count, blue // count
