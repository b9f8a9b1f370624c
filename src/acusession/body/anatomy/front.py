"""The figure seen from the front: the subject's left is at +x."""

from __future__ import annotations

from types import MappingProxyType

from acusession.body.anatomy import arm
from acusession.body.anatomy.figure import Figure, Line, Part, ViewBox
from acusession.body.anatomy.landmarks import LANDMARKS
from acusession.body.geometry import Vec, closed_curve, curve, ellipse, mirror_closed

_LEG = (
    # down the outer side
    (7.3, 31.0), (6.95, 27.2), (6.35, 23.6), (5.95, 21.4), (5.95, 19.6), (5.75, 17.8),
    (5.95, 16.0), (6.2, 13.8), (6.0, 11.0), (5.35, 7.8), (4.85, 5.2), (4.75, 4.0), (5.0, 2.9),
    (4.9, 2.2),
    # the foot
    (5.25, 1.65), (5.8, 1.0), (6.15, 0.5), (5.9, 0.1), (5.0, 0), (3.9, -0.05), (2.8, -0.05),
    (2.05, 0.2), (1.95, 1.0),
    # up the inner side
    (2.25, 2.1), (2.02, 3.1), (2.3, 4.3), (2.35, 6.2), (2.1, 9.2), (1.65, 12.4), (1.55, 14.2),
    (1.75, 16.2), (2.05, 17.8), (1.8, 19.6), (1.75, 21.4), (1.35, 24.2), (0.85, 28.5),
)  # fmt: skip

OUTLINE = mirror_closed(
    # head, ear and jaw
    (0, 75), (1.45, 74.7), (2.6, 73.6), (3.15, 72.0), (3.2, 70.3), (3.7, 70.1), (3.75, 69.2),
    (3.4, 68.1), (3.0, 67.6), (2.75, 66.3), (2.35, 65.4),
    # neck, slope of the shoulder, armpit
    (2.2, 64.6), (2.3, 63.5), (2.9, 62.6), (4.4, 61.8), (6.2, 61.2), (7.8, 60.75), (8.8, 60.2),
    (9.45, 59.5), (9.9, 58.8), (9.7, 57.6), (8.4, 56.6), (7.3, 55.2),
    # chest, waist, hip
    (6.95, 53.4), (6.65, 51.0), (6.2, 48.4), (5.85, 46.0), (5.85, 44.0), (6.3, 41.8),
    (6.95, 39.4), (7.35, 37.0), (7.45, 34.6),
    *_LEG,
    (0.45, 32.4), (0, 35.4),
)  # fmt: skip

_LEG_LINES = (
    Line(ellipse((4.0, 19.0), 1.0, 1.1), 0.3),  # kneecap
    Line(curve((3.95, 17.2), (3.75, 16.2), (3.45, 12.0), (3.4, 8.0), (3.3, 4.2)), 0.35),  # shin
    Line(curve((2.5, 3.3), (2.8, 2.8), (2.5, 2.3)), 1.5),  # ankle bones
    Line(curve((4.6, 2.9), (4.3, 2.4), (4.6, 1.9)), 1.5),
    Line(curve((3.2, 0.85), (3.15, 0.5), (3.2, 0.1)), 1.4),  # toes
    Line(curve((4.0, 0.9), (3.95, 0.5), (4.0, 0.1)), 1.4),
    Line(curve((4.7, 0.85), (4.7, 0.45), (4.75, 0.15)), 1.4),
    Line(curve((5.3, 0.75), (5.35, 0.45), (5.4, 0.2)), 1.4),
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
    Line(
        curve(
            (-2.75, 66.8),
            (-2.3, 65.6),
            (-1.2, 64.75),
            (0, 64.5),
            (1.2, 64.75),
            (2.3, 65.6),
            (2.75, 66.8),
        ),
        0.3,
    ),  # jaw
)

_LEFT_LEG = Part(closed_curve(*_LEG), _LEG_LINES)
_BODY = Part(OUTLINE, (*_MIDDLE, *_HALF, *(line.mirrored() for line in _HALF)))

SMALL_PARTS = {
    "head": Part(ellipse((0, 70.3), 4.0, 4.7)),
    "left_foot": Part(ellipse((5.1, 1.35), 2.7, 1.6)),
    "right_foot": Part(ellipse((-5.1, 1.35), 2.7, 1.6)),
}
"""Parts that keep a small figure recognizable: a wide head and feet."""

FIGURE = Figure(
    parts=MappingProxyType(
        {
            "body": _BODY,
            "left_arm": arm.PALM_SIDE,
            "right_arm": arm.PALM_SIDE.mirrored(),
            "left_leg": _LEFT_LEG,
            "right_leg": _LEFT_LEG.mirrored(),
            **SMALL_PARTS,
        }
    ),
    whole=ViewBox(
        centre=Vec(0, 37.5),
        wide=38.4,
        high=75.6,
        parts=("body", "left_arm", "right_arm"),
        seen="your front",
    ),
    small=ViewBox(
        centre=Vec(0, 37.5),
        wide=38.4,
        high=75.6,
        parts=("body", "left_arm", "right_arm", *SMALL_PARTS),
    ),
    close_ups=MappingProxyType(
        {
            "trunk": ViewBox(
                centre=Vec(0, 49.3),
                wide=20,
                high=28,
                parts=("body", "left_arm", "right_arm"),
                seen="your front",
                middle=13,
                fading=("left_arm", "right_arm"),
                fade=(57.5, 48.5),
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
                # Where there is no room for the whole body, both legs show which one is meant.
                tight=ViewBox(
                    centre=Vec(0, 11.4),
                    wide=14,
                    high=24,
                    parts=("left_leg", "right_leg"),
                    seen="your legs",
                    middle=13,
                ),
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
