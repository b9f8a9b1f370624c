"""Where in the picture a figure is shown, and how its cun become cells.

A cell is taken to be twice as high as wide.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from acusession.body.figure import Window
from acusession.body.geometry import Path, Spot


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of cells."""

    left: int
    top: int
    width: int
    height: int

    def holds(self, column: float, row: float) -> bool:
        """Whether a cell, or a spot, lies in it."""
        across = self.left <= column < self.left + self.width
        return across and self.top <= row < self.top + self.height


@dataclass(frozen=True, slots=True)
class Frame:
    """A window on a figure, fitted into a box; `flip` -1 shows it mirrored."""

    window: Window
    box: Box
    flip: int = 1

    @property
    def scale(self) -> float:
        """Rows per cun."""
        return min(self.box.width / 2 / self.window.wide, self.box.height / self.window.high)

    def spot(self, spot: Spot) -> Spot:
        """A spot of the figure, in cells of the picture."""
        scale, turn = self.scale, math.radians(self.window.lean)
        x, y = spot.x - self.window.centre.x, spot.y - self.window.centre.y
        across = x * math.cos(turn) + y * math.sin(turn)
        up = y * math.cos(turn) - x * math.sin(turn)
        return Spot(
            self.box.left + self.box.width / 2 + 2 * scale * across * self.flip,
            self.box.top + self.box.height / 2 - scale * up,
        )

    def path(self, path: Path) -> Path:
        """A path of the figure, in cells of the picture."""
        return tuple(self.spot(each) for each in path)
