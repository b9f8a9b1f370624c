"""The transitions between the phases of a session, for `machine` and `command_handlers`."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from acusession.domain.durations import ceil_seconds
from acusession.session import events
from acusession.session.events import Event, Phase
from acusession.session.state import Attempt, State, records

Events = tuple[Event, ...]
"""The events of a transition, in order."""

UNDO: Final = 10.0
"""Seconds for which the closing can be undone after a skip of the last step."""

HALF_WAY_FROM: Final = 10.0
"""Seconds from which a press has a half-way cue; in a shorter one it would crowd the last three."""


def enter_phase(state: State, phase: Phase, at: float, length: float, left: float) -> State:
    """Start `phase` at `at`, with `left` of its `length` to go."""
    return replace(
        state,
        phase=phase,
        length=length,
        left=left,
        ends_at=at + left,
        last_counted=ceil_seconds(left),
    )


def enter_prepare(state: State, at: float) -> tuple[State, Events]:
    """Prepare the step at `state.index`; a completed one starts again, others keep what is left."""
    attempts = state.attempts[state.index]
    if not attempts or attempts[-1].is_completed:
        state = new_attempt(state)
    seconds = float(state.step.prepare)
    state = enter_phase(state, Phase.PREPARE, at, seconds, seconds)
    return state, (events.PrepareStarted(at=at, index=state.index, seconds=seconds),)


def new_attempt(state: State) -> State:
    """Add an attempt at the current step, at full time."""
    attempts = (*state.attempts[state.index], full_attempt(state))
    return replace(state, attempts=state.with_attempts(attempts))


def full_attempt(state: State) -> Attempt:
    """Return an attempt at the current step with the planned time and nothing pressed."""
    full = float(state.step.press)
    return Attempt(full, full)


def enter_hold(state: State, at: float) -> tuple[State, Events]:
    """Wait for the user's command before the press."""
    state = replace(state, phase=Phase.HOLD, length=0.0, left=0.0, ends_at=None, last_counted=0)
    return state, (events.HoldStarted(at=at, index=state.index),)


def enter_press(state: State, at: float) -> tuple[State, Events]:
    """Start the press, with the time its attempt has left."""
    planned, left = state.attempt.planned, state.attempt.left
    state = enter_phase(state, Phase.PRESS, at, planned, left)
    state = replace(state, half_way_fired=left <= planned / 2)
    return state, (events.PressStarted(at=at, index=state.index, seconds=left),)


def enter_step(state: State, index: int, at: float) -> tuple[State, Events]:
    """Go to the step `index`, with events for a change of posture or side first."""
    before = state.step
    state = replace(state, index=index)
    changes: Events = ()
    if state.step.point.posture != before.point.posture:
        changes += (events.PostureChanged(at=at, index=index),)
    if state.step.point == before.point and state.step.side != before.side:
        changes += (events.SideSwitched(at=at, index=index),)
    state, more = enter_prepare(state, at)
    return state, changes + more


def next_step(state: State, at: float, *, undo: bool) -> tuple[State, Events]:
    """Go to the next step, or to the closing, which can be undone if `undo`."""
    if state.index + 1 < len(state.plan.steps):
        return enter_step(state, state.index + 1, at)
    return enter_closing(state, at, early=False, undo=undo)


def enter_closing(state: State, at: float, *, early: bool, undo: bool) -> tuple[State, Events]:
    """Go to the closing, which ends the session at once unless `undo`; `early` if the user left."""
    seconds = UNDO if undo else 0.0
    state = enter_phase(state, Phase.CLOSING, at, seconds, seconds)
    closed = events.Closed(at=at, index=state.index, early=early, undo_seconds=seconds)
    if undo:
        return state, (closed,)
    state, more = finish(state, at)
    return state, (closed, *more)


def finish(state: State, at: float) -> tuple[State, Events]:
    """End the session; nothing can change any more."""
    state = replace(state, ends_at=None, left=0.0, last_counted=0, ended=True)
    ended = events.Ended(at=at, records=records(state), paused_seconds=state.paused_seconds)
    return state, (ended,)


def freeze(state: State, at: float) -> State:
    """Stop the running phase or pause, and store the time left."""
    paused = at - state.paused_since if state.paused_since is not None else 0.0
    return replace(
        state,
        attempts=state.with_attempt(state.attempt),
        left=state.left_at(at),
        ends_at=None,
        paused_since=None,
        resumes_at=None,
        paused_seconds=state.paused_seconds + paused,
    )
