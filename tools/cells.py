"""Terminal cells as SVG. Blocks, lines and braille become shapes, independent of the font."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from html import escape
from itertools import groupby
from typing import Final, NamedTuple, TypeVar

from acusession.body.drawing.glyphs import QUADRANTS

WIDE: Final = 8
HIGH: Final = 16
"""Width and height of a cell, pixels."""

_DOTS: Final = (0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80)
_LINES: Final = {"━": (0.0, 1.0, 2.0), "╸": (0.0, 0.5, 2.0), "─": (0.0, 1.0, 1.0)}
"""The start and end of a line as shares of a cell's width, and its thickness in pixels."""

_BASELINE: Final = 0.75
"""Share of a cell's height above the baseline, so that the text stays inside its cells."""

_ROUND: Final = 'stroke-width="2.3" stroke-linecap="round" shape-rendering="auto" stroke'
"""Draws a line of no length as a dot."""


class Cell(NamedTuple):
    """One cell. The right half of a wide character has the character ""."""

    char: str
    colour: str
    background: str
    bold: bool = False


Place = tuple[int, int]
"""A row and a column."""

Cells = Mapping[Place, Cell]

Look = TypeVar("Look", bound=Hashable)


class Run(NamedTuple):
    """Adjacent places in a row with the same look, from `column` on."""

    row: int
    column: int
    width: int


def draw(cells: Cells) -> Iterator[str]:
    """Yield the SVG of cells: a path for each colour, then the text."""
    yield from _paths(_blocks(cells), "fill")
    yield from _paths(_lines(cells), "fill")
    yield from _paths(_dots(cells), _ROUND)
    yield from _texts(cells)


def words(cells: Cells) -> Iterator[tuple[Run, tuple[str, bool]]]:
    """Yield the runs of text without a space, each with its colour and whether it is bold."""
    return _runs(
        {place: (cell.colour, cell.bold) for place, cell in cells.items() if _is_text(cell.char)}
    )


def rect(x: float, y: float, wide: float, high: float, colour: str) -> str:
    """Return a filled rectangle."""
    return f'<rect x="{x:g}" y="{y:g}" width="{wide:g}" height="{high:g}" fill="{colour}"/>'


def document(wide: float, high: float, background: str, parts: Iterable[str]) -> str:
    """Return the text of an SVG file."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:g} {high:g}" '
        f'width="{wide:g}" height="{high:g}" font-size="13" shape-rendering="crispEdges" '
        'text-anchor="middle" font-family="DejaVu Sans Mono, Menlo, Consolas, monospace">\n'
        f"{rect(0, 0, wide, high, background)}\n" + "\n".join(parts) + "\n</svg>\n"
    )


def _blocks(cells: Cells) -> Iterator[tuple[str, str]]:
    wide, high = WIDE / 2, HIGH / 2
    for run, colour in _runs(_quadrants(cells)):
        yield colour, _area(run.column * wide, run.row * high, run.width * wide, high)


def _quadrants(cells: Cells) -> dict[Place, str]:
    """Return the colour of each quadrant, by half row and half column."""
    return {
        (2 * row + number // 2, 2 * column + number % 2): (
            cell.colour if max(0, QUADRANTS.find(cell.char)) >> number & 1 else cell.background
        )
        for (row, column), cell in cells.items()
        for number in range(4)
    }


def _runs(places: Mapping[Place, Look]) -> Iterator[tuple[Run, Look]]:
    """Yield the runs, row by row."""
    placed = enumerate(sorted(places))
    # Column minus number is the same in adjacent places.
    lines = groupby(placed, lambda each: (each[1][0], each[1][1] - each[0], places[each[1]]))
    for (row, _, look), each in lines:
        columns = [column for _, (_, column) in each]
        yield Run(row, columns[0], len(columns)), look


def _lines(cells: Cells) -> Iterator[tuple[str, str]]:
    for (row, column), cell in cells.items():
        if cell.char in _LINES:
            start, end, thick = _LINES[cell.char]
            x, y = (column + start) * WIDE, row * HIGH + (HIGH - thick) / 2
            yield cell.colour, _area(x, y, (end - start) * WIDE, thick)


def _dots(cells: Cells) -> Iterator[tuple[str, str]]:
    for (row, column), cell in cells.items():
        if _is_braille(cell.char):
            for number, bit in enumerate(_DOTS):
                if ord(cell.char) & bit:
                    x = (column + 0.25 + number % 2 * 0.5) * WIDE
                    y = (row + 0.125 + number // 2 * 0.25) * HIGH
                    yield cell.colour, f"M{x:g} {y:g}h0"


def _area(x: float, y: float, wide: float, high: float) -> str:
    return f"M{x:g} {y:g}h{wide:g}v{high:g}h-{wide:g}z"


def _paths(shapes: Iterable[tuple[str, str]], paint: str) -> Iterator[str]:
    """Yield one path for each colour."""
    by_colour = defaultdict[str, list[str]](list)
    for colour, shape in shapes:
        by_colour[colour].append(shape)
    for colour, found in by_colour.items():
        yield f'<path {paint}="{colour}" d="{"".join(found)}"/>'


def _texts(cells: Cells) -> Iterator[str]:
    """Yield the words, each as wide as its cells in any font if no character is wide."""
    for (row, column, width), (colour, bold) in words(cells):
        chars = "".join(cells[row, column + number].char for number in range(width))
        length = f' textLength="{width * WIDE}"' if len(chars) == width > 1 else ""
        weight = ' font-weight="bold"' if bold else ""
        yield (
            f'<text x="{(column + width / 2) * WIDE:g}" y="{(row + _BASELINE) * HIGH:g}"{length} '
            f'fill="{colour}"{weight}>{escape(chars, quote=False)}</text>'
        )


def _is_text(char: str) -> bool:
    return not char or not (char in QUADRANTS or char in _LINES or _is_braille(char))


def _is_braille(char: str) -> bool:
    return "\u2800" < char < "\u2900"
