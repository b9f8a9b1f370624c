"""Chooses what is said of what happens in a session, as long as there is time for it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from acusession.domain.model import Plan
from acusession.session import events
from acusession.session.events import Event, Phase
from acusession.session.view import View
from acusession.speech.event_phrases import Wishes, remark
from acusession.speech.script import Coming, Known, coming, forms
from acusession.speech.segments import Utterance
from acusession.speech.timing import SPARE

Seconds = Callable[[Utterance], float]
"""How long it takes to say something."""


class Narrator:
    """Remembers of a session only whether anything has been said of a step yet."""

    def __init__(self, plan: Plan, seconds: Seconds, wishes: Wishes = Wishes()) -> None:  # noqa: B008
        self._plan = plan
        self._seconds = seconds
        self._wishes = wishes
        self._has_begun = False

    def words(self, happened: Iterable[Event], view: View, before: float) -> Utterance:
        """What is said of events that came together, after cues that take `before` seconds.

        As with the cues, only the newest instant is told.
        """
        told = tuple(happened)
        newest = max((event.at for event in told), default=0.0)
        now = tuple(event for event in told if event.at == newest)
        words = tuple(piece for event in now for piece in remark(event, self._plan, self._wishes))
        left = next((room for event in now if (room := _room(event)) is not None), None)
        if left is None or view.phase is not Phase.PREPARE:
            return words
        step = self._coming(view.index, now)
        self._has_begun = True
        return words + self.fitting(step, left - before - self._seconds(words))

    def ahead(self, index: int, before: float) -> Utterance:
        """What will be said of the step `index` if nobody touches a key."""
        return self.fitting(self._planned(index), self._plan.steps[index].prepare - before)

    def fitting(self, step: Coming, left: float) -> Utterance:
        """The longest form that is over a second before the press, `left` seconds from now."""
        fits = (form for form in forms(step) if self._seconds(form) + SPARE <= left + _ROUNDING)
        return next(fits, ())

    def _coming(self, index: int, now: tuple[Event, ...]) -> Coming:
        """How a step comes that is prepared now, from wherever."""
        planned = self._planned(index)
        if not self._has_begun:
            return planned
        kinds = {type(event) for event in now}
        known = planned.known
        if events.SideSwitched in kinds:
            known = Known.OTHER_SIDE
        elif known is Known.OTHER_SIDE:
            known = Known.EARLIER
        moves = events.PostureChanged in kinds
        return Coming(planned.step, known, moves=moves, follows=planned.follows)

    def _planned(self, index: int) -> Coming:
        """How a step comes that nobody went to by a key."""
        planned = coming(self._plan.steps, index)
        if self._has_begun:
            return planned
        # What was said of it before a session is resumed is long ago.
        return Coming(planned.step, Known.NOTHING, moves=True, follows=False)


_ROUNDING: Final = 1e-6


def _room(event: Event) -> float | None:
    """The seconds of prepare that an event opens."""
    match event:
        case events.PrepareStarted(seconds=seconds):
            return seconds
        case events.Resumed(phase=Phase.PREPARE, left=left):
            return left
    return None
