"""Where in the picture a figure is shown, and how its cun become cells.

A cell is taken to be twice as high as wide.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from msgspec import Struct

from acusession.body.anatomy.figure import ViewBox
from acusession.body.geometry import Path, Vec


class Box(Struct, frozen=True):
    """A rectangle of cells."""

    left: int
    top: int
    width: int
    height: int

    def contains(self, column: float, row: float) -> bool:
        """Whether a cell, or a spot, lies in it."""
        across = self.left <= column < self.left + self.width
        return across and self.top <= row < self.top + self.height

    def intersects(self, path: Path) -> bool:
        """Whether a path may come into it (it does not if all of it lies to one side)."""
        if not path:
            return False
        xs, ys = [x for x, _ in path], [y for _, y in path]
        across = max(xs) >= self.left and min(xs) < self.left + self.width
        return across and max(ys) >= self.top and min(ys) < self.top + self.height

    def cells(self) -> Iterator[tuple[int, int]]:
        """The (column, row) of each of its cells."""
        for row in range(self.top, self.top + self.height):
            for column in range(self.left, self.left + self.width):
                yield column, row


class Viewport(Struct, frozen=True):
    """A window on a figure, fitted into a box; `flip` -1 shows it mirrored.

    What is small stands beside a close-up.
    """

    view_box: ViewBox
    box: Box
    flip: int = 1
    is_small: bool = False

    @property
    def scale(self) -> float:
        """Rows per cun."""
        return min(self.box.width / 2 / self.view_box.wide, self.box.height / self.view_box.high)

    def spot(self, at: Vec) -> Vec:
        """A spot of the figure, in cells of the picture."""
        return self.path((at,))[0]

    def path(self, path: Path) -> Path:
        """A path of the figure, in cells of the picture."""
        box, centre, turn = self.box, self.view_box.centre, math.radians(self.view_box.lean)
        middle_x, middle_y = box.left + box.width / 2, box.top + box.height / 2
        sine, cosine = self.scale * math.sin(turn), self.scale * math.cos(turn)
        across, up = 2 * self.flip * cosine, 2 * self.flip * sine
        shifted = ((x - centre.x, y - centre.y) for x, y in path)
        return tuple(
            Vec(middle_x + across * x + up * y, middle_y + sine * x - cosine * y)
            for x, y in shifted
        )
