"""Plans a session: which points of a routine are pressed, in what order and for how long."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from acusession.domain.model import Condition, ExcludedPoint, Plan, Point, Routine, Step, unique
from acusession.domain.phrases import describe_excluded
from acusession.errors import AcusessionError

POSTURE_CHANGE = 15
"""Extra seconds to prepare a step whose posture differs from that of the step before."""


class StepSpeech(Struct, frozen=True, kw_only=True):
    """The seconds that the voice needs in a step.

    `prepare` is the shortest preparation; `cautioned_after` and `caution` are those of `Step`.
    """

    prepare: float = 0.0
    cautioned_after: float = 0.0
    caution: float = 0.0


SpeechSeconds = Callable[[Sequence[Step], int], StepSpeech]
"""Given `(steps, index)`, returns the seconds that the voice needs in that step."""


def no_speech(_steps: Sequence[Step], _index: int) -> StepSpeech:
    """Return zero seconds: there is no voice to wait for."""
    return StepSpeech()


class PlanOptions(Struct, frozen=True, kw_only=True):
    """The user's choices for a session of a routine.

    `points` are in the order wanted; empty means all points of the routine. `seconds` is the press
    time of every point, `prepare` the time to find each; None means the routine's own, as it does
    for `rounds`. `conditions` exclude points, unless their id is in `accepted`.
    """

    points: tuple[Point, ...] = ()
    seconds: int | None = None
    prepare: int | None = None
    rounds: int | None = None
    conditions: frozenset[Condition] = frozenset()
    accepted: frozenset[str] = frozenset()


def make_plan(
    routine: Routine, options: PlanOptions, speech_seconds: SpeechSeconds = no_speech
) -> Plan:
    """Plan one session, with enough time in each preparation for the words spoken in it.

    Raises:
        AcusessionError: the user's conditions exclude every point.

    """
    wanted = options.points or routine.points
    left_out = tuple(
        ExcludedPoint(point=point, conditions=reasons)
        for point in unique(wanted)
        if (reasons := reasons_against(point, options.conditions))
        and point.id not in options.accepted
    )
    avoided = {out.point.id for out in left_out}
    points = [point for point in wanted if point.id not in avoided]
    if not points:
        raise AcusessionError(
            f"No points are left to press: {describe_excluded(left_out)}. Choose other points."
        )
    return Plan(
        routine_id=routine.id,
        name=routine.name,
        caution=routine.caution,
        closing=routine.closing,
        source=routine.source,
        steps=_with_room(_steps(points, routine, options), speech_seconds),
        left_out=left_out,
    )


def reasons_against(point: Point, conditions: Iterable[Condition]) -> tuple[Condition, ...]:
    """Return those of the `conditions` that make pressing `point` unwise."""
    return tuple(sorted(point.avoid_if.intersection(conditions)))


def _steps(points: Sequence[Point], routine: Routine, options: PlanOptions) -> tuple[Step, ...]:
    prepare = routine.prepare if options.prepare is None else options.prepare
    rounds = routine.rounds if options.rounds is None else options.rounds
    steps = [
        Step(
            point=point,
            side=side,
            prepare=prepare,
            press=point.press if options.seconds is None else options.seconds,
            round=round_,
        )
        for round_ in range(1, rounds + 1)
        for point in points
        for side in point.sides
    ]
    if options.prepare is not None:  # no extra time for postures where the user set the time
        return tuple(steps)
    return (steps[0], *(_with_posture(before, step) for before, step in pairwise(steps)))


def _with_posture(before: Step, step: Step) -> Step:
    if step.point.posture == before.point.posture:
        return step
    return replace(step, prepare=step.prepare + POSTURE_CHANGE)


def _with_room(steps: tuple[Step, ...], speech_seconds: SpeechSeconds) -> tuple[Step, ...]:
    """Return the steps, each with a preparation long enough for its words."""
    spoken = (speech_seconds(steps, index) for index in range(len(steps)))
    return tuple(
        replace(
            step,
            prepare=max(step.prepare, math.ceil(speech.prepare)),
            cautioned_after=speech.cautioned_after,
            caution=speech.caution,
        )
        for step, speech in zip(steps, spoken, strict=True)
    )
