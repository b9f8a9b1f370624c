"""The words for the events of a session. Pure: events in, utterances out."""

from __future__ import annotations

from typing import Final

from acusession.domain.model import Intensity, Plan
from acusession.session import events
from acusession.session.events import Event, Phase
from acusession.speech.options import SpeechOptions
from acusession.speech.script import (
    A_LITTLE_LESS,
    A_LITTLE_MORE,
    BY_ITSELF,
    GOING_ON,
    HALF_WAY,
    LAST_THREE,
    LESS,
    MORE,
    PAUSED,
    READY,
    READY_TO_REST,
    SLEPT,
    first_caution,
)
from acusession.speech.segments import Segment, Utterance, to_segments

_TEN: Final = 10.0
"""Seconds by which a key changes a press, unless a limit allows less."""


def event_phrase(event: Event, plan: Plan, options: SpeechOptions) -> Utterance:
    """Return the words for an event, except a preparation, whose words depend on the time left."""
    match event:
        case events.HalfWay() if options.half_way:
            return (HALF_WAY,)
        case events.Counted(is_last_seconds=True, left=left) if options.last_three and left:
            return (LAST_THREE[left],)
        case events.HoldStarted(index=index):
            resting = plan.steps[index].point.intensity is Intensity.REST
            return (READY_TO_REST if resting else READY,)
        case events.CautionStarted(index=index):
            return first_caution(plan.steps[index].point)
        case events.Paused(gap=gap, resumes_in=resumes_in):
            return (PAUSED, *((SLEPT,) if gap else ()), *((BY_ITSELF,) if resumes_in else ()))
        case events.Resumed():
            return (GOING_ON,)
        case events.Adjusted(phase=Phase.PRESS, seconds=seconds):
            return (_adjusted(seconds),)
        case events.Closed():
            return to_segments(plan.closing)
    return ()


def _adjusted(seconds: float) -> Segment:
    """Return the words for a change of a press: by ten seconds, or by less at a limit."""
    if seconds > 0:
        return MORE if seconds >= _TEN else A_LITTLE_MORE
    return LESS if seconds <= -_TEN else A_LITTLE_LESS
