"""Characters for the pixels of a cell: quadrant blocks, braille, and the closest ASCII character.

A cell has 2 x 2 quadrants or 2 x 4 dots; bit n is the n-th of them, row by row.
"""

from __future__ import annotations

from functools import cache

QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"

_BRAILLE_BITS = (0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80)

_SHAPES = {
    "|": ("10101010", "01010101"),
    "/": ("01011010", "01101010", "00010110", "01011000"),
    "\\": ("10100101", "10010101", "00101001", "10100100"),
    "_": ("00000011",),
    "-": ("00110000", "00001100"),
    '"': ("11000000",),
    "'": ("10000000", "01000000", "01010000", "10100000"),
    ".": ("00000001", "00000010"),
    ",": ("00000101", "00001010"),
    ":": ("00100010", "00010001", "10001000", "01000100"),
    "(": ("01101001",),
    ")": ("10010110",),
    "<": ("00011001",),
    ">": ("00100110",),
    "+": ("01110100", "10111000"),
    "L": ("10101011",),
    "J": ("01010111",),
    "^": ("11010100", "11101000"),
    "=": ("11001100", "00110011", "11110000", "00001111"),
    "#": ("11111111", "11111100", "00111111"),
}


@cache
def braille(bits: int) -> str:
    """Return the braille character with these dots, or a space if there are none."""
    if not bits:
        return " "
    return chr(0x2800 + sum(_BRAILLE_BITS[n] for n in range(8) if bits >> n & 1))


@cache
def ascii_glyph(bits: int) -> str:
    """Return the ASCII character whose shape is closest to these dots."""
    if not bits:
        return " "
    shapes = ((int(shape[::-1], 2), char) for char, drawn in _SHAPES.items() for shape in drawn)
    return min(shapes, key=lambda each: (each[0] ^ bits).bit_count())[1]
