"""Finds a point by any of its names."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from acusession.domain.model import Point
from acusession.domain.suggestion import did_you_mean
from acusession.errors import AcusessionError


def normalize_name(name: str) -> str:
    """A name without case, accents, blanks and signs, so that "Nei-Guan" finds "Nèiguān"."""
    signs = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in signs if sign.isalnum()) or name


def unique_by_name(points: Iterable[Point]) -> tuple[Point, ...]:
    """The points, of those that answer to one name only the first."""
    known: set[str] = set()
    kept = []
    for point in points:
        names = {normalize_name(name) for name in point.names}
        if not names & known:
            known |= names
            kept.append(point)
    return tuple(kept)


def find_point(name: str, points: Iterable[Point]) -> Point:
    """The point that answers to `name`: its code, name, id or an alias, in any case.

    Raises:
        AcusessionError: none does; what was probably meant is told.

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
    hint = did_you_mean(name, readable.values()) or f" There are: {listed}."
    raise AcusessionError(f"There is no point {name!r}.{hint}")
