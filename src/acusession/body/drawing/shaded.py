"""Draws a scene in two colours a cell: a body with volume, and points that glow."""

from __future__ import annotations

from collections.abc import Iterator

from acusession.body.drawing.glow import Glow, light, lit_box
from acusession.body.drawing.glyphs import braille
from acusession.body.drawing.label_layout import Label
from acusession.body.drawing.palette import Colour, Palette, blend, contrast
from acusession.body.drawing.picture import Cell, Picture, Role
from acusession.body.drawing.quadrants import fit, mean
from acusession.body.drawing.raster import trace
from acusession.body.drawing.scene import Mark, Pane, Scene
from acusession.body.drawing.shading import shade
from acusession.body.drawing.viewport import Box
from acusession.body.geometry import Path

_TONES = 24
_OPACITIES = 12
"""Numbers of steps of the lightness and of the opacity at an edge: few, so that cells are alike."""


class ShadedScene:
    """A scene drawn in the colours of a palette, except for its points, whose glow may change."""

    def __init__(self, scene: Scene, palette: Palette) -> None:
        self._scene = scene
        self._palette = palette
        self._pixels = [[palette.background] * (2 * scene.width) for _ in range(2 * scene.height)]
        self._dots: dict[tuple[int, int], tuple[int, Role]] = {}
        self._letters: dict[tuple[int, int], tuple[str, Role]] = {}
        for pane in scene.panes:
            self._paint(pane)
        for label in scene.labels:
            self._stroke(label.leader, Role.LABEL, every=3)
        for pane in scene.panes:
            for measure in (*pane.measures, *pane.stops):
                self._stroke(measure, Role.MEASURE)
        for label in scene.labels:
            self._write(label)
        self._cells = list(self._fitted(self._pixels, Box(0, 0, scene.width, scene.height)))

    def picture(self, glow: Glow) -> Picture:
        """Return the picture with its points in this glow."""
        pixels, rows = list(self._pixels), list(self._cells)
        lit = [(mark, lit_box(mark, pane.box)) for pane in self._scene.panes for mark in pane.marks]
        shares: dict[tuple[int, int], float] = {}  # where two lights meet, the brighter is seen
        for mark, box in lit:
            for y in range(2 * box.top, 2 * (box.top + box.height)):
                pixels[y] = list(pixels[y])
            skin = self._skin_at(mark)
            for x, y, share in light(mark, box, glow.halo):
                if share < shares.get((x, y), 0.0):
                    continue
                shares[x, y] = share
                # One skin colour in all the light, so that a change of the halo has few colours.
                is_outside = self._pixels[y][x] == self._palette.background
                under = self._palette.background if is_outside else skin
                pixels[y][x] = blend(under, glow.colour, share)
        for mark, box in lit:
            role = Role.POINT if mark.is_this else Role.OTHER
            fitted = self._fitted(pixels, box, role, glow.colour)
            for row, cells in enumerate(fitted, start=box.top):
                before, after = rows[row][: box.left], rows[row][box.left + box.width :]
                rows[row] = (*before, *cells, *after)
        return Picture(tuple(rows))

    def _skin_at(self, mark: Mark) -> Colour:
        """Return the colour of the skin under a mark."""
        x, y = int(2 * mark.centre.x), int(2 * mark.centre.y)
        return self._pixels[y][x]

    def _paint(self, pane: Pane) -> None:
        """Paint the body of a pane."""
        palette, left, top = self._palette, 2 * pane.box.left, 2 * pane.box.top
        skins = [blend(palette.rim, palette.skin, step / _TONES) for step in range(_TONES + 1)]
        mixed = [
            [blend(palette.background, skin, part / _OPACITIES) for skin in skins]
            for part in range(_OPACITIES + 1)
        ]
        shading = shade(pane)
        for y, (shares, lights) in enumerate(
            zip(shading.opacity, shading.lightness, strict=True), start=top
        ):
            tones = [min(max(int(light * _TONES + 0.5), 0), _TONES) for light in lights]
            row = self._pixels[y]
            for x, share in enumerate(shares):
                if share:
                    row[left + x] = mixed[int(share * _OPACITIES + 0.5)][tones[x // 2]]

    def _stroke(self, path: Path, role: Role, *, every: int = 1) -> None:
        """Draw a line in dots."""
        room = Box(0, 0, self._scene.width, self._scene.height)
        for x, y in trace(((2 * x, 4 * y) for x, y in path), every):
            cell = x // 2, y // 4
            if room.contains(*cell):
                bits = 1 << (y % 4 * 2 + x % 2) | self._dots.get(cell, (0, role))[0]
                self._dots[cell] = bits, role

    def _write(self, label: Label) -> None:
        for column, char in enumerate(label.text, start=label.column):
            self._letters[column, label.row] = char, label.role

    def _fitted(
        self,
        pixels: list[list[Colour]],
        box: Box,
        role: Role = Role.SKIN,
        glow: Colour | None = None,
    ) -> Iterator[tuple[Cell, ...]]:
        """Yield the rows of a box as cells; what has no line or letter is of the given role.

        Where the cell is mostly in the colour of the `glow`, lines are hidden.
        """
        background = self._palette.background
        columns = range(box.left, box.left + box.width)
        outside = Cell(" ", Role.OUTSIDE, paint=(background, background))
        for row in range(box.top, box.top + box.height):
            upper, lower = pixels[2 * row], pixels[2 * row + 1]
            cells = []
            for column in columns:
                x = 2 * column
                four = upper[x], upper[x + 1], lower[x], lower[x + 1]
                place = column, row
                if place in self._letters or (place in self._dots and four.count(glow) < 2):
                    cells.append(self._on_top(place, four))
                elif four == (background, background, background, background):
                    cells.append(outside)
                else:
                    char, front, back = fit(four)
                    cells.append(Cell(char, role, paint=(front, back)))
            yield tuple(cells)

    def _on_top(self, place: tuple[int, int], four: tuple[Colour, Colour, Colour, Colour]) -> Cell:
        """Return the cell of a letter or of the dots of a line."""
        if place in self._letters:
            char, role = self._letters[place]
        else:
            bits, role = self._dots[place]
            char = braille(bits)
        under = mean(four)
        colour = self._palette.measure if role is Role.MEASURE else self._palette.label
        if place in self._letters:
            colour = max(colour, self._palette.background, key=lambda each: contrast(each, under))
        return Cell(char, role, paint=(colour, under))
