"""The figure seen from the side: x = 0 is the middle of the side, + is forward.

The arm is raised forward and bent, so that the armpit and the flank are visible.
"""

from __future__ import annotations

from types import MappingProxyType

from acusession.body.anatomy.figure import Figure, Line, Part, ViewBox
from acusession.body.geometry import Vec, closed_curve, curve, ellipse

_OUTLINE = closed_curve(
    # forehead, nose, lips, chin, throat
    (0.5, 75), (2.3, 74.6), (3.6, 73.4), (4.15, 71.8), (4.1, 70.5), (4.5, 69.6), (5.2, 68.7),
    (5.1, 68.3), (4.5, 68.05), (4.75, 67.6), (4.5, 67.25), (4.65, 66.85), (4.35, 66.4),
    (4.5, 65.8), (4.0, 65.1), (2.9, 64.9), (1.95, 64.1), (1.6, 63.0), (1.5, 61.8), (1.75, 60.6),
    # chest and belly
    (2.6, 59.4), (4.0, 57.6), (4.8, 55.8), (5.05, 54.2), (4.95, 52.2), (4.5, 50.2), (4.3, 48.2),
    (4.45, 45.6), (4.6, 43.2), (4.5, 41.0), (4.1, 38.8), (3.75, 37.2),
    # the front of the leg
    (3.95, 35.0), (4.15, 31.5), (3.9, 27.5), (3.35, 23.5), (2.95, 21.2), (3.1, 19.6), (2.85, 18.2),
    (2.3, 17.0), (2.1, 14.5), (1.75, 10.5), (1.3, 6.5), (1.25, 4.2),
    # the foot
    (1.7, 3.2), (3.0, 2.4), (4.8, 1.6), (6.3, 1.1), (7.4, 0.8), (7.75, 0.35), (7.2, 0.02),
    (5.2, 0.05), (2.6, 0.12), (0.2, 0.02), (-1.6, 0.02), (-2.15, 0.4), (-2.2, 1.3), (-1.75, 2.6),
    # the back of the leg
    (-1.4, 4.2), (-1.45, 6.2), (-2.1, 9.5), (-2.75, 12.4), (-2.85, 14.6), (-2.4, 17.2),
    (-2.05, 19.0), (-2.2, 21.0), (-2.8, 24.5), (-3.4, 28.5), (-3.75, 31.5), (-4.1, 33.2),
    # buttock, hollow of the back, shoulders, nape, back of the head
    (-4.95, 34.5), (-5.5, 36.4), (-5.45, 38.4), (-4.75, 40.4), (-3.8, 42.4), (-3.4, 44.4),
    (-3.55, 46.6), (-4.2, 49.6), (-4.95, 52.8), (-5.25, 55.8), (-5.0, 58.4), (-4.15, 60.7),
    (-3.15, 62.4), (-2.65, 64.0), (-2.55, 65.4), (-2.95, 66.8), (-3.55, 68.4), (-3.8, 70.4),
    (-3.45, 72.4), (-2.5, 74.0), (-0.9, 74.85),
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

_RAISED = closed_curve(
    # over the shoulder and the upper arm to the crook of the elbow
    (-2.3, 57.4), (-2.35, 59.2), (-1.6, 60.5), (0.0, 60.7), (2.3, 59.9), (4.1, 58.8), (5.7, 57.3),
    (7.2, 55.8), (8.5, 55.1),
    # up the forearm to the thumb
    (9.9, 55.9), (11.2, 58.4), (12.7, 61.6), (12.5, 62.9), (11.4, 64.3), (10.5, 65.9),
    (10.7, 66.8), (11.5, 66.6), (12.5, 65.4),
    # the fingers and the edge of the hand
    (12.75, 67.0), (13.2, 68.7), (14.2, 69.6), (15.1, 69.2), (15.75, 67.8), (16.0, 65.6),
    (15.75, 63.2), (15.0, 61.2),
    # back along the underside of the forearm, the elbow and the upper arm
    (14.4, 58.2), (13.7, 54.6), (12.9, 51.6), (11.6, 49.6), (10.2, 49.2), (7.9, 50.8),
    (4.5, 53.4), (1.8, 55.4), (0.0, 56.1), (-1.6, 56.4),
)  # fmt: skip

_ARM = Part(
    _RAISED,
    (
        Line(curve((-2.6, 57.6), (-2.5, 59.6), (-1.2, 60.9))),  # shoulder
        Line(curve((-1.8, 56.6), (0.0, 56.0), (2.0, 55.4), (4.0, 53.9))),  # armpit
        Line(curve((13.6, 65.6), (13.6, 67.2), (13.9, 68.8)), 0.5),  # fingers
        Line(curve((14.5, 65.6), (14.6, 67.2), (14.7, 68.9)), 0.5),
        Line(curve((15.3, 65.4), (15.3, 66.8), (15.2, 68.1)), 0.5),
    ),
)

FIGURE = Figure(
    parts=MappingProxyType(
        {"body": _BODY, "arm": _ARM, "foot": Part(ellipse((2.7, 1.2), 4.9, 1.4))}
    ),
    small=ViewBox(centre=Vec(5.4, 37.5), wide=24, high=75.6, parts=("body", "arm", "foot")),
    whole=ViewBox(centre=Vec(5.4, 37.5), wide=24, high=75.6, parts=("body", "arm")),
    close_ups=MappingProxyType(
        {
            "trunk": ViewBox(
                centre=Vec(2.1, 49.9),
                wide=15.6,
                high=30.6,
                parts=("body", "arm"),
                middle=11,
            )
        }
    ),
)
