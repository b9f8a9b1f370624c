"""Chooses what is said of what happens in a session, as long as there is time for it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from acusession.domain.model import Plan
from acusession.session import events
from acusession.session.events import Event, Phase
from acusession.session.view import View
from acusession.speech.event_phrases import event_phrase
from acusession.speech.options import SpeechOptions
from acusession.speech.script import Familiarity, StepIntro, intro_variants, step_intro
from acusession.speech.segments import Utterance
from acusession.speech.timing import PAUSE_BEFORE_PRESS

Seconds = Callable[[Utterance], float]
"""How long it takes to say something."""


class Narrator:
    """Remembers of a session only whether anything has been said of a step yet."""

    def __init__(self, plan: Plan, seconds: Seconds, options: SpeechOptions | None = None) -> None:
        self._plan = plan
        self._seconds = seconds
        self._options = options or SpeechOptions()
        self._has_begun = False

    def words(self, new_events: Iterable[Event], view: View, before: float) -> Utterance:
        """What is said of events that came together, after cues that take `before` seconds.

        As with the cues, only the newest instant is told.
        """
        new_events = tuple(new_events)
        newest = max((event.at for event in new_events), default=0.0)
        now = tuple(event for event in new_events if event.at == newest)
        words = tuple(
            segment for event in now for segment in event_phrase(event, self._plan, self._options)
        )
        left = next((room for event in now if (room := _prepare_seconds(event)) is not None), None)
        if left is None or view.phase is not Phase.PREPARE:
            return words
        step = self._intro(view.index, now)
        self._has_begun = True
        return words + self.fitting(step, left - before - self._seconds(words))

    def ahead(self, index: int, before: float) -> Utterance:
        """What will be said of the step `index` if nobody touches a key."""
        return self.fitting(self._planned(index), self._plan.steps[index].prepare - before)

    def fitting(self, step: StepIntro, left: float) -> Utterance:
        """The longest form that is over a second before the press, `left` seconds from now."""
        fits = (
            form
            for form in intro_variants(step)
            if self._seconds(form) + PAUSE_BEFORE_PRESS <= left + _ROUNDING
        )
        return next(fits, ())

    def _intro(self, index: int, now: tuple[Event, ...]) -> StepIntro:
        """How a step comes that is prepared now, from wherever."""
        planned = self._planned(index)
        if not self._has_begun:
            return planned
        kinds = {type(event) for event in now}
        known = planned.familiarity
        if events.SideSwitched in kinds:
            known = Familiarity.OTHER_SIDE
        elif known is Familiarity.OTHER_SIDE:
            known = Familiarity.EARLIER
        moves = events.PostureChanged in kinds
        return StepIntro(planned.step, known, moves=moves, follows=planned.follows)

    def _planned(self, index: int) -> StepIntro:
        """How a step comes that nobody went to by a key."""
        planned = step_intro(self._plan.steps, index)
        if self._has_begun:
            return planned
        # What was said of it before a session is resumed is long ago.
        return StepIntro(planned.step, Familiarity.NOTHING, moves=True, follows=False)


_ROUNDING: Final = 1e-6


def _prepare_seconds(event: Event) -> float | None:
    """The seconds of prepare that an event opens."""
    match event:
        case events.PrepareStarted(seconds=seconds):
            return seconds
        case events.Resumed(phase=Phase.PREPARE, left=left):
            return left
    return None
