"""Terminal cells as SVG. Blocks become shapes and braille circles, independent of the font."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from acusession.body.drawing.glyphs import QUADRANTS

WIDE: Final = 8
HIGH: Final = 16
"""Width and height of a cell, pixels."""

_DOTS: Final = (0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80)
_BARS: Final = {"━": (0.0, 1.0, 2.0), "╸": (0.0, 0.5, 2.0), "─": (0.0, 1.0, 1.0)}
"""The start and end of a line as shares of a cell's width, and its thickness in pixels."""


def cell(
    sign: str, colour: str, x: float, y: float, *, columns: int = 1, bold: bool = False
) -> Iterator[str]:
    """Yield the SVG of one character, `columns` cells wide."""
    if sign == " ":
        return
    if sign in QUADRANTS:
        yield from _quadrants(QUADRANTS.index(sign), colour, x, y)
    elif 0x2800 <= ord(sign[0]) < 0x2900:
        yield from _braille(ord(sign[0]) - 0x2800, colour, x, y)
    elif sign in _BARS:
        start, end, thick = _BARS[sign]
        yield rect(x + start * WIDE, y + (HIGH - thick) / 2, (end - start) * WIDE, thick, colour)
    else:
        weight = ' font-weight="bold"' if bold else ""
        yield (
            f'<text x="{x + WIDE * columns / 2:g}" y="{y + HIGH * 0.77:g}" text-anchor="middle" '
            f'fill="{colour}"{weight}>{escape(sign)}</text>'
        )


def _quadrants(bits: int, colour: str, x: float, y: float) -> Iterator[str]:
    for number in range(4):
        if bits >> number & 1:
            left, top = x + number % 2 * WIDE / 2, y + number // 2 * HIGH / 2
            yield rect(left, top, WIDE / 2, HIGH / 2, colour)


def _braille(bits: int, colour: str, x: float, y: float) -> Iterator[str]:
    for number, bit in enumerate(_DOTS):
        if bits & bit:
            across, down = (
                x + WIDE * (0.25 + number % 2 * 0.5),
                y + HIGH * (0.125 + number // 2 * 0.25),
            )
            yield f'<circle cx="{across:g}" cy="{down:g}" r="1.15" fill="{colour}"/>'


def rect(x: float, y: float, wide: float, high: float, colour: str) -> str:
    """Return a filled rectangle."""
    return f'<rect x="{x:g}" y="{y:g}" width="{wide:g}" height="{high:g}" fill="{colour}"/>'


def document(wide: float, high: float, ground: str, parts: Iterator[str]) -> str:
    """Return the text of an SVG file."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:g} {high:g}" '
        f'width="{wide:g}" height="{high:g}" font-size="13" shape-rendering="crispEdges" '
        'font-family="DejaVu Sans Mono, Menlo, Consolas, monospace">\n'
        f"{rect(0, 0, wide, high, ground)}\n" + "\n".join(parts) + "\n</svg>\n"
    )
