"""The mapping from events of a session to cues."""

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
    events.CautionStarted: Cue.RESUME,
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
"""Order of importance: of several cues at one instant, the first of these is played."""


BELL_CUES: Final = frozenset({Cue.PRESS, Cue.END, Cue.CLOSING})
"""The only cues for which the terminal bell is rung, since it has one sound."""


def cue_for(event: Event) -> Cue | None:
    """Return the cue for `event`, or None if it has no cue."""
    if isinstance(event, events.Counted):
        return Cue.LAST_THREE if event.is_last_seconds else None
    if isinstance(event, events.PointFound):
        return Cue.RESUME if event.seconds else None
    return _CUES.get(type(event))


def cues_for(new_events: Iterable[Event], silent: frozenset[Cue] = frozenset()) -> tuple[Cue, ...]:
    """Return at most two cues to play, one after the other, for events that came together.

    Only the latest instant counts, because earlier cues are out of date. The end of a press comes
    first, then the cue for what follows. Cues in `silent` are ignored, so that a less important
    cue of the same instant is played instead.
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
