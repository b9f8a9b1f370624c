"""The transitions between the phases of a session, for `machine` and `command_handlers`."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from acusession.domain.durations import ceil_seconds
from acusession.session import events
from acusession.session.events import Event, Phase
from acusession.session.state import Attempt, Preparation, State, records

Events = tuple[Event, ...]
"""The events of a transition, in order."""

UNDO: Final = 10.0
"""Seconds for which a closing after a skip can be undone, and a press that `Found` started."""

HALF_WAY_FROM: Final = 10.0
"""Seconds from which a press has a half-way cue; in a shorter one it would crowd the last three."""


def enter_phase(state: State, phase: Phase, at: float, length: float, left: float) -> State:
    """Start `phase` at `at`, with `left` of its `length` to go."""
    return replace(
        state,
        phase=phase,
        since=at,
        length=length,
        left=left,
        ends_at=at + left,
        last_counted=ceil_seconds(left),
    )


def enter_prepare(
    state: State, at: float, preparation: Preparation | None = None, *, is_as_planned: bool = True
) -> tuple[State, Events]:
    """Prepare the step at `state.index`; a completed one starts again, others keep what is left.

    `preparation` is one to continue. `is_as_planned` means that the step is introduced in the words
    of the plan, so that its caution is said in time.
    """
    attempts = state.attempts[state.index]
    if not attempts or attempts[-1].is_completed:
        state = new_attempt(state)
    full = float(state.step.prepare)
    length, left = (preparation.length, preparation.left) if preparation else (full, full)
    after = state.step.cautioned_after if is_as_planned else 0.0
    state = replace(
        enter_phase(state, Phase.PREPARE, at, length, left),
        is_pressed=False,
        cautioned_at=at + after if after else None,
        given_up=None,
    )
    return state, (events.PrepareStarted(at=at, index=state.index, seconds=left),)


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
    state = replace(
        settle_caution(state, at),
        phase=Phase.HOLD,
        since=at,
        length=0.0,
        left=0.0,
        ends_at=None,
        last_counted=0,
    )
    return state, (events.HoldStarted(at=at, index=state.index),)


def settle_caution(state: State, at: float) -> State:
    """Note whether the voice has said the caution by `at`, when its words end or are cut off."""
    cautioned = state.cautioned
    if state.cautioned_at is not None and state.cautioned_at <= at:
        cautioned |= {state.step.point.id}
    return replace(state, cautioned=cautioned, cautioned_at=None)


def lead_to_press(state: State, at: float, *, lead_in: float = 0.0) -> tuple[State, Events]:
    """Start or continue the press after `lead_in` seconds, or more if its caution is still unsaid.

    The caution is always said before the press, in the lead-in if there was no time earlier.
    """
    state = settle_caution(state, at)
    is_cautioned = not state.step.caution or state.step.point.id in state.cautioned
    seconds = lead_in if is_cautioned else max(lead_in, state.step.caution)
    if not seconds:
        return enter_press(state, at)
    state = enter_phase(state, Phase.LEAD_IN, at, seconds, seconds)
    if is_cautioned:
        return state, ()
    state = replace(state, cautioned_at=state.ends_at)
    return state, (events.CautionStarted(at=at, index=state.index),)


def enter_press(state: State, at: float) -> tuple[State, Events]:
    """Start the press, with the time its attempt has left."""
    planned, left = state.attempt.planned, state.attempt.left
    state = enter_phase(state, Phase.PRESS, at, planned, left)
    state = replace(state, is_pressed=True, half_way_fired=left <= planned / 2)
    return state, (events.PressStarted(at=at, index=state.index, seconds=left),)


def enter_step(state: State, index: int, at: float, *, is_as_planned: bool) -> tuple[State, Events]:
    """Go to the step `index`, with events for a change of posture or side first."""
    before = state.step
    state = replace(state, index=index)
    changes: Events = ()
    if state.step.point.posture != before.point.posture:
        changes += (events.PostureChanged(at=at, index=index),)
    if state.step.point == before.point and state.step.side != before.side:
        changes += (events.SideSwitched(at=at, index=index),)
    state, more = enter_prepare(state, at, is_as_planned=is_as_planned)
    return state, changes + more


def next_step(state: State, at: float, *, undo: bool) -> tuple[State, Events]:
    """Go to the next step, or to the closing, which can be undone if `undo`."""
    if state.index + 1 < len(state.plan.steps):
        return enter_step(state, state.index + 1, at, is_as_planned=True)
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
        settle_caution(state, at),
        attempts=state.with_attempt(state.attempt),
        left=state.left_at(at),
        ends_at=None,
        paused_since=None,
        resumes_at=None,
        paused_seconds=state.paused_seconds + paused,
        given_up=None,
    )
