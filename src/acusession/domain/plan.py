"""From a routine and the user's choice to a plan: which points, in what order, for how long."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from acusession.domain.model import Condition, LeftOut, Plan, Point, Routine, Step, folded, unique
from acusession.errors import AcusessionError
from acusession.yaml_schema.problems import did_you_mean

POSTURE_CHANGE = 15
"""Seconds more to prepare a step whose posture differs from the one before."""


SecondsToSay = Callable[[Sequence[Step], int], float]
"""Of steps and an index: the seconds there must be to prepare that step, so that all is said."""


def unspoken(_steps: Sequence[Step], _index: int) -> float:
    """The seconds it takes to say nothing."""
    return 0.0


class Choice(Struct, frozen=True, kw_only=True):
    """What the user wants of a routine.

    `points` are in the order wished; empty means all of the routine's. `seconds` is the press
    time of every point, `prepare` the time to find each, both None for the routine's own.
    `conditions` leave points out, unless their id is among the `accepted`.
    """

    points: tuple[Point, ...] = ()
    seconds: int | None = None
    prepare: int | None = None
    rounds: int = 1
    conditions: frozenset[Condition] = frozenset()
    accepted: frozenset[str] = frozenset()


def make_plan(routine: Routine, choice: Choice, seconds_to_say: SecondsToSay = unspoken) -> Plan:
    """Plan one session, with room in each prepare for what is said in it.

    Raises:
        AcusessionError: the user's conditions leave nothing to do.

    """
    wanted = choice.points or routine.points
    left_out = tuple(
        LeftOut(point=point, conditions=reasons)
        for point in unique(wanted)
        if (reasons := reasons_against(point, choice.conditions))
        and point.id not in choice.accepted
    )
    avoided = {out.point.id for out in left_out}
    points = [point for point in wanted if point.id not in avoided]
    if not points:
        raise AcusessionError(
            f"Nothing is left to press: {describe_left_out(left_out)}. Pick other points."
        )
    return Plan(
        routine_id=routine.id,
        name=routine.name,
        caution=routine.caution,
        closing=routine.closing,
        source=routine.source,
        steps=_with_room(_steps(points, routine, choice), seconds_to_say),
        left_out=left_out,
    )


def reasons_against(point: Point, conditions: Iterable[Condition]) -> tuple[Condition, ...]:
    """Which of the `conditions` make pressing `point` unwise."""
    return tuple(sorted(point.avoid_if.intersection(conditions)))


def describe_left_out(left_out: Iterable[LeftOut]) -> str:
    """Which points are left out and why, as one says it, without a full stop."""
    by_reason: dict[tuple[Condition, ...], list[str]] = {}
    for out in left_out:
        by_reason.setdefault(out.conditions, []).append(out.point.title)
    return "; ".join(
        f"{_listed(titles)} {'is' if len(titles) == 1 else 'are'} left out because of "
        f"{describe_reasons(conditions)}"
        for conditions, titles in by_reason.items()
    )


def describe_reasons(conditions: Iterable[Condition]) -> str:
    """Conditions as one says them after "because of"."""
    return _listed([condition.words for condition in conditions])


def _listed(things: Sequence[str]) -> str:
    """One, one and two, or one, two and three."""
    return " and ".join(filter(None, (", ".join(things[:-1]), things[-1])))


def _steps(points: Sequence[Point], routine: Routine, choice: Choice) -> tuple[Step, ...]:
    prepare = routine.prepare if choice.prepare is None else choice.prepare
    steps = [
        Step(
            point=point,
            side=side,
            prepare=prepare,
            press=point.press if choice.seconds is None else choice.seconds,
            round=round_,
        )
        for round_ in range(1, choice.rounds + 1)
        for point in points
        for side in point.sides
    ]
    if choice.prepare is not None:  # a time asked for is taken as it is
        return tuple(steps)
    return (steps[0], *(_with_posture(before, step) for before, step in pairwise(steps)))


def _with_posture(before: Step, step: Step) -> Step:
    if step.point.posture == before.point.posture:
        return step
    return replace(step, prepare=step.prepare + POSTURE_CHANGE)


def _with_room(steps: tuple[Step, ...], seconds_to_say: SecondsToSay) -> tuple[Step, ...]:
    """The steps, each with at least as long to prepare as its words take."""
    return tuple(
        replace(step, prepare=max(step.prepare, math.ceil(seconds_to_say(steps, index))))
        for index, step in enumerate(steps)
    )


def distinct(points: Iterable[Point]) -> tuple[Point, ...]:
    """The points, of those that answer to one name only the first."""
    known: set[str] = set()
    kept = []
    for point in points:
        names = {folded(name) for name in point.names}
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
            by_name.setdefault(folded(known), point)
            readable.setdefault(folded(known), known)
    wanted = folded(name)
    if wanted in by_name:
        return by_name[wanted]
    listed = ", ".join(dict.fromkeys(point.code or point.name for point in by_name.values()))
    hint = did_you_mean(name, readable.values()) or f" There are: {listed}."
    raise AcusessionError(f"There is no point {name!r}.{hint}")
