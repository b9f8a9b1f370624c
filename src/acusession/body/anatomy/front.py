"""The figure seen from the front: the subject's left is at +x."""

from __future__ import annotations

from types import MappingProxyType

from acusession.body.anatomy import arm
from acusession.body.anatomy.figure import Figure, Line, Part, ViewBox
from acusession.body.anatomy.landmarks import LANDMARKS
from acusession.body.geometry import Vec, closed_curve, curve, ellipse, mirror_closed

_LEG = (
    # down the outer side
    (7.25, 31.0), (6.85, 27.0), (6.3, 23.2), (5.95, 20.6), (5.9, 18.6), (6.0, 16.6), (6.25, 14.2),
    (6.0, 11.0), (5.3, 7.4), (4.85, 4.6), (4.9, 3.1),
    # the foot
    (5.1, 2.2), (5.8, 1.3), (6.7, 0.6), (6.5, 0.05), (4.9, 0), (3.4, 0.02), (2.6, 0.4), (2.3, 1.4),
    # up the inner side
    (2.2, 2.6), (2.1, 3.3), (2.4, 4.6), (2.25, 7.4), (1.95, 10.6), (1.75, 14.0), (1.95, 16.6),
    (2.0, 18.6), (1.85, 20.8), (1.45, 24.0), (0.85, 28.5),
)  # fmt: skip

OUTLINE = mirror_closed(
    # head and ear
    (0, 75), (1.5, 74.65), (2.7, 73.4), (3.2, 71.5), (3.15, 69.9), (3.5, 69.6), (3.5, 68.6),
    (3.1, 67.5), (2.85, 66.3), (2.35, 65.3),
    # neck, shoulder, armpit
    (2.1, 64.2), (2.1, 62.9), (2.7, 62.0), (4.6, 61.25), (6.6, 60.65), (7.6, 60.1), (8.2, 59.2),
    (8.0, 56.6), (7.25, 55.2),
    # chest, waist, hip
    (6.85, 53.4), (6.6, 51.0), (6.2, 48.4), (5.85, 46.0), (5.85, 44.0), (6.3, 41.8), (6.95, 39.4),
    (7.3, 37.0), (7.4, 34.6),
    *_LEG,
    (0.45, 32.4), (0, 35.4),
)  # fmt: skip

_LEG_LINES = (
    Line(ellipse((4.0, 19.0), 1.0, 1.1), 0.3),  # kneecap
    Line(curve((3.95, 17.2), (3.75, 16.2), (3.45, 12.0), (3.4, 8.0), (3.3, 4.2)), 0.35),  # shin
    Line(curve((2.5, 3.3), (2.8, 2.8), (2.5, 2.3)), 0.6),  # ankle bones
    Line(curve((4.6, 2.9), (4.3, 2.4), (4.6, 1.9)), 0.6),
)
_HALF = (
    Line(curve((0.7, 60.1), (2.4, 60.35), (4.4, 61.0), (7.2, 60.5)), 0.3),  # collar bone
    Line(curve((6.9, 57.6), (7.0, 56.4), (7.25, 55.4)), 0.4),  # fold of the armpit
    Line(curve((0.15, 51.0), (1.0, 50.1), (2.3, 48.4), (3.4, 46.9), (4.7, 45.2), (5.6, 44.3)), 0.3),
    Line(curve((6.5, 39.6), (4.6, 37.6), (2.4, 36.0), (0.7, 35.3)), 0.3),  # groin
    *_LEG_LINES,
)
_MIDDLE = (
    Line(curve((-0.7, 60.1), (0, 59.75), (0.7, 60.1)), 0.45),  # hollow of the throat
    Line(curve((0, 59.4), (0, 55), (0, 51.2)), 0.3),  # breastbone
    Line(ellipse((0, 43), 0.35, 0.4), 0.3),  # navel
    Line(curve((-2.0, 64.6), (-1.2, 63.9), (0, 63.7), (1.2, 63.9), (2.0, 64.6)), 0.4),  # chin
)

_BODY = Part(OUTLINE, (*_MIDDLE, *_HALF, *(line.mirrored() for line in _HALF)))

SMALL_PARTS = {
    "head": Part(ellipse((0, 70.4), 4.4, 4.7)),
    "left_foot": Part(ellipse((5.4, 1.3), 2.9, 1.7)),
    "right_foot": Part(ellipse((-5.4, 1.3), 2.9, 1.7)),
    "left_mitten": arm.SMALL,
    "right_mitten": arm.SMALL.mirrored(),
}
"""Parts that keep a small figure recognizable: a wide head, feet, and hands without fingers."""

FIGURE = Figure(
    parts=MappingProxyType(
        {
            "body": _BODY,
            "left_arm": arm.PALM_SIDE,
            "right_arm": arm.PALM_SIDE.mirrored(),
            "left_leg": Part(closed_curve(*_LEG), _LEG_LINES),
            **SMALL_PARTS,
        }
    ),
    whole=ViewBox(
        centre=Vec(0, 37.5),
        wide=36.5,
        high=75.6,
        parts=("body", "left_arm", "right_arm"),
        seen="your front",
    ),
    small=ViewBox(centre=Vec(0, 37.5), wide=36.5, high=75.6, parts=("body", *SMALL_PARTS)),
    close_ups=MappingProxyType(
        {
            "trunk": ViewBox(
                centre=Vec(0, 49.3),
                wide=20,
                high=28,
                parts=("body", "left_arm", "right_arm"),
                seen="your front",
                middle=12,
                fading=("left_arm", "right_arm"),
                fade=(56.5, 50),
                beside_from=56,
            ),
            "lower_leg": ViewBox(
                centre=Vec(4, 11.4),
                wide=7,
                high=24,
                parts=("left_leg",),
                limb=True,
                words="leg",
                seen="from the front",
                middle=4.6,
            ),
            "forearm": ViewBox(
                centre=Vec(14.2, 37.5),
                wide=9,
                high=21.6,
                parts=("left_arm",),
                limb=True,
                lean=arm.LEAN,
                words="arm",
                seen="palm side",
                middle=4.2,
                tight=ViewBox(
                    centre=LANDMARKS["front"]["wrist_crease"].spot,
                    wide=9,
                    high=15.6,
                    parts=("left_arm",),
                    limb=True,
                    lean=arm.LEAN,
                    words="arm",
                    seen="palm side",
                    middle=4.2,
                ),
            ),
        }
    ),
)
