"""The words for a step and for a point. Pure.

The listener's eyes may be closed. A change of posture is said first, then the point and the side,
its first caution, where it is, how to press it, and the other cautions, all before the press.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from typing import Final

from msgspec import Struct

from acusession.domain.model import Condition, Point, Side, Step
from acusession.domain.phrases import condition_name
from acusession.speech.segments import Language, Segment, Utterance, to_segments

NEXT: Final = Segment("Next:")
CAREFUL: Final = Segment("Careful.")
SAME: Final = Segment("The same point, in the same way.")
HALF_WAY: Final = Segment("Half-way.")
LAST_THREE: Final = {3: Segment("Three."), 2: Segment("Two."), 1: Segment("One.")}
PAUSED: Final = Segment("Paused.")
SLEPT: Final = Segment("The computer slept, or the program was suspended.")
BY_ITSELF: Final = Segment("The session continues by itself.")
GOING_ON: Final = Segment("Continuing.")
BREATHE: Final = Segment("Breathe slowly, and press as you breathe out.")
BREATHE_AT_REST: Final = Segment("Breathe slowly and calmly.")
READY: Final = Segment("Press space when you are ready.")
READY_TO_REST: Final = Segment("Press space when your hand is in place.")
MORE: Final = Segment("Ten seconds more.")
LESS: Final = Segment("Ten seconds less.")
A_LITTLE_MORE: Final = Segment("A little more time.")
A_LITTLE_LESS: Final = Segment("A little less time.")
VOICE_ON: Final = Segment("Voice on.")
SIDES: Final = {
    Side.LEFT: Segment("Left side."),
    Side.RIGHT: Segment("Right side."),
    Side.MIDLINE: Segment("In the middle."),
}
NOW: Final = {
    Side.LEFT: Segment("Now the left side."),
    Side.RIGHT: Segment("Now the right side."),
    Side.MIDLINE: Segment("Now in the middle."),
}
LEAVE_OUT: Final = Segment("Do not press if any of these apply:")
NAMED_FOR: Final = Segment("The source suggests it for:")
NOT_PROVEN: Final = Segment("This is not proven.")

FIXED: Final[Utterance] = (
    *(NEXT, CAREFUL, SAME, HALF_WAY, *LAST_THREE.values(), PAUSED, SLEPT, BY_ITSELF, GOING_ON),
    *(BREATHE, BREATHE_AT_REST, READY, READY_TO_REST),
    *(MORE, LESS, A_LITTLE_MORE, A_LITTLE_LESS, VOICE_ON),
    *(*SIDES.values(), *NOW.values()),
)
"""The phrases of every session, besides the words of its routine and those that `i` reads out."""


class Familiarity(Enum):
    """The listener's knowledge of the next point."""

    NOTHING = auto()
    EARLIER = auto()
    """The point was pressed earlier in this session."""
    OTHER_SIDE = auto()
    """The other side has just been pressed."""


class StepIntro(Struct, frozen=True):
    """A step to introduce. `moves`: the posture changes; `follows`: another step came before."""

    step: Step
    familiarity: Familiarity
    moves: bool
    follows: bool


def step_intro(steps: Sequence[Step], index: int) -> StepIntro:
    """Return the introduction of step `index` if no key is pressed."""
    step = steps[index]
    if index == 0:
        return StepIntro(step, Familiarity.NOTHING, moves=True, follows=False)
    before = steps[index - 1]
    known = Familiarity.NOTHING
    if before.point == step.point and before.side != step.side:
        known = Familiarity.OTHER_SIDE
    elif step.round > 1:
        known = Familiarity.EARLIER
    moves = before.point.posture != step.point.posture
    return StepIntro(step, known, moves=moves, follows=True)


def required_words(step: StepIntro) -> Utterance:
    """Return the words that must be said before the press; the plan allows time for them."""
    point, head = step.step.point, _head(step)
    match step.familiarity:
        case Familiarity.OTHER_SIDE:
            return head
        case Familiarity.EARLIER:
            return head + to_segments(point.location)
    return head + first_caution(point) + to_segments(point.location) + to_segments(point.technique)


def words_to_caution(step: StepIntro) -> Utterance:
    """Return the required words up to the end of the first caution; empty if that is not said."""
    caution = first_caution(step.step.point)
    is_said = caution and step.familiarity is Familiarity.NOTHING
    return _head(step) + caution if is_said else ()


def first_caution(point: Point) -> Utterance:
    """Return the first caution of a point as it is said; empty if it has none."""
    return _careful(point.cautions[:1])


def intro_variants(step: StepIntro) -> tuple[Utterance, ...]:
    """Return the forms of an introduction, longest first; the first that fits is said."""
    point, head = step.step.point, _head(step)
    where = head + to_segments(point.location)
    how = where + to_segments(point.technique)
    if step.familiarity is Familiarity.OTHER_SIDE:
        return (where, head, (NOW[step.step.side],))
    name = (*name_of(point), SIDES[step.step.side])
    required = required_words(step)
    longest = (required + _careful(point.cautions[1:]), required)
    shorter = (how, where, head, name)
    return longest + shorter if step.familiarity is Familiarity.NOTHING else shorter


def _head(step: StepIntro) -> Utterance:
    """Return the posture if it changes, the point and the side."""
    point, side = step.step.point, step.step.side
    posture = to_segments(point.posture) if step.moves else ()
    if step.familiarity is Familiarity.OTHER_SIDE:
        return (*posture, NOW[side], SAME)
    following = (NEXT,) if step.follows else ()
    return (*posture, *following, *name_of(point), SIDES[side])


def _careful(cautions: Iterable[str]) -> Utterance:
    segments = tuple(segment for caution in cautions for segment in to_segments(caution))
    return (CAREFUL, *segments) if segments else ()


def name_of(point: Point) -> Utterance:
    """Return a point's code and name as they are spoken."""
    code = to_segments(point.say.code or point.code)
    english = to_segments(point.say.name or point.name)
    if not point.say.pinyin:
        return code + english
    instead = " ".join(segment.text for segment in english)
    return (*code, Segment(point.say.pinyin, Language.PINYIN, instead))


def point_segments(point: Point) -> Utterance:
    """Return everything about a point."""
    return (
        *name_of(point),
        *to_segments(point.meaning and f"{point.meaning}."),
        *(segment for text in (point.location, *point.find) for segment in to_segments(text)),
        *to_segments(point.posture),
        *to_segments(point.technique),
        *_careful(point.cautions),
        *_listed(LEAVE_OUT, (condition_name(condition) for condition in sorted(point.avoid_if))),
        *_listed(NAMED_FOR, point.uses),
        *((NOT_PROVEN,) if point.uses else ()),
        *to_segments(point.note),
    )


def _listed(before: Segment, things: Iterable[str]) -> Utterance:
    segments = tuple(segment for thing in things for segment in to_segments(f"{thing}."))
    return (before, *segments) if segments else ()


def all_segments(steps: Sequence[Step], closing: str) -> Iterator[Segment]:
    """Yield every segment that a plan may need, the most needed first."""
    intros = [step_intro(steps, index) for index in range(len(steps))]
    for step in intros:
        yield from required_words(step)
    yield from to_segments(closing)
    yield from FIXED
    for step in intros:
        for form in intro_variants(step):
            yield from form
    for step in intros:
        yield from point_segments(step.step.point)
    # Also the conditions of no point here, so that the bundled words suffice for the user's points.
    yield from (LEAVE_OUT, NAMED_FOR, NOT_PROVEN)
    for condition in Condition:
        yield from to_segments(f"{condition_name(condition)}.")
