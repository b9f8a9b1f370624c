"""A picture: an immutable grid of cells, each with a character and a role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, StrEnum, auto
from itertools import groupby
from typing import NamedTuple

from msgspec import Struct

from acusession.body.drawing.palette import Colour

Paint = tuple[Colour, Colour]
"""The colour of a character and of its background."""


class Glyphs(Enum):
    """The characters a picture is made of.

    BLOCKS fill the body and need two colours; BRAILLE draws its outline in dots and needs none;
    ASCII draws its outline with characters every terminal has.
    """

    BLOCKS = auto()
    BRAILLE = auto()
    ASCII = auto()


class Role(StrEnum):
    """The kind of thing a cell shows; each face gives each role a style."""

    OUTSIDE = "outside"
    SKIN = "skin"
    LINE = "line"
    OTHER = "other"
    POINT = "point"
    MEASURE = "measure"
    LABEL = "label"


class Cell(NamedTuple):
    """One cell. `on_skin`: the background of the character is skin.

    In a shaded picture `paint` is the colour of the character and of its background.
    """

    char: str
    role: Role
    on_skin: bool = False
    paint: Paint | None = None


class Run(NamedTuple):
    """Adjacent cells with the same role, background and paint."""

    text: str
    role: Role
    on_skin: bool
    paint: Paint | None


class Picture(Struct, frozen=True):
    """Rows of cells, all of the same length."""

    rows: tuple[tuple[Cell, ...], ...]

    @property
    def text(self) -> str:
        """The characters alone, one line per row."""
        return "\n".join("".join(cell.char for cell in row).rstrip() for row in self.rows)


def runs(row: Sequence[Cell]) -> Iterator[Run]:
    """Yield a row as runs of cells that share a style."""
    for look, cells in groupby(row, key=lambda cell: cell[1:]):
        yield Run("".join(cell.char for cell in cells), *look)
