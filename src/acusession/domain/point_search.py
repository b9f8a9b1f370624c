"""Searches for points by name, by place on the body, and by what their source names them for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from acusession.domain.model import Point, unique
from acusession.domain.search_words import PLACES, SYNONYMS, UNSEARCHED, Place
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


def search_points(typed: str, points: Sequence[Point]) -> tuple[Point, ...]:
    """Return the points with a name, a place or a use that begins with what is typed.

    Points whose name begins with it come first, then those that lie at such a place, then all
    others. Of several words each must be found. If nothing is typed, all points match.
    """
    typed = typed.strip()
    ranked = [(rank, point) for point in points if (rank := _rank(typed, point)) is not None]
    return tuple(point for _, point in sorted(ranked, key=lambda each: each[0]))


def places_of(points: Iterable[Point]) -> tuple[str, ...]:
    """Return the names of the places where the points lie, each once."""
    found = {place.name for point in points for place in _places(point)}
    return tuple(place.name for place in PLACES if place.name in found)


def _rank(typed: str, point: Point) -> int | None:
    """Return 0 for a match in the names, 1 in the places, 2 elsewhere, None for no match."""
    wanted = normalize_name(typed)
    if any(normalize_name(name).startswith(wanted) for name in point.names):
        return 0
    words = tuple(_words(typed))
    places = {word for place in _places(point) for word in (place.name, *place.also)}
    for rank, known in ((1, places), (2, places | set(_described(point)))):
        if words and all(any(each.startswith(word) for each in known) for word in words):
            return rank
    return None


def _places(point: Point) -> Iterator[Place]:
    """Yield the places of a point, known from its figure or else from words in its location."""
    if point.figure is not None:
        start = point.figure.start
        yield from (place for place in PLACES if start in place.landmarks)
        return
    words = set(_words(point.location))
    yield from (place for place in PLACES if words & {place.name, *place.also})


def _described(point: Point) -> Iterator[str]:
    """Yield the words of the names, the location and the uses, and synonyms of the uses."""
    yield from (word for name in point.names for word in _words(name))
    uses = unique(word for use in point.uses for word in _words(use))
    for word in (*_words(point.location), *uses):
        if word not in UNSEARCHED:
            yield word
    for word in uses:
        yield from SYNONYMS.get(word, ())


def _words(text: str) -> Iterator[str]:
    """Yield the words in lower case, without accents."""
    bare = "".join(
        char
        for char in unicodedata.normalize("NFKD", text.casefold())
        if not unicodedata.combining(char)
    )
    yield from re.findall(r"\w+", bare)
