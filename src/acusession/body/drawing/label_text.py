"""Label texts of a picture, in several lengths."""

from __future__ import annotations

from acusession.body.anatomy.placement import PlacementPath
from acusession.domain.model import Placement, Point, Side

Choices = tuple[str, ...]
"""Texts of one label, the best first and the shortest last."""

FINGERS = {1.0: "thumb", 1.5: "2 fingers", 2.0: "3 fingers", 3.0: "4 fingers"}
"""Cun as widths of the user's hand (WHO: thumb, four fingers; common elsewhere: two, three)."""

LONGEST_NAME = 16


def point_names(point: Point) -> Choices:
    """Return the names of the point on its picture, restricted to ASCII, and its id."""
    known = [name for name in (point.code, point.name) if name.isascii() and name.isprintable()]
    short = [name for name in known if name and len(name) <= LONGEST_NAME]
    return (*short[:1], point.id[:LONGEST_NAME])


def along_words(placing: Placement, path: PlacementPath) -> Choices:
    """Return the label of the measure along the line between two landmarks."""
    where = "up" if path.corner.y > path.start.y else "down"
    return _measure(abs(placing.cun), where)


def sideways_words(placing: Placement) -> Choices:
    """Return the label of the measure away from the midline."""
    return _measure(abs(placing.lateral), "out" if placing.lateral > 0 else "in")


def _measure(cun: float, where: str) -> Choices:
    measured = FINGERS.get(cun, f"{cun:g} body {'inch' if cun == 1 else 'inches'}")
    return f"{measured} {where}", measured


def side_words(side: Side, what: str, seen: str) -> Choices:
    """Return the caption of a limb or of the user's side: the side, what it is, and from where."""
    named = f"{side} {what}"
    short = f"your {named}", named, str(side)
    if not seen:
        return short
    return f"your {named}, {seen}", f"{named}, {seen.removeprefix('from the ')}", *short


def end_words(side: Side) -> Choices:
    """Return the words at the end of a caption for a side of the user's own body."""
    return f"your {side}", str(side), str(side)[0].upper()
