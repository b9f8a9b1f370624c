"""The shapes of large digits and letters, drawn with two pixels to a cell."""

from __future__ import annotations

from functools import cache
from typing import Final

_SHAPES: Final = {
    "0": (
        "..####../.######./##....##/##....##/##....##/##....##/##....##/##....##/.######./..####.."
    ),
    "1": (
        "...##.../..###.../.####.../...##.../...##.../...##.../...##.../...##.../.######./.######."
    ),
    "2": (
        "..####../.######./##....##/......##/.....###/...####./..###.../.###..../########/########"
    ),
    "3": (
        ".######./########/......##/......##/..#####./..#####./......##/......##/########/.######."
    ),
    "4": (
        "....###./...####./..##.##./.##..##./##...##./########/########/.....##./.....##./.....##."
    ),
    "5": (
        "########/########/##....../##....../#######./.#######/......##/......##/########/.######."
    ),
    "6": (
        "..#####./.######./##....../##....../#######./########/##....##/##....##/.######./..####.."
    ),
    "7": (
        "########/########/......##/.....##./.....##./....##../....##../...##.../...##.../...##..."
    ),
    "8": (
        "..####../.######./##....##/##....##/.######./.######./##....##/##....##/.######./..####.."
    ),
    "9": (
        "..####../.######./##....##/##....##/########/.#######/......##/......##/.######./.#####.."
    ),
    ":": ("..../..../.##./.##./..../..../.##./.##./..../...."),
    # The letters of LEFT, RIGHT and MIDDLE, six pixels high.
    "D": "#####./##..##/##..##/##..##/##..##/#####.",
    "E": "######/##..../#####./##..../##..../######",
    "F": "######/##..../#####./##..../##..../##....",
    "G": ".#####/##..../##.###/##..##/##..##/.#####",
    "H": "##..##/##..##/######/##..##/##..##/##..##",
    "I": "##/##/##/##/##/##",
    "L": "##..../##..../##..../##..../##..../######",
    "M": "##...##/###.###/#######/##.#.##/##...##/##...##",
    "R": "#####./##..##/##..##/#####./##.##./##..##",
    "T": "######/..##../..##../..##../..##../..##..",
}
"""Rows of pixels. A cell shows two of them, one above the other; a pixel is about square."""

_HALVES: Final = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}

ROWS: Final = 5
"""Height of a digit in cells, at scale 1."""

GAP: Final = 1
"""Distance between two digits in cells, at scale 1."""


@cache
def digit_rows(sign: str, scale: int) -> tuple[str, ...]:
    """Return a character as rows of cells, `scale` times as large; at scale 0, plain text."""
    if scale == 0:
        return (sign,)
    pixels = [[dot == "#" for dot in row] for row in _SHAPES[sign].split("/")]
    large = [[dot for dot in row for _ in range(scale)] for row in pixels for _ in range(scale)]
    pairs = zip(large[::2], large[1::2], strict=True)
    return tuple(
        "".join(_HALVES[upper, lower] for upper, lower in zip(above, below, strict=True))
        for above, below in pairs
    )


def height(text: str, scale: int) -> int:
    """Return the height of a text of digits, or of letters, in cells."""
    return max((len(digit_rows(sign, scale)) for sign in text), default=1)


def width(text: str, scale: int) -> int:
    """Return the width of a text of digits, or of letters, in cells."""
    return sum(len(digit_rows(sign, scale)[0]) for sign in text) + GAP * scale * (len(text) - 1)
