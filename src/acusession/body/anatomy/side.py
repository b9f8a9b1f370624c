"""The figure seen from the side: x = 0 is the middle of the side, + is forward.

The arm reaches forward, so that the armpit and the flank are visible.
"""

from __future__ import annotations

from types import MappingProxyType

from acusession.body.anatomy.figure import Figure, Line, Part, ViewBox
from acusession.body.geometry import Vec, closed_curve, curve, ellipse

_OUTLINE = closed_curve(
    # the face, down to the notch
    (0.6, 75), (2.6, 74.6), (4.1, 73.2), (4.75, 71.2), (4.8, 70.1), (4.9, 69.6), (5.7, 68.5),
    (5.9, 68.0), (5.2, 67.6), (5.35, 66.9), (5.1, 66.3), (5.2, 65.3), (4.6, 64.6), (3.2, 64.3),
    (2.5, 63.4), (2.4, 62.0), (2.7, 60.6),
    # chest and belly
    (3.6, 59.0), (4.5, 56.8), (4.9, 54.4), (4.7, 51.6), (4.3, 49.0), (4.15, 46.4), (4.3, 43.6),
    (4.4, 41.0), (4.2, 38.6), (4.1, 36.4),
    # the front of the leg
    (4.4, 33.4), (4.3, 29.0), (3.8, 24.6), (3.4, 21.4), (3.5, 19.6), (3.2, 18.0), (2.6, 16.6),
    (2.3, 13.6), (1.75, 9.0), (1.3, 5.2), (1.5, 3.2),
    # the foot
    (2.6, 2.3), (4.8, 1.5), (7.0, 0.95), (8.2, 0.5), (7.8, 0.02), (5.0, 0.02), (2.6, 0.1),
    (0.6, 0.02), (-1.6, 0.02), (-2.4, 0.5), (-2.4, 1.6), (-1.8, 3.2),
    # the back of the leg
    (-1.55, 5.2), (-2.0, 8.4), (-2.8, 12.0), (-2.85, 15.0), (-2.3, 18.0), (-2.3, 20.4),
    (-2.9, 24.0), (-3.5, 28.4), (-3.9, 31.6), (-4.8, 34.0),
    # buttock, hollow of the back, shoulders, nape
    (-5.2, 36.4), (-4.9, 39.0), (-4.0, 41.6), (-3.5, 44.2), (-3.7, 47.2), (-4.4, 50.8),
    (-4.9, 54.4), (-4.75, 57.4), (-4.0, 60.0), (-2.7, 62.0), (-2.2, 63.6), (-2.4, 65.4),
    (-3.2, 67.2), (-3.65, 69.4), (-3.5, 71.8), (-2.4, 73.8), (-0.8, 74.8),
)  # fmt: skip

_BODY = Part(
    _OUTLINE,
    (
        Line(curve((0.2, 70.2), (-0.5, 69.8), (-0.5, 68.6), (0.1, 67.8)), 0.3),  # ear
        Line(
            curve((3.9, 50.6), (3.0, 48.4), (2.0, 45.6), (0.8, 44.0), (-0.9, 44.6), (-2.6, 46.0)),
            0.3,
        ),
        Line(
            curve((3.6, 38.8), (2.6, 40.2), (0.6, 41.0), (-1.6, 40.6), (-3.0, 39.4)), 0.3
        ),  # hip crest
        Line(ellipse((0, 38), 0.5, 0.55), 0.3),  # hip bone
        Line(curve((-2.9, 34.6), (-3.6, 33.6), (-4.4, 33.7)), 0.3),  # fold below the buttock
        Line(curve((2.1, 20.4), (1.9, 19.2), (2.3, 18.2)), 0.45),  # knee
        Line(curve((-0.4, 2.9), (0.0, 2.4), (0.3, 2.9)), 0.45),  # ankle bone
    ),
)

_REACH = closed_curve(
    # over the shoulder and the upper arm to the crook of the elbow
    (-2.4, 58.2), (-2.2, 60.0), (-0.8, 61.2), (1.2, 60.9), (3.2, 59.2), (5.6, 56.8), (8.4, 54.4),
    (11.0, 53.2),
    # the forearm, the hand, its thumb on top
    (14.2, 52.1), (17.8, 51.3), (21.1, 50.3), (23.6, 50.3), (25.3, 49.7), (26.2, 48.8),
    (27.4, 47.7), (28.0, 46.5), (26.9, 46.2), (23.6, 46.8), (20.1, 47.9),
    # back along the underside to the elbow and the armpit
    (16.3, 48.3), (12.4, 48.5), (10.3, 49.1), (9.0, 49.9), (6.6, 52.0), (4.0, 54.2), (1.8, 55.6),
    (0.0, 56.1), (-1.6, 56.6),
)  # fmt: skip
_ARM_SIMPLIFIED = closed_curve(
    (-2.4, 58.2), (-2.2, 60.0), (-0.8, 61.2), (1.2, 60.9), (3.2, 59.2), (5.6, 56.8), (8.4, 54.4),
    (11.1, 53.4), (14.3, 52.2), (17.9, 51.5), (21.3, 50.7), (25.2, 49.5), (27.8, 47.6),
    (28.0, 46.1), (26.1, 45.5), (23.4, 46.3), (19.9, 47.4), (16.2, 48.1), (12.4, 48.5),
    (10.3, 49.1), (9.0, 49.9), (6.6, 52.0), (4.0, 54.2), (1.8, 55.6), (0.0, 56.1), (-1.6, 56.6),
)  # fmt: skip
"""The arm of a small figure, with a hand without fingers."""

_ARM = Part(
    _REACH,
    (
        Line(curve((-2.6, 57.6), (-2.5, 59.6), (-1.2, 60.9))),  # shoulder
        Line(curve((-1.8, 56.6), (0.0, 56.0), (2.0, 55.4), (4.0, 54.1))),  # armpit
    ),
)

FIGURE = Figure(
    parts=MappingProxyType(
        {
            "body": _BODY,
            "arm": _ARM,
            "small_arm": Part(_ARM_SIMPLIFIED, _ARM.lines),
            "head": Part(ellipse((0.6, 69.8), 4.9, 5.2)),
            "foot": Part(ellipse((2.8, 1.3), 5.0, 1.7)),
        }
    ),
    small=ViewBox(
        centre=Vec(11, 37.5), wide=36, high=75.6, parts=("body", "small_arm", "head", "foot")
    ),
    whole=ViewBox(centre=Vec(11, 37.5), wide=36, high=75.6, parts=("body", "arm")),
    close_ups=MappingProxyType(
        {"trunk": ViewBox(centre=Vec(1, 56), wide=17, high=40, parts=("body", "arm"), middle=9)}
    ),
)
