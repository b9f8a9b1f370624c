"""The data of a figure: parts with an outline and inner lines, and the views of them."""

from __future__ import annotations

import math
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from acusession.body.geometry import Path, Vec, mirrored


class Line(Struct, frozen=True):
    """An inner line, drawn at scales from `from_scale` up to, but not including, `below`.

    Scales are in rows per cun. A line `across` a limb is drawn over the edges of the limb too.
    """

    path: Path
    from_scale: float = 0.0
    below: float = math.inf
    across: bool = False

    def shows(self, scale: float) -> bool:
        """Return whether the line is drawn at `scale` rows per cun."""
        return self.from_scale <= scale < self.below

    def on(self, path: Path) -> Line:
        """Return the line with another path."""
        return replace(self, path=path)

    def mirrored(self) -> Line:
        """Return the line mirrored about the midline."""
        return self.on(mirrored(self.path))


class Part(Struct, frozen=True):
    """A closed outline with its inner lines, in cun.

    Below `simple_below` rows per cun the `simple` outline replaces the outline.
    """

    outline: Path
    lines: tuple[Line, ...] = ()
    simple: Path = ()
    simple_below: float = 0.0

    def outline_at(self, scale: float) -> Path:
        """Return the outline to draw at `scale` rows per cun."""
        return self.simple if scale < self.simple_below else self.outline

    def mirrored(self) -> Part:
        """Return the part mirrored about the midline."""
        return Part(
            mirrored(self.outline),
            tuple(line.mirrored() for line in self.lines),
            mirrored(self.simple),
            self.simple_below,
        )


class ViewBox(Struct, frozen=True, kw_only=True):
    """The area of a figure that a picture shows: at least `wide` by `high` cun around `centre`.

    `parts` are names of parts of the figure. A view of a `limb` shows the limb of the step's side,
    stored for x >= 0 and turned upright by `lean` degrees; `words` names the limb in the caption.
    `seen` is the caption for the viewing direction. `tight` is a closer view for small pictures.
    `middle` is the width of the body where its points are; what lies beside it may be hidden by
    labels or cut off. The parts named in `fading` fade between the two heights of `fade`.
    """

    centre: Vec
    wide: float
    high: float
    parts: tuple[str, ...]
    limb: bool = False
    lean: float = 0.0
    words: str = ""
    seen: str = ""
    middle: float = 0.0
    fading: tuple[str, ...] = ()
    fade: tuple[float, float] = (0.0, 0.0)
    tight: ViewBox | None = None


class Figure(Struct, frozen=True, kw_only=True):
    """The body from one direction: its parts, the views of the whole body, and the close-ups.

    The `small` view of the whole body has simpler parts and is shown next to a close-up.
    """

    parts: Mapping[str, Part]
    whole: ViewBox
    small: ViewBox
    close_ups: Mapping[str, ViewBox]
