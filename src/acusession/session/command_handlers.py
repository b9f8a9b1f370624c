"""The handlers of the user's commands to a running session."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from acusession.domain.durations import ceil_seconds
from acusession.domain.model import LONGEST_PRESS, Reach
from acusession.session import commands, events, transitions
from acusession.session.commands import Command
from acusession.session.events import Phase
from acusession.session.state import Attempt, Preparation, State
from acusession.session.transitions import UNDO, Events

LEAD_IN: Final = 3.0
"""Seconds between a key and the press: time to place the hand on the point again."""

FOUND_FROM: Final = 1.0
"""Seconds into a phase from which `Found` counts: an earlier one was meant for something else."""

RESUMES_AFTER: Final = 10.0
"""Seconds after which a pause caused by a gap ends by itself if no key can be pressed."""

SHORTEST_REST: Final = 3.0
"""Seconds that shortening a phase always leaves, so that a slip ends nothing."""


def handle(state: State, command: Command, now: float) -> tuple[State, Events]:
    """Apply `command` at the instant `now`; ignore it if it has no meaning in this state."""
    match command:
        case commands.Back():
            return _back(state, now)
        case commands.Leave():
            return _leave(state, now)
        case _ if state.phase is Phase.CLOSING:
            return state, ()
        case commands.Pause():
            return pause(state, now) if state.is_counting else (state, ())
        case commands.Resume():
            return resume(state, now) if state.is_paused else (state, ())
        case commands.Skip():
            return _skip(state, now)
        case commands.Restart():
            return _restart(state, now)
        case commands.Adjust(seconds):
            return _adjust(state, now, seconds)
        case commands.Go():
            return _go(state, now)
        case commands.Found():
            return _found(state, now) if now - state.since >= FOUND_FROM else (state, ())


def pause(state: State, at: float, now: float | None = None) -> tuple[State, Events]:
    """Pause at the instant `at`; the time from then until `now`, if given, is a gap."""
    gap = 0.0 if now is None else now - at
    now = at if now is None else now
    state = transitions.freeze(state, at)
    if state.phase is Phase.LEAD_IN:
        attempt = state.attempt
        state = replace(state, phase=Phase.PRESS, length=attempt.planned, left=attempt.left)
    resumes_in = RESUMES_AFTER if gap and state.no_keyboard else None
    resumes_at = None if resumes_in is None else now + resumes_in
    state = replace(state, now=now, paused_since=at, resumes_at=resumes_at)
    paused = events.Paused(
        at=at,
        index=state.index,
        phase=state.phase,
        left=state.left,
        gap=gap,
        resumes_in=resumes_in,
    )
    return state, (paused,)


def resume(state: State, at: float) -> tuple[State, Events]:
    """Continue after a pause: the preparation where it stopped, a press after its lead-in."""
    state = transitions.freeze(state, at)
    if state.phase is Phase.PRESS:
        state, more = transitions.lead_to_press(state, at, lead_in=LEAD_IN)
        left = state.attempt.left
    else:
        state = transitions.enter_phase(state, state.phase, at, state.length, state.left)
        left, more = state.left, ()
    resumed = events.Resumed(at=at, index=state.index, phase=state.phase, left=left)
    return state, (resumed, *more)


def _go(state: State, at: float) -> tuple[State, Events]:
    return transitions.lead_to_press(state, at) if state.phase is Phase.HOLD else (state, ())


def _found(state: State, at: float) -> tuple[State, Events]:
    """Give up the rest of the preparation; a hand that is needed at the point has time to return.

    Only a point that leaves the other hand free is pressed at once.
    """
    if state.phase is not Phase.PREPARE or state.is_paused:
        return _go(state, at)
    given_up = Preparation(state.length, state.left_at(at))
    lead_in = 0.0 if state.step.point.reach is Reach.ONE_HAND else LEAD_IN
    state, more = transitions.lead_to_press(state, at, lead_in=lead_in)
    state = replace(state, given_up=given_up)
    seconds = state.length if state.phase is Phase.LEAD_IN else 0.0
    return state, (events.PointFound(at=at, index=state.index, seconds=seconds), *more)


def _skip(state: State, at: float) -> tuple[State, Events]:
    state = transitions.freeze(state, at)
    skipped = events.Skipped(at=at, index=state.index, left=state.attempt.left)
    state, more = transitions.next_step(state, at, undo=True)
    return state, (skipped, *more)


def _back(state: State, at: float) -> tuple[State, Events]:
    """Go back to the previous step, or undo `Found`, or the skip that led to the closing."""
    if preparation := _preparation_to_restore(state, at):
        went = events.WentBack(at=at, index=state.index, to=state.index)
        state = transitions.freeze(state, at)
        state, more = transitions.enter_prepare(state, at, preparation, is_as_planned=False)
        return state, (went, *more)
    state = transitions.freeze(state, at)
    to = state.index if state.phase is Phase.CLOSING else max(0, state.index - 1)
    went = events.WentBack(at=at, index=state.index, to=to)
    state, more = transitions.enter_step(state, to, at, is_as_planned=False)
    return state, (went, *more)


def _preparation_to_restore(state: State, at: float) -> Preparation | None:
    """Return the preparation that `Found` gave up, if that can still be undone."""
    is_early = state.phase is Phase.LEAD_IN or at - state.since <= UNDO
    return state.given_up if is_early else None


def _restart(state: State, at: float) -> tuple[State, Events]:
    state = transitions.freeze(state, at)
    if state.attempt != transitions.full_attempt(state):
        state = transitions.new_attempt(state)
    restarted = events.Restarted(at=at, index=state.index)
    state, more = transitions.enter_prepare(state, at)
    return state, (restarted, *more)


def _adjust(state: State, at: float, seconds: int) -> tuple[State, Events]:
    """Lengthen or shorten the phase, within limits; in a lead-in, the press that follows."""
    attempt = state.attempt
    in_press = state.phase in {Phase.PRESS, Phase.LEAD_IN}
    if not in_press and state.phase is not Phase.PREPARE:
        return state, ()
    length, left = (
        (attempt.planned, attempt.left) if in_press else (state.length, state.left_at(at))
    )
    least, most = min(SHORTEST_REST - left, 0.0), max(LONGEST_PRESS - length, 0.0)
    change = min(max(float(seconds), least), most)
    if change == 0:
        return state, ()
    state = replace(state, given_up=None)
    if in_press:
        longer = Attempt(attempt.planned + change, attempt.left + change)
        state = replace(state, attempts=state.with_attempt(longer))
    if state.phase is not Phase.LEAD_IN:
        state = _lengthen(state, at, change)
    phase = Phase.PRESS if in_press else state.phase
    adjusted = events.Adjusted(
        at=at, index=state.index, phase=phase, seconds=change, left=left + change
    )
    return state, (adjusted,)


def _lengthen(state: State, at: float, change: float) -> State:
    left = state.left_at(at) + change
    return replace(
        state,
        length=state.length + change,
        left=left,
        ends_at=None if state.ends_at is None else at + left,
        last_counted=ceil_seconds(left),
    )


def _leave(state: State, at: float) -> tuple[State, Events]:
    if state.phase is Phase.CLOSING:
        return transitions.finish(state, at)
    return transitions.enter_closing(transitions.freeze(state, at), at, early=True, undo=False)
