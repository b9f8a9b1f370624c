"""The figure seen from the back: the subject's right is at +x."""

from __future__ import annotations

from types import MappingProxyType

from msgspec.structs import replace

from acusession.body.anatomy import arm, front
from acusession.body.anatomy.figure import Figure, Line, Part
from acusession.body.anatomy.landmarks import SPINE
from acusession.body.geometry import curve, ellipse

_BLADE = curve(
    (7.3, 59.6), (5.2, 60.1), (3.1, 59.8), (2.9, 58.6), (2.95, 56.3), (3.3, 54.4), (3.8, 54.3),
    (4.8, 55.8), (6.2, 57.4),
)  # fmt: skip

_HALF = (
    Line(_BLADE, 0.25),
    Line(curve((1.0, 46.3), (2.6, 45.0), (4.4, 44.2), (5.7, 44.5)), 0.45),  # lowest ribs
    Line(curve((1.3, 38.6), (2.4, 40.1), (3.9, 40.5), (5.4, 40.3), (6.4, 39.4)), 0.25),  # hip crest
    Line(curve((0.7, 34.6), (2.4, 33.9), (4.3, 34.2), (5.9, 35.2)), 0.25),  # fold below the buttock
    Line(curve((2.4, 18.3), (4, 17.9), (5.5, 18.3)), 0.3),  # back of the knee
    Line(curve((3.9, 13.6), (3.9, 11.8), (3.7, 9.4)), 0.45),  # calf
    Line(curve((3.0, 3.4), (3.1, 1.8), (2.9, 0.7)), 0.45),  # heel
    Line(curve((4.4, 3.4), (4.3, 1.8), (4.5, 0.7)), 0.45),
)
_MIDDLE = (
    Line(curve((0, 37.6), (0, 36), (0, 34.6))),
    Line(
        curve(
            (-3.1, 70.2),
            (-2.9, 68.4),
            (-2.3, 66.6),
            (-1.2, 65.8),
            (0, 66.1),
            (1.2, 65.8),
            (2.3, 66.6),
            (2.9, 68.4),
            (3.1, 70.2),
        ),
        0.3,
    ),  # hair line
)


_SPINE = tuple(Line(ellipse((0, mark.spot.y + 0.45), 0.34, 0.45), 0.4) for mark in SPINE.values())
"""The spinous processes of the vertebrae, each with its lower border at its landmark."""

_PLAIN_SPINE = Line(curve((0, 63.6), (0, 51), (0, 39.4)), below=0.4)
"""The spine at scales where single vertebrae would be too small to distinguish."""

_BODY = Part(
    front.OUTLINE,
    (*_MIDDLE, _PLAIN_SPINE, *_SPINE, *_HALF, *(line.mirrored() for line in _HALF)),
)

FIGURE = Figure(
    parts=MappingProxyType(
        {
            "body": _BODY,
            "right_arm": arm.BACK_SIDE,
            "left_arm": arm.BACK_SIDE.mirrored(),
            **front.SMALL_PARTS,
        }
    ),
    small=front.FIGURE.small,
    whole=replace(front.FIGURE.whole, seen="your back"),
    close_ups=MappingProxyType(
        {"trunk": replace(front.FIGURE.close_ups["trunk"], seen="your back")}
    ),
)
