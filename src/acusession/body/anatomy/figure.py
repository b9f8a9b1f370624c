"""What a figure is made of: parts with an outline and inner lines, and the windows on them."""

from __future__ import annotations

import math
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from acusession.body.geometry import Path, Vec, mirrored


class Line(Struct, frozen=True):
    """An inner line, drawn where a cun is at least `from_scale` rows high, and less than `below`.

    One that goes `across` a limb is drawn over its edges too, however thin the limb.
    """

    path: Path
    from_scale: float = 0.0
    below: float = math.inf
    across: bool = False

    def shows(self, scale: float) -> bool:
        """Whether it is drawn where a cun is `scale` rows high."""
        return self.from_scale <= scale < self.below

    def on(self, path: Path) -> Line:
        """The same along another path."""
        return replace(self, path=path)

    def mirrored(self) -> Line:
        """The same on the other side."""
        return self.on(mirrored(self.path))


class Part(Struct, frozen=True):
    """A closed outline with its inner lines, in cun."""

    outline: Path
    lines: tuple[Line, ...] = ()

    def mirrored(self) -> Part:
        """The same on the other side."""
        return Part(mirrored(self.outline), tuple(line.mirrored() for line in self.lines))


class ViewBox(Struct, frozen=True, kw_only=True):
    """What of a figure a picture shows: at least `wide` by `high` cun about `centre`.

    `parts` are named as in the figure. A window on a `limb` shows the one of this step's side,
    stored for x >= 0, turned upright by `lean` degrees, and is called by its `words`. `seen`
    says from where one looks. `tight` is a closer one for where there is little room.
    """

    centre: Vec
    wide: float
    high: float
    parts: tuple[str, ...]
    limb: bool = False
    lean: float = 0.0
    words: str = ""
    seen: str = ""
    tight: ViewBox | None = None


class Figure(Struct, frozen=True, kw_only=True):
    """The body from one view: its parts, the windows on the whole, and the close-ups.

    The `small` window has plainer parts, to stand beside a close-up.
    """

    parts: Mapping[str, Part]
    whole: ViewBox
    small: ViewBox
    close_ups: Mapping[str, ViewBox]
