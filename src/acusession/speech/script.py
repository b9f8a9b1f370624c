"""What is said of a step and of a point. Pure.

Somebody lies there with eyes shut. What the body must change is said first, then which point and
which side, where it is, how to press it, and what to beware of: all before the press.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from typing import Final

from msgspec import Struct

from acusession.domain.model import Condition, Point, Side, Step
from acusession.speech.segments import Piece, Tongue, Utterance, said

NEXT: Final = Piece("Next:")
CAREFUL: Final = Piece("Careful.")
SAME: Final = Piece("The same point, in the same way.")
HALF_WAY: Final = Piece("Half-way.")
LAST_THREE: Final = {3: Piece("Three."), 2: Piece("Two."), 1: Piece("One.")}
PAUSED: Final = Piece("Paused.")
SLEPT: Final = Piece("The computer slept, or the program was stopped.")
BY_ITSELF: Final = Piece("It goes on by itself.")
GOING_ON: Final = Piece("Going on.")
READY: Final = Piece("Press space when you are ready.")
READY_TO_REST: Final = Piece("Press space when your hand is in place.")
MORE: Final = Piece("Ten seconds more.")
LESS: Final = Piece("Ten seconds less.")
A_LITTLE_MORE: Final = Piece("A little more time.")
A_LITTLE_LESS: Final = Piece("A little less time.")
VOICE_ON: Final = Piece("Voice on.")
SIDES: Final = {
    Side.LEFT: Piece("Left side."),
    Side.RIGHT: Piece("Right side."),
    Side.MIDLINE: Piece("In the middle."),
}
NOW: Final = {
    Side.LEFT: Piece("Now the left side."),
    Side.RIGHT: Piece("Now the right side."),
    Side.MIDLINE: Piece("Now in the middle."),
}
LEAVE_OUT: Final = Piece("Leave it out with:")
NAMED_FOR: Final = Piece("The source names it for:")
NOT_PROVEN: Final = Piece("This is not proven.")

FIXED: Final[Utterance] = (
    *(NEXT, CAREFUL, SAME, HALF_WAY, *LAST_THREE.values(), PAUSED, SLEPT, BY_ITSELF, GOING_ON),
    *(READY, READY_TO_REST, MORE, LESS, A_LITTLE_MORE, A_LITTLE_LESS, VOICE_ON),
    *(*SIDES.values(), *NOW.values()),
    *(LEAVE_OUT, NAMED_FOR, NOT_PROVEN),
    *(piece for condition in Condition for piece in said(f"{condition.words}.")),
)
"""Everything that is said whatever the routine."""


class Known(Enum):
    """What the listener knows of the point that comes."""

    NOTHING = auto()
    EARLIER = auto()
    """It was pressed before in this session."""
    OTHER_SIDE = auto()
    """The other side has just been pressed."""


class Coming(Struct, frozen=True):
    """A step about to be prepared: is another posture needed, does it follow a step."""

    step: Step
    known: Known
    moves: bool
    follows: bool


def coming(steps: Sequence[Step], index: int) -> Coming:
    """How the step `index` comes if nobody touches a key."""
    step = steps[index]
    if index == 0:
        return Coming(step, Known.NOTHING, moves=True, follows=False)
    before = steps[index - 1]
    known = Known.NOTHING
    if before.point == step.point and before.side != step.side:
        known = Known.OTHER_SIDE
    elif step.round > 1:
        known = Known.EARLIER
    moves = before.point.posture != step.point.posture
    return Coming(step, known, moves=moves, follows=True)


def full(step: Coming) -> Utterance:
    """What must be said before the press: what the plan makes room for."""
    point, head = step.step.point, _head(step)
    match step.known:
        case Known.OTHER_SIDE:
            return head
        case Known.EARLIER:
            return head + said(point.location)
    return head + said(point.location) + said(point.technique) + _careful(point.cautions[:1])


def forms(step: Coming) -> tuple[Utterance, ...]:
    """What can be said before the press, the longest first: what fits is said."""
    point, head = step.step.point, _head(step)
    where = head + said(point.location)
    how = where + said(point.technique)
    if step.known is Known.OTHER_SIDE:
        return (where, head, (NOW[step.step.side],))
    name = (*name_of(point), SIDES[step.step.side])
    longest = (how + _careful(point.cautions), full(step))
    shorter = (how, where, head, name)
    return longest + shorter if step.known is Known.NOTHING else shorter


def _head(step: Coming) -> Utterance:
    """The posture if it changes, which point, which side."""
    point, side = step.step.point, step.step.side
    posture = said(point.posture) if step.moves else ()
    if step.known is Known.OTHER_SIDE:
        return (*posture, NOW[side], SAME)
    following = (NEXT,) if step.follows else ()
    return (*posture, *following, *name_of(point), SIDES[side])


def _careful(cautions: Iterable[str]) -> Utterance:
    told = tuple(piece for caution in cautions for piece in said(caution))
    return (CAREFUL, *told) if told else ()


def name_of(point: Point) -> Utterance:
    """A point's code and name as they are said."""
    code = said(point.say.code or point.code)
    english = said(point.say.name or point.name)
    if not point.say.pinyin:
        return code + english
    instead = " ".join(piece.text for piece in english)
    return (*code, Piece(point.say.pinyin, Tongue.PINYIN, instead))


def about(point: Point) -> Utterance:
    """Everything about a point."""
    return (
        *name_of(point),
        *said(point.meaning and f"{point.meaning}."),
        *(piece for text in (point.location, *point.find) for piece in said(text)),
        *said(point.posture),
        *said(point.technique),
        *_careful(point.cautions),
        *_listed(LEAVE_OUT, (condition.words for condition in sorted(point.avoid_if))),
        *_listed(NAMED_FOR, point.uses),
        *((NOT_PROVEN,) if point.uses else ()),
        *said(point.note),
    )


def _listed(before: Piece, things: Iterable[str]) -> Utterance:
    told = tuple(piece for thing in things for piece in said(f"{thing}."))
    return (before, *told) if told else ()


def everything(steps: Sequence[Step], closing: str) -> Iterator[Piece]:
    """Every piece a plan may need, what is needed first coming first."""
    told = [coming(steps, index) for index in range(len(steps))]
    for step in told:
        yield from full(step)
    yield from said(closing)
    yield from FIXED
    for step in told:
        for form in forms(step):
            yield from form
    for step in told:
        yield from about(step.step.point)
