"""A picture: a frozen grid of cells, each with a sign and the role it plays."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, StrEnum, auto
from itertools import groupby
from typing import NamedTuple

from msgspec import Struct


class Glyphs(Enum):
    """What a picture is made of.

    BLOCKS fill the body and need two colours; DOTS draw its outline in braille and need none;
    ASCII draws it with the signs every terminal has.
    """

    BLOCKS = auto()
    BRAILLE = auto()
    ASCII = auto()


class Role(StrEnum):
    """What a cell shows; a face gives each role its style."""

    OUTSIDE = "outside"
    SKIN = "skin"
    LINE = "line"
    OTHER = "other"
    POINT = "point"
    MEASURE = "measure"
    LABEL = "label"


class Cell(NamedTuple):
    """One cell. `on_skin` tells that the ground behind the sign is skin."""

    char: str
    role: Role
    on_skin: bool = False


class Run(NamedTuple):
    """Neighbouring cells that look alike."""

    text: str
    role: Role
    on_skin: bool


class Picture(Struct, frozen=True):
    """Rows of cells, all equally long."""

    rows: tuple[tuple[Cell, ...], ...]

    @property
    def text(self) -> str:
        """The signs alone, a line for each row."""
        return "\n".join("".join(cell.char for cell in row).rstrip() for row in self.rows)

    def runs(self) -> Iterator[tuple[Run, ...]]:
        """Each row as runs of cells of one role and ground, for faces that style."""
        for row in self.rows:
            alike = groupby(row, key=lambda cell: (cell.role, cell.on_skin))
            yield tuple(
                Run("".join(cell.char for cell in cells), role, on_skin)
                for (role, on_skin), cells in alike
            )
