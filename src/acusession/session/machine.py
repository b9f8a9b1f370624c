"""The state machine of a session: `begin`, `advance` and `apply_command`, all pure functions.

Time is a deadline: a running phase has an `ends_at`, and whatever is due before `now` happens at
its own instant, however late the call. Only if the last call is more than `GAP` ago is the
session paused at that last instant instead, so that no step passes without being pressed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import itemgetter
from typing import Final

from msgspec.structs import replace

from acusession.domain.model import Plan
from acusession.session import command_handlers, commands, events, transitions
from acusession.session.commands import Command
from acusession.session.events import Phase
from acusession.session.state import Attempt, Progress, State
from acusession.session.transitions import HALF_WAY_FROM, Events

GAP: Final = 2.0
"""Seconds without a call after which the machine or the process must have been suspended.

A running session is advanced every second, so such a call is more than a second late."""

HELD_KEY: Final = 0.7
"""Seconds within which a repeated command counts as a held key (keyboards repeat by then)."""

DueAction = Callable[[State, float], tuple[State, Events]]


def begin(
    plan: Plan,
    now: float,
    *,
    wait_for_go: bool = False,
    no_keyboard: bool = False,
    progress: Progress | None = None,
) -> tuple[State, Events]:
    """Start a session of `plan` at the instant `now`, or resume it where `progress` stopped.

    A resumed session prepares its step again and presses what was left of it. `wait_for_go` makes
    each press wait for `Go`. `no_keyboard` means that no key can be pressed, so a pause caused by a
    gap ends by itself.
    """
    reached = progress or Progress.none(plan)
    state = State(
        plan=plan,
        wait_for_go=wait_for_go,
        no_keyboard=no_keyboard,
        now=now,
        index=reached.index,
        phase=Phase.PREPARE,
        since=now,
        length=0.0,
        ends_at=None,
        left=0.0,
        last_counted=0,
        half_way_fired=False,
        attempts=reached.attempts,
        paused_seconds=reached.paused_seconds,
    )
    state, new_events = transitions.enter_prepare(state, now, is_as_planned=state.index == 0)
    if state.index:  # the user may sit differently by now, so announce the step's posture
        new_events = (events.PostureChanged(at=now, index=state.index), *new_events)
    return state, new_events


def next_at(state: State) -> float | None:
    """Return the next instant at which something changes by itself; None if nothing will."""
    return min((at for at, _ in _due_actions(state)), default=None)


def advance(state: State, now: float) -> tuple[State, Events]:
    """Advance to `now`: everything due by then happens in order, each at its own instant."""
    now = max(now, state.now)
    new_events: Events = ()
    while True:
        if state.is_counting and now - state.now > GAP:
            state, more = command_handlers.pause(state, state.now, now=now)
        elif (due := min(_due_actions(state), key=itemgetter(0), default=None)) and due[0] <= now:
            at, change = due
            state, more = change(replace(state, now=at), at)
        else:
            return replace(state, now=now), new_events
        new_events += more


def apply_command(state: State, command: Command, now: float) -> tuple[State, Events]:
    """Advance to `now`, then apply a command; ignore one that has no meaning in this state."""
    state, before = advance(state, now)
    now = state.now
    if state.ended or _is_held_key(state, command, now):
        return _remember_key(state, command, now), before
    state, after = command_handlers.handle(_remember_key(state, command, now), command, now)
    # The command may have made something due at once, as a shortening does with half-way.
    state, at_once = advance(state, now)
    return state, before + after + at_once


# Held keys: the keyboard repeats what the user meant once


_KEYS: Final[dict[type, str]] = {
    commands.Pause: "pause",
    commands.Resume: "pause",  # the same key
    commands.Go: "pause",  # and here too
    commands.Skip: "skip",
    commands.Back: "back",
    commands.Restart: "restart",
    commands.Found: "found",
}


def _is_held_key(state: State, command: Command, now: float) -> bool:
    key = _KEYS.get(type(command))
    if key is None or state.last_key is None:
        return False
    last, at = state.last_key
    return last == key and now - at < HELD_KEY


def _remember_key(state: State, command: Command, now: float) -> State:
    key = _KEYS.get(type(command))
    return replace(state, last_key=(key, now) if key else None)


# Due actions


def _due_actions(state: State) -> Iterator[tuple[float, DueAction]]:
    """Yield the coming actions with their instants; those at one instant in order of execution."""
    if state.resumes_at is not None:
        yield state.resumes_at, command_handlers.resume
    if state.ends_at is None:
        return
    is_long = state.length >= HALF_WAY_FROM
    if state.phase is Phase.PRESS and is_long and not state.half_way_fired:
        yield max(state.now, state.ends_at - state.length / 2), _mark_half_way
    if state.last_counted > 1:
        yield state.ends_at - (state.last_counted - 1), _tick_second
    yield state.ends_at, _PHASE_ENDS[state.phase]


def _mark_half_way(state: State, at: float) -> tuple[State, Events]:
    return replace(state, half_way_fired=True), (events.HalfWay(at=at, index=state.index),)


def _tick_second(state: State, at: float) -> tuple[State, Events]:
    left = state.last_counted - 1
    counted = events.Counted(at=at, index=state.index, phase=state.phase, left=left)
    return replace(state, last_counted=left), (counted,)


def _prepare_ends(state: State, at: float) -> tuple[State, Events]:
    return (
        transitions.enter_hold(state, at)
        if state.wait_for_go
        else transitions.lead_to_press(state, at)
    )


def _lead_in_ends(state: State, at: float) -> tuple[State, Events]:
    if not state.is_pressed:
        return transitions.lead_to_press(state, at)
    left = state.attempt.left
    # The countdown continues where it was, so the half-way cue does not sound a second time.
    state = transitions.enter_phase(state, Phase.PRESS, at, state.attempt.planned, left)
    return state, (events.PressContinued(at=at, index=state.index, left=left),)


def _press_ends(state: State, at: float) -> tuple[State, Events]:
    done = Attempt(state.attempt.planned, 0.0)
    state = replace(state, attempts=state.with_attempt(done))
    ended = events.StepEnded(at=at, index=state.index, pressed=done.pressed)
    state, more = transitions.next_step(state, at, undo=False)
    return state, (ended, *more)


_PHASE_ENDS: Final[dict[Phase, DueAction]] = {
    Phase.PREPARE: _prepare_ends,
    Phase.LEAD_IN: _lead_in_ends,
    Phase.PRESS: _press_ends,
    Phase.CLOSING: transitions.finish,
}
