"""Makes a routine of the user's own from what was chosen of one or several routines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from acusession.domain.model import Point, Routine
from acusession.domain.phrases import counted, join_with_and, times_words

_MOST_NAMED = 4
"""Maximum number of routines that the description names as its origin."""


def own_routine(chosen: Routine, origins: Sequence[Routine]) -> Routine:
    """Return what was `chosen` with a description that says what is special about it.

    `origins` are the routines that its points come from; if there are several, it has no source.
    """
    described = replace(chosen, description=f"{', '.join(_special(chosen, origins))}.")
    return described if len(origins) == 1 else replace(described, source=None)


def suggested_name(routine: Routine) -> str:
    """Return a name for the user's own version of a routine: "My middle back"."""
    name = routine.name
    if name.startswith("My "):
        return f"{name} 2"
    return f"My {name[:1].lower() if name[1:2].islower() else name[:1]}{name[1:]}"


def _special(chosen: Routine, origins: Sequence[Routine]) -> Iterator[str]:
    yield join_with_and([origin.name for origin in origins[:_MOST_NAMED]])
    yield counted(len(chosen.points), "point")
    if chosen.rounds > 1:
        yield times_words(chosen.rounds)
    if chosen.prepare != origins[0].prepare:
        yield f"{chosen.prepare} s to find each"
    known = [point for origin in origins for point in origin.points]
    if any(point not in known for point in chosen.points):
        yield "with other press times"
    if not _is_in_order([point.id for point in chosen.points], known):
        yield "in another order"


def _is_in_order(ids: Sequence[str], known: Sequence[Point]) -> bool:
    """Return whether the ids come in the order of the known points."""
    places = [[point.id for point in known].index(each) for each in ids]
    return places == sorted(places)
