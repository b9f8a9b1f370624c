"""Which of a session's events are heard as which cue."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from acusession.domain.cues import Cue
from acusession.session import events
from acusession.session.events import Event

_CUES: Final[dict[type[Event], Cue]] = {
    events.PrepareStarted: Cue.PREPARE,
    events.HoldStarted: Cue.PREPARE,
    events.SideSwitched: Cue.OTHER_SIDE,
    events.PressStarted: Cue.PRESS,
    events.PressContinued: Cue.PRESS,
    events.HalfWay: Cue.HALF_WAY,
    events.StepEnded: Cue.END,
    events.Paused: Cue.PAUSE,
    events.Resumed: Cue.RESUME,
    events.Closed: Cue.CLOSING,
}

_PRIORITY: Final = (
    Cue.CLOSING,
    Cue.PAUSE,
    Cue.RESUME,
    Cue.PRESS,
    Cue.OTHER_SIDE,
    Cue.PREPARE,
    Cue.LAST_THREE,
    Cue.HALF_WAY,
)
"""Of what falls on one instant the first of these is heard."""


BELL_CUES: Final = frozenset({Cue.PRESS, Cue.END, Cue.CLOSING})
"""What a bell, which can say but one thing, is rung for."""


def cue_for(event: Event) -> Cue | None:
    """The cue that tells of `event`, if one does."""
    if isinstance(event, events.Counted):
        return Cue.LAST_THREE if event.is_last_seconds else None
    return _CUES.get(type(event))


def cues_for(new_events: Iterable[Event], silent: frozenset[Cue] = frozenset()) -> tuple[Cue, ...]:
    """What is heard of events that came together: one cue or two, one after the other.

    Only the newest instant is heard: an older cue would tell of what is no longer so. The end of
    a press is heard first, then where the session goes from there. What is `silent` is not there
    at all, so that a lighter cue of the same instant is heard instead.
    """
    heard = [
        (event.at, cue) for event in new_events if (cue := cue_for(event)) and cue not in silent
    ]
    if not heard:
        return ()
    newest = max(at for at, _ in heard)
    now = {cue for at, cue in heard if at == newest}
    end = (Cue.END,) if Cue.END in now else ()
    return end + next(((cue,) for cue in _PRIORITY if cue in now), ())
