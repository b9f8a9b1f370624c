"""What a figure is made of: parts with an outline and inner lines, and the windows on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from acusession.body.geometry import Path, Spot, mirrored


@dataclass(frozen=True, slots=True)
class Line:
    """An inner line, drawn where a cun is at least `from_scale` rows high."""

    path: Path
    from_scale: float = 0.0

    def mirrored(self) -> Line:
        """The same on the other side."""
        return Line(mirrored(self.path), self.from_scale)


@dataclass(frozen=True, slots=True)
class Part:
    """A closed outline with its inner lines, in cun."""

    outline: Path
    lines: tuple[Line, ...] = ()

    def mirrored(self) -> Part:
        """The same on the other side."""
        return Part(mirrored(self.outline), tuple(line.mirrored() for line in self.lines))


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """What of a figure a picture shows: at least `wide` by `high` cun about `centre`.

    `parts` are named as in the figure. A window on a `limb` shows the one of this step's side,
    stored for x >= 0, turned upright by `lean` degrees, and is called by its `words`. `seen`
    says from where one looks.
    """

    centre: Spot
    wide: float
    high: float
    parts: tuple[str, ...]
    limb: bool = False
    lean: float = 0.0
    words: str = ""
    seen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The body from one view: its parts, the window on the whole, and the close-ups."""

    parts: Mapping[str, Part]
    whole: Window
    close_ups: Mapping[str, Window]
