"""The subject's left arm, hanging down, as the front and back views show it.

The coordinates are the arm's own, in cun: v runs across, + toward the thumb; u runs along the arm,
from the wrist crease at 0 up to the crook of the elbow at 12 (WHO). All widths are chosen for the
drawing.
"""

from __future__ import annotations

import math

from acusession.body.anatomy.figure import Line, Part
from acusession.body.anatomy.landmarks import LANDMARKS
from acusession.body.geometry import Path, Vec, closed_curve, curve, ellipse

LEAN = 15.0
"""Angle between the arm and the midline, in degrees."""

_WRIST = LANDMARKS["front"]["wrist_crease"].spot


def _on_body(path: Path) -> Path:
    sine, cosine = math.sin(math.radians(LEAN)), math.cos(math.radians(LEAN))
    return tuple(
        Vec(_WRIST.x + v * cosine - u * sine, _WRIST.y + v * sine + u * cosine) for v, u in path
    )


_OUTER = (
    # from the top of the shoulder down to the wrist
    (-0.9, 24.7), (0.75, 24.9), (1.4, 23.9), (1.78, 22.3), (1.9, 20.4), (1.72, 18.2), (1.65, 15.8),
    (1.5, 13.4), (1.62, 11.6), (1.95, 9.8), (1.85, 7.6), (1.5, 5.0), (1.22, 2.4), (1.18, 0.5),
)  # fmt: skip
_HAND = (
    # the thumb
    (1.35, -0.7), (1.9, -1.9), (2.45, -3.0), (2.95, -4.3), (3.05, -5.1), (2.65, -5.35),
    (2.25, -4.8), (1.95, -4.0), (1.75, -3.75),
    # the fingers: first to little
    (1.78, -4.6), (1.84, -6.2), (1.78, -7.2), (1.42, -7.6), (1.06, -7.2), (0.96, -5.9),
    (0.9, -4.65), (0.84, -5.9), (0.88, -7.6), (0.48, -8.15), (0.08, -7.7), (0.0, -6.1),
    (-0.04, -4.65), (-0.1, -6.0), (-0.16, -7.3), (-0.54, -7.75), (-0.92, -7.3), (-0.94, -5.9),
    (-0.9, -4.5), (-1.02, -5.4), (-1.2, -6.2), (-1.55, -6.5), (-1.84, -6.1), (-1.8, -5.0),
)  # fmt: skip
_MITTEN = (
    (1.4, -0.7), (2.05, -1.9), (2.65, -3.1), (3.15, -4.4), (3.15, -5.3), (2.65, -5.5),
    (2.15, -4.6), (1.85, -4.1), (1.82, -5.6), (1.65, -6.8), (1.2, -7.5), (0.5, -8.1), (-0.3, -7.95),
    (-1.0, -7.4), (-1.55, -6.5), (-1.85, -5.2),
)  # fmt: skip
"""The hand at scales where fingers would be too small to distinguish."""

_INNER = (
    # from the edge of the hand up to the armpit
    (-1.78, -3.4), (-1.72, -1.8), (-1.4, -0.6), (-1.2, 0.5), (-1.22, 2.4), (-1.5, 5.0),
    (-1.88, 7.8), (-1.95, 9.8), (-1.66, 11.8), (-1.6, 14.0), (-1.75, 17.0), (-1.8, 19.5),
    (-1.9, 21.6), (-2.0, 23.4),
)  # fmt: skip

_FINGERS_FROM = 1.3
"""Scale, in rows per cun, from which the outline has fingers; below it, lines divide them."""

_FINGERS = (
    Line(curve((0.9, -4.9), (0.92, -6.0), (0.86, -7.2)), 0.7, _FINGERS_FROM),
    Line(curve((-0.04, -4.8), (-0.04, -6.2), (-0.1, -7.5)), 0.7, _FINGERS_FROM),
    Line(curve((-0.9, -4.7), (-0.95, -5.8), (-1.02, -6.8)), 0.7, _FINGERS_FROM),
)
_PALM = (
    *_FINGERS,
    Line(curve((-1.15, 0.12), (0, -0.06), (1.15, 0.12)), 0.35, across=True),  # the wrist crease
    Line(curve((-0.95, -0.4), (0, -0.58), (0.95, -0.4)), 1.2),
    Line(curve((-0.34, 0.5), (-0.36, 2.5), (-0.62, 5.2), (-0.85, 6.6)), 0.4),  # the two tendons
    Line(curve((0.34, 0.5), (0.36, 2.5), (0.6, 5.2), (0.8, 6.6)), 0.4),
    Line(curve((-1.35, 11.75), (0, 12.05), (1.3, 11.75)), 0.5),  # the crook of the elbow
    Line(curve((0.25, -0.75), (0.2, -2.0), (0.75, -3.2), (1.5, -3.6)), 0.7),  # the thumb's mound
    Line(curve((1.4, -3.75), (0.4, -3.2), (-1.3, -2.7)), 1.2),
    Line(curve((-1.5, -3.9), (-0.4, -3.85), (0.55, -4.35)), 1.2),
)

_BACK = (
    *_FINGERS,
    Line(ellipse((-0.2, 11.9), 0.5, 0.65), 0.4),  # the tip of the elbow
)


def _part(lines: tuple[Line, ...]) -> Part:
    return Part(
        outline=_on_body(closed_curve(*_OUTER, *_HAND, *_INNER)),
        lines=tuple(line.on(_on_body(line.path)) for line in lines),
        simple=_on_body(closed_curve(*_OUTER, *_MITTEN, *_INNER)),
        simple_below=_FINGERS_FROM,
    )


PALM_SIDE = _part(_PALM)
BACK_SIDE = _part(_BACK)
