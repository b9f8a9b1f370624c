"""A picture of the user's own hand as a ruler, in cun.

The hand is drawn in its own cun, palm to the viewer. The four closed fingers are 3 cun wide
(WHO); the little finger starts at x = 0.
"""

from __future__ import annotations

from acusession.body.anatomy.figure import Line, ViewBox
from acusession.body.drawing.label_layout import Label
from acusession.body.drawing.picture import Role
from acusession.body.drawing.scene import Pane, Scene
from acusession.body.drawing.viewport import Box, Viewport
from acusession.body.geometry import Path, Vec, closed_curve, curve, polyline

NARROWEST, LOWEST = 28, 11
"""The smallest ruler, in cells."""

_HAND = closed_curve(
    # the fingers, from the little one
    (0.0, 4.2), (0.02, 5.6), (0.2, 6.1), (0.52, 6.1), (0.7, 5.7), (0.75, 5.3), (0.79, 6.8),
    (0.95, 7.35), (1.3, 7.35), (1.46, 6.9), (1.5, 6.5), (1.55, 7.4), (1.7, 7.95), (2.06, 7.95),
    (2.2, 7.5), (2.25, 6.5), (2.31, 6.9), (2.46, 7.35), (2.8, 7.35), (2.97, 6.8), (3.02, 5.2),
    (3.06, 3.9),
    # the thumb
    (3.3, 3.3), (3.9, 3.9), (4.1, 4.7), (4.3, 5.2), (4.72, 5.4), (5.06, 5.1), (5.05, 4.4),
    (4.8, 3.3), (4.4, 2.2), (3.7, 1.2), (3.2, 0.4), (3.0, -0.8),
    # the wrist and the edge of the hand
    (0.5, -0.8), (0.35, 0.4), (0.05, 1.8),
)  # fmt: skip
_LINES = (
    curve((0.75, 5.6), (0.76, 4.8), (0.8, 3.9)),
    curve((1.5, 7.1), (1.5, 5.5), (1.52, 4.0)),
    curve((2.25, 6.9), (2.25, 5.5), (2.26, 4.0)),
    curve((2.1, -0.2), (2.1, 1.2), (2.6, 2.5), (3.2, 3.1)),
)
_VIEW_BOX = ViewBox(centre=Vec(2.55, 3.65), wide=5.4, high=9.2, parts=())
_FINGERS = (
    (0.0, "4 fingers: 3 cun"),
    (0.75, "3 fingers: 2 cun"),
    (1.5, "2 fingers: 1.5 cun"),
)
"""The x at which the bar over some fingers starts, and its label; it ends at 3, the index
finger."""

_THUMB = (4.0, 5.08), 6.0, "thumb: 1 cun"
"""The start and end of the thumb's width at the knuckle, the height of its bar, and its label."""


def compose_ruler(width: int, height: int) -> Scene | None:
    """Return the scene of the user's hand, `width` by `height` cells; None below 28 x 11."""
    if width < NARROWEST or height < LOWEST:
        return None
    top = len(_FINGERS)
    viewport = Viewport(_VIEW_BOX, Box(0, top, width - len(_THUMB[2]) - 3, height - top))
    bars = [(row, start, 3.0, words) for row, (start, words) in enumerate(_FINGERS)]
    (start, end), high, words = _THUMB
    bars.append((int(viewport.spot(Vec(0, high)).y), start, end, words))
    measures, labels = [], []
    for row, start, end, words in bars:
        left, right = (viewport.spot(Vec(x, 0)).x for x in (start, end))
        measures.append(_bar(left, right, row + 0.5))
        labels.append(Label(words, int(right) + 2, row, Role.MEASURE))
    pane = Pane(
        box=Box(0, 0, width, height),
        scale=viewport.scale,
        outlines=(viewport.path(_HAND),),
        lines=tuple(Line(viewport.path(line)) for line in _LINES),
        measures=tuple(measures),
        marks=(),
    )
    return Scene(width, height, (pane,), tuple(labels))


def _bar(left: float, right: float, y: float) -> Path:
    """Return a horizontal bar with a stop at each end, in cells."""
    up, down = y - 0.25, y + 0.25
    return polyline((left, up), (left, down), (left, y), (right, y), (right, up), (right, down))
