"""Searches for a point by any of its names."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from acusession.domain.model import Point
from acusession.domain.suggestion import did_you_mean
from acusession.errors import AcusessionError


def normalize_name(name: str) -> str:
    """Reduce a name to lower-case letters and digits, so that "Nei-Guan" finds "Nèiguān"."""
    chars = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in chars if char.isalnum()) or name


def unique_by_name(points: Iterable[Point]) -> tuple[Point, ...]:
    """Return the points; of those that share a name, only the first."""
    known: set[str] = set()
    kept = []
    for point in points:
        names = {normalize_name(name) for name in point.names}
        if not names & known:
            known |= names
            kept.append(point)
    return tuple(kept)


def find_point(name: str, points: Iterable[Point]) -> Point:
    """Return the point whose code, name, id or alias is `name`, ignoring case.

    Raises:
        AcusessionError: there is none; the message suggests a similar name.

    """
    by_name: dict[str, Point] = {}
    readable: dict[str, str] = {}
    for point in points:
        for known in point.names:
            by_name.setdefault(normalize_name(known), point)
            readable.setdefault(normalize_name(known), known)
    wanted = normalize_name(name)
    if wanted in by_name:
        return by_name[wanted]
    listed = ", ".join(dict.fromkeys(point.code or point.name for point in by_name.values()))
    hint = did_you_mean(name, readable.values()) or f" Available points: {listed}."
    raise AcusessionError(f"There is no point named {name!r}.{hint}")
