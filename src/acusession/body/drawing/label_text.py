"""The words on a picture, each the best first and the shortest last."""

from __future__ import annotations

from acusession.body.anatomy.placement import PlacementPath
from acusession.domain.model import Placement, Point, Side

Choices = tuple[str, ...]
"""Words for one thing, the best first and the shortest last."""

FINGERS = {1.0: "thumb", 1.5: "2 fingers", 2.0: "3 fingers", 3.0: "4 fingers"}
"""Cun as widths of one's own hand (WHO: thumb and four fingers; common elsewhere: two, three)."""

LONGEST_NAME = 16


def point_names(point: Point) -> Choices:
    """What the point is called on its picture: only what every terminal can show."""
    known = [name for name in (point.code, point.name) if name.isascii() and name.isprintable()]
    short = [name for name in known if name and len(name) <= LONGEST_NAME]
    return (*short[:1], point.id[:LONGEST_NAME])


def along_words(placing: Placement, path: PlacementPath) -> Choices:
    """The measure along the line between two landmarks."""
    where = "up" if path.corner.y > path.start.y else "down"
    return _measure(abs(placing.cun), where)


def sideways_words(placing: Placement) -> Choices:
    """The measure away from the midline."""
    return _measure(abs(placing.lateral), "out" if placing.lateral > 0 else "in")


def _measure(cun: float, where: str) -> Choices:
    measured = f"{cun:g} cun"
    fingers = FINGERS.get(cun)
    if fingers is None:
        return f"{measured} {where}", measured
    return f"{fingers} {where} ({measured})", f"{fingers} {where}", fingers


def side_words(side: Side, what: str = "") -> Choices:
    """A side as the user's own."""
    return f"your {side} {what}".strip(), f"{side} {what}".strip(), str(side), str(side)[0].upper()
