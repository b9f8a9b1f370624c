"""The mapping from cun of a figure to cells of a picture.

A cell is assumed to be twice as high as it is wide.
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
        """Return whether a cell or a spot is in the box."""
        across = self.left <= column < self.left + self.width
        return across and self.top <= row < self.top + self.height

    def intersects(self, path: Path) -> bool:
        """Return whether a path may enter the box, by the path's bounding box."""
        if not path:
            return False
        xs, ys = [x for x, _ in path], [y for _, y in path]
        across = max(xs) >= self.left and min(xs) < self.left + self.width
        return across and max(ys) >= self.top and min(ys) < self.top + self.height

    def cells(self) -> Iterator[tuple[int, int]]:
        """Yield the (column, row) of each cell."""
        for row in range(self.top, self.top + self.height):
            for column in range(self.left, self.left + self.width):
                yield column, row


class Viewport(Struct, frozen=True):
    """A view of a figure fitted into a box; `flip` is -1 to mirror it.

    A `gutter` of cells on each side is kept free from the body's middle part. A small viewport is
    shown next to a close-up.
    """

    view_box: ViewBox
    box: Box
    flip: int = 1
    is_small: bool = False
    gutter: int = 0

    @property
    def scale(self) -> float:
        """Rows per cun."""
        wide = self.view_box.middle if self.gutter else self.view_box.wide
        across = self.box.width - 2 * self.gutter
        return min(across / 2 / wide, self.box.height / self.view_box.high)

    def spot(self, at: Vec) -> Vec:
        """Convert a spot of the figure from cun to cells of the picture."""
        return self.path((at,))[0]

    def path(self, path: Path) -> Path:
        """Convert a path of the figure from cun to cells of the picture."""
        box, centre, turn = self.box, self.view_box.centre, math.radians(self.view_box.lean)
        middle_x, middle_y = box.left + box.width / 2, box.top + box.height / 2
        sine, cosine = self.scale * math.sin(turn), self.scale * math.cos(turn)
        across, up = 2 * self.flip * cosine, 2 * self.flip * sine
        shifted = ((x - centre.x, y - centre.y) for x, y in path)
        return tuple(
            Vec(middle_x + across * x + up * y, middle_y + sine * x - cosine * y)
            for x, y in shifted
        )
