"""Chooses the words for the events of a session so that they fit into the time. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from acusession.domain.model import Intensity, Plan
from acusession.session import events
from acusession.session.events import Event, Phase
from acusession.session.view import View
from acusession.sound.upcoming_cues import seconds_to_next_cue
from acusession.speech.event_phrases import event_phrase
from acusession.speech.options import SpeechOptions
from acusession.speech.script import (
    BREATHE,
    BREATHE_AT_REST,
    Familiarity,
    StepIntro,
    intro_variants,
    step_intro,
)
from acusession.speech.segments import Utterance
from acusession.speech.timing import PAUSE_BEFORE_PRESS

Seconds = Callable[[Utterance], float]
"""A function from an utterance to its length in seconds."""


class Narrator:
    """Chooses words. It only remembers whether a step has been introduced and a press started."""

    def __init__(self, plan: Plan, seconds: Seconds, options: SpeechOptions | None = None) -> None:
        self._plan = plan
        self._seconds = seconds
        self._options = options or SpeechOptions()
        self._has_begun = False
        self._has_pressed = False

    def words(self, new_events: Iterable[Event], view: View, before: float) -> Utterance:
        """Return the words for simultaneous events, spoken after `before` seconds of cues.

        As with the cues, only the events of the newest instant count.
        """
        new_events = tuple(new_events)
        newest = max((event.at for event in new_events), default=0.0)
        now = tuple(event for event in new_events if event.at == newest)
        if cautions := [event for event in now if isinstance(event, events.CautionStarted)]:
            now = tuple(cautions)  # the lead-in has time for nothing else
        words = tuple(
            segment for event in now for segment in event_phrase(event, self._plan, self._options)
        )
        if any(isinstance(event, events.PressStarted) for event in now):
            words += self._breath(view, before + self._seconds(words))
        self._has_pressed |= any(isinstance(event, events.PressStarted) for event in new_events)
        left = next((time for event in now if (time := _prepare_seconds(event)) is not None), None)
        if left is None or view.phase is not Phase.PREPARE:
            return words
        step = self._intro(view.index, now)
        self._has_begun = True
        return words + self.fitting(step, left - before - self._seconds(words))

    def _breath(self, view: View, before: float) -> Utterance:
        """Return the words about breathing in the first press, if no cue would cut them off."""
        left = seconds_to_next_cue(view)
        if self._has_pressed or not self._options.breath or left is None:
            return ()
        resting = view.step.point.intensity is Intensity.REST
        words = (BREATHE_AT_REST if resting else BREATHE,)
        return words if before + self._seconds(words) + PAUSE_BEFORE_PRESS <= left else ()

    def ahead(self, index: int, before: float) -> Utterance:
        """Return the words that will introduce step `index` if no key is pressed."""
        return self.fitting(self._planned(index), self._plan.steps[index].prepare - before)

    def fitting(self, step: StepIntro, left: float) -> Utterance:
        """Return the longest form that ends a second or more before the press in `left` seconds."""
        fits = (
            form
            for form in intro_variants(step)
            if self._seconds(form) + PAUSE_BEFORE_PRESS <= left + _ROUNDING
        )
        return next(fits, ())

    def _intro(self, index: int, now: tuple[Event, ...]) -> StepIntro:
        """Return the introduction of a step that is prepared now, however it was reached."""
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
        """Return the introduction of a step that is reached without a key."""
        planned = step_intro(self._plan.steps, index)
        if self._has_begun:
            return planned
        # In a resumed session, the listener may have forgotten what was said before.
        return StepIntro(planned.step, Familiarity.NOTHING, moves=True, follows=False)


_ROUNDING: Final = 1e-6


def _prepare_seconds(event: Event) -> float | None:
    """Return the seconds of the preparation that an event starts, or None if it starts none."""
    match event:
        case events.PrepareStarted(seconds=seconds):
            return seconds
        case events.Resumed(phase=Phase.PREPARE, left=left):
            return left
    return None
