"""A scene into cells: the one function faces call is `draw`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from acusession.body.geometry import Path, Spot
from acusession.body.picture import Cell, Glyphs, Picture, Role
from acusession.body.raster import Grid, fill, outline_of, trace
from acusession.body.scene import Mark, Pane, Scene, compose
from acusession.body.signs import QUADRANTS, ascii_sign, braille
from acusession.model import Point, Side

_OUTSIDE = Cell(" ", Role.OUTSIDE)


def draw(
    point: Point, side: Side, width: int, height: int, glyphs: Glyphs = Glyphs.BLOCKS
) -> Picture | None:
    """The picture of a point on one side, `width` by `height` cells.

    None where the point has no figure or the room is too small (below 16 x 8). Drawing takes some
    milliseconds: keep what comes back until step or size change.
    """
    scene = compose(point, side, width, height)
    return None if scene is None else render(scene, glyphs)


def render(scene: Scene, glyphs: Glyphs) -> Picture:
    """A scene in one kind of glyphs."""
    canvas = _Canvas(scene.width, scene.height, glyphs)
    for pane in scene.panes:
        canvas.body(pane)
        canvas.strokes(pane.lines, Role.LINE, pane, only_skin=True)
        canvas.strokes(pane.measures, Role.MEASURE, pane)
    for label in scene.labels:
        if label.leader:
            canvas.stroke(label.leader, Role.LABEL, every=2)
    for pane in scene.panes:
        for mark in pane.marks:
            canvas.mark(mark, pane)
    for label in scene.labels:
        for offset, sign in enumerate(label.text):
            canvas.cells[label.row][label.column + offset] = Cell(sign, label.role)
    return canvas.picture()


class _Canvas:
    """Cells while they are drawn; `dots` remembers what braille and ASCII were made of."""

    def __init__(self, width: int, height: int, glyphs: Glyphs) -> None:
        self.width, self.height, self.glyphs = width, height, glyphs
        self.cells = [[_OUTSIDE] * width for _ in range(height)]
        self.dots: dict[tuple[int, int], int] = {}

    def picture(self) -> Picture:
        return Picture(tuple(tuple(row) for row in self.cells))

    def sign(self, bits: int) -> str:
        return ascii_sign(bits) if self.glyphs is Glyphs.ASCII else braille(bits)

    def body(self, pane: Pane) -> None:
        if self.glyphs is Glyphs.BLOCKS:
            for column, row, bits in _pixels(pane.outlines, pane, 2):
                if bits:
                    self.cells[row][column] = Cell(QUADRANTS[bits], Role.SKIN, bits == 15)
            return
        inner = _filled(pane.outlines, pane, 4)
        solid = _packed(inner, pane, 4)
        for (column, row, bits), (_, _, inside) in zip(
            _packed(outline_of(inner), pane, 4), solid, strict=True
        ):
            if inside:
                self.dots[column, row] = bits
                self.cells[row][column] = Cell(self.sign(bits), Role.SKIN, inside == 255)

    def strokes(
        self, paths: tuple[Path, ...], role: Role, pane: Pane, *, only_skin: bool = False
    ) -> None:
        for path in paths:
            self.stroke(path, role, pane=pane, only_skin=only_skin)

    def stroke(
        self, path: Path, role: Role, *, pane: Pane | None = None, only_skin: bool = False, every: int = 1
    ) -> None:
        for x, y in trace(tuple(Spot(2 * x, 4 * y) for x, y in path), every):
            column, row = x // 2, y // 4
            if not self.holds(column, row, pane):
                continue
            cell = self.cells[row][column]
            if only_skin and not cell.on_skin:
                continue
            bits = self.dots.get((column, row), 0) | 1 << (y % 4 * 2 + x % 2)
            self.dots[column, row] = bits
            self.cells[row][column] = Cell(self.sign(bits), role, cell.on_skin)

    def holds(self, column: int, row: int, pane: Pane | None) -> bool:
        if pane is None:
            return 0 <= column < self.width and 0 <= row < self.height
        return pane.box.holds(column, row)

    def mark(self, mark: Mark, pane: Pane) -> None:
        role = Role.POINT if mark.is_this else Role.OTHER
        if self.glyphs is Glyphs.ASCII:
            column, row = int(mark.centre.x), int(mark.centre.y)
            signs = {-1: "(", 0: "@", 1: ")"} if mark.is_this else {0: "o"}
            for offset, sign in signs.items():
                self.put(column + offset, row, sign, role, pane)
            return
        high = 2 if self.glyphs is Glyphs.BLOCKS else 4
        shape = _filled((mark.outline,), pane, high)
        if self.glyphs is Glyphs.DOTS and not mark.is_this:
            shape = outline_of(shape)
        for column, row, bits in _packed(shape, pane, high):
            if bits:
                sign = QUADRANTS[bits] if high == 2 else braille(bits)
                self.put(column, row, sign, role, pane)

    def put(self, column: int, row: int, sign: str, role: Role, pane: Pane) -> None:
        if self.holds(column, row, pane):
            self.cells[row][column] = Cell(sign, role, self.cells[row][column].on_skin)


def _filled(outlines: tuple[Path, ...], pane: Pane, high: int) -> Grid:
    """The pane in pixels, two to a cell across and `high` down."""
    scaled = (
        tuple(Spot(2 * (x - pane.box.left), high * (y - pane.box.top)) for x, y in outline)
        for outline in outlines
    )
    return fill(scaled, 2 * pane.box.width, high * pane.box.height)


def _packed(grid: Grid, pane: Pane, high: int) -> Iterator[tuple[int, int, int]]:
    """The column, row and bits of each cell of a pane."""
    for row in range(pane.box.height):
        lines = grid[row * high : (row + 1) * high]
        for column in range(pane.box.width):
            bits = 0
            for n, line in enumerate(lines):
                bits |= (line[2 * column] + 2 * line[2 * column + 1]) << 2 * n
            yield pane.box.left + column, pane.box.top + row, bits


def _pixels(outlines: tuple[Path, ...], pane: Pane, high: int) -> Iterator[tuple[int, int, int]]:
    return _packed(_filled(outlines, pane, high), pane, high)
