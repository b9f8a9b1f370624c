"""Draws a scene in terminal cells, flat: blocks in two colours, braille or ASCII."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import islice

from msgspec.structs import replace

from acusession.body.drawing.glyphs import QUADRANTS, ascii_glyph, braille
from acusession.body.drawing.label_layout import Label
from acusession.body.drawing.picture import Cell, Glyphs, Picture, Role
from acusession.body.drawing.raster import Grid, fill, outline_of, pack_cells, trace
from acusession.body.drawing.scene import Mark, Scene
from acusession.body.drawing.viewport import Box
from acusession.body.geometry import Path, Vec

_OUTSIDE = Cell(" ", Role.OUTSIDE)
_BLOCKS = [_OUTSIDE, *(Cell(char, Role.SKIN, char == "█") for char in QUADRANTS[1:])]
_ALL = 0xFF

_BOLD_FROM = 0.6
"""Scale, in rows per cun, from which braille measures are bold."""

_POINTS = {
    Glyphs.BLOCKS: ("●", "○"),
    Glyphs.BRAILLE: ("●", "○"),
    Glyphs.ASCII: ("@", "o"),
}
"""Characters of a point on this step's side and on the other side."""

_ASCII_STROKES = {Role.MEASURE: ":"}
"""ASCII characters of roles whose lines must not be mistaken for lines of the body."""


def render(scene: Scene, glyphs: Glyphs) -> Picture:
    """Return the picture of a scene in the given glyphs."""
    canvas = _Canvas(scene.width, scene.height, glyphs)
    for pane in scene.panes:
        canvas.body(pane.outlines, pane.box)
        # Without filled areas the lines of a small body would hide its points.
        for line in () if pane.is_small and glyphs is not Glyphs.BLOCKS else pane.lines:
            # ASCII has one character where braille has eight dots, so finer lines are omitted.
            if line.shows(pane.scale / (1.3 if glyphs is Glyphs.ASCII else 1)):
                canvas.stroke(line.path, Role.LINE, pane.box, across=line.across)
    for label in scene.labels:
        canvas.leader(label.leader)
    for pane in scene.panes:
        # In braille a bold line this short would look like a disc.
        bold = glyphs is not Glyphs.BRAILLE or pane.scale >= _BOLD_FROM
        for measure in pane.measures:
            canvas.stroke(measure, Role.MEASURE, pane.box, bold=bold)
        for stop in pane.stops:
            canvas.stop(stop, pane.box, bold=bold)
        for mark in pane.marks:
            canvas.mark(mark, pane.box, is_large=pane.scale >= _BOLD_FROM)
    for label in scene.labels:
        canvas.words(label)
    return Picture(tuple(tuple(row) for row in canvas.cells))


class _Canvas:
    """The cells being drawn, the braille dots set in each, and the cells wholly on the skin."""

    def __init__(self, width: int, height: int, glyphs: Glyphs) -> None:
        self.glyphs = glyphs
        self.box = Box(0, 0, width, height)
        self.cells = [[_OUTSIDE] * width for _ in range(height)]
        self.braille: dict[tuple[int, int], int] = {}
        self.inside: set[tuple[int, int]] = set()

    def body(self, outlines: Iterable[Path], box: Box) -> None:
        """Fill the outlines with blocks, or draw only the edge of their union."""
        if self.glyphs is Glyphs.BLOCKS:
            for row, cells in enumerate(pack_cells(_filled(outlines, box, 2), 2), start=box.top):
                blocks = [_BLOCKS[bits] for bits in cells]
                self.cells[row][box.left : box.left + box.width] = blocks
                self.inside.update((box.left + n, row) for n, one in enumerate(blocks) if one[2])
            return
        body = _filled(outlines, box, 4)
        grids = zip(pack_cells(body, 4), pack_cells(outline_of(body), 4), strict=True)
        for row, (insides, edges) in enumerate(grids, start=box.top):
            both = zip(insides, edges, strict=True)
            for column, (inside, bits) in enumerate(both, start=box.left):
                if bits:
                    self.braille[column, row] = bits
                    self.cells[row][column] = Cell(self.char(bits), Role.SKIN)
                if inside == _ALL:
                    self.inside.add((column, row))

    def leader(self, path: Path) -> None:
        """Draw the sparsely dotted line between a label and its target."""
        if self.glyphs is Glyphs.ASCII:
            # A dot in every second cell of the line.
            for column, row in islice(dict.fromkeys(trace(path)), 1, None, 2):
                self.put(column, row, ".", Role.LABEL, self.box)
        else:
            self.stroke(path, Role.LABEL, self.box, every=3)

    def stop(self, path: Path, box: Box, *, bold: bool) -> None:
        """Draw the start of a measure."""
        if self.glyphs is Glyphs.ASCII:
            (x, y), (to_x, to_y) = path
            self.put(math.floor((x + to_x) / 2), math.floor((y + to_y) / 2), "+", Role.MEASURE, box)
        else:
            self.stroke(path, Role.MEASURE, box, bold=bold)

    def stroke(
        self,
        path: Path,
        role: Role,
        box: Box,
        *,
        every: int = 1,
        bold: bool = False,
        across: bool = False,
    ) -> None:
        """Draw a line within a box; a bold line is two dots thick.

        An inner line is drawn only in cells wholly on the skin, unless it goes across a limb.
        """
        if not box.intersects(path):
            return
        touched = set()
        for x, y in self._braille(path, every, bold=bold):
            column, row = x // 2, y // 4
            if box.contains(column, row) and (
                role is not Role.LINE or across or (column, row) in self.inside
            ):
                bit = 1 << (y % 4 * 2 + x % 2)
                self.braille[column, row] = self.braille.get((column, row), 0) | bit
                touched.add((column, row))
        for column, row in touched:
            char = self.char(self.braille[column, row])
            if self.glyphs is Glyphs.ASCII:
                char = "-" if across else _ASCII_STROKES.get(role, char)
            self.put(column, row, char, role, box)

    def _braille(self, path: Path, every: int, *, bold: bool) -> Iterator[tuple[int, int]]:
        """Yield the dots of a line; a bold vertical or horizontal line stays within its cells."""
        start, end = path[0], path[-1]
        for x, y in trace(((2 * x, 4 * y) for x, y in path), every):
            yield x, y
            if bold and self.glyphs is not Glyphs.ASCII:
                if start.y == end.y:
                    yield x, y ^ 1
                else:
                    yield (x ^ 1 if abs(end.x - start.x) < 0.25 else x + 1), y

    def words(self, label: Label) -> None:
        """Write a label; in braille and ASCII pictures with a space at each end."""
        text, column = label.text, label.column
        if self.glyphs is not Glyphs.BLOCKS:
            text, column = f" {text} ", column - 1
        for offset, char in enumerate(text):
            self.put(column + offset, label.row, char, label.role, self.box)

    def char(self, bits: int) -> str:
        """Return the character for some dots."""
        return ascii_glyph(bits) if self.glyphs is Glyphs.ASCII else braille(bits)

    def mark(self, mark: Mark, box: Box, *, is_large: bool) -> None:
        """Draw a point: as a disc of blocks, or as one character with free cells around it."""
        role = Role.POINT if mark.is_this else Role.OTHER
        if self.glyphs is not Glyphs.BLOCKS or not (mark.is_this or mark.is_tiny):
            place = math.floor(mark.spot.x), math.floor(mark.spot.y)
            if is_large:
                self._clear_around(*place, box)
            this, other = _POINTS[self.glyphs]
            self.put(*place, this if mark.is_this else other, role, box)
            return
        if mark.is_tiny:
            self.put(mark.box.left, mark.box.top, "█", role, box)
            return
        if mark.centre == mark.spot:
            # A disc in the middle of a quarter cell is as round as blocks allow.
            x, y = mark.spot
            centre = Vec((math.floor(2 * x) + 0.5) / 2, (math.floor(2 * y) + 0.5) / 2)
            mark = replace(mark, centre=centre)
        around = mark.box
        disc = pack_cells(_filled([mark.outline], around, 2), 2)
        for row, cells in enumerate(disc, start=around.top):
            for column, bits in enumerate(cells, start=around.left):
                if bits:
                    self.put(column, row, QUADRANTS[bits], role, box)

    def _clear_around(self, column: int, row: int, box: Box) -> None:
        """Remove the lines of the body next to a point, so that the point stands out."""
        for x, y in Box(column - 1, row - 1, 3, 3).cells():
            if box.contains(x, y) and self.cells[y][x].role in {Role.SKIN, Role.LINE}:
                self.cells[y][x] = self._bare(self.cells[y][x])

    def _bare(self, cell: Cell) -> Cell:
        """Return a cell of the body without lines: skin in blocks, else nothing."""
        if self.glyphs is not Glyphs.BLOCKS:
            return _OUTSIDE
        return _BLOCKS[-1] if cell.on_skin else cell

    def put(self, column: int, row: int, char: str, role: Role, box: Box) -> None:
        """Set one character within a box, keeping the background of the cell."""
        if box.contains(column, row):
            self.cells[row][column] = Cell(char, role, self.cells[row][column].on_skin)


def _filled(outlines: Iterable[Path], box: Box, high: int) -> Grid:
    """Return the pixels of the outlines within a box, per cell 2 across and `high` down."""
    shifted = (
        [(2 * (x - box.left), high * (y - box.top)) for x, y in outline] for outline in outlines
    )
    return fill(shifted, 2 * box.width, high * box.height, samples=6 // high)
