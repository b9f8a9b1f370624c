"""The lines that the plain text face prints for each event. Pure: events in, text out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from acusession.console.session_summary import summarize
from acusession.domain.model import Plan, Step
from acusession.domain.phrases import (
    counted,
    describe_excluded,
    minutes_words,
    press_word,
    seconds_words,
    side_name,
    step_name,
)
from acusession.session import events
from acusession.session.events import Event, Phase
from acusession.session.keymap import DEFAULT_KEYMAP, Action, Key, Keymap
from acusession.session.machine import begin
from acusession.session.state import Progress
from acusession.session.view import view_of


def introduction(plan: Plan, progress: Progress | None = None) -> Iterator[str]:
    """Yield the lines before the first step: the caution first.

    For a session resumed at `progress`, they cover only what is still to come.
    """
    yield f"Caution: {plan.caution}"
    if plan.left_out:
        yield f"{describe_excluded(plan.left_out)}."
    ahead = replace(plan, steps=plan.steps[progress.index :]) if progress else plan
    if ahead.ready:
        yield f"Have ready: {', '.join(ahead.ready)}."
    if progress is None:
        steps = counted(len(plan.steps), "step")
        yield f"{plan.name}: {steps}, {minutes_words(plan.seconds)} in all."
    else:
        state, _ = begin(plan, 0.0, progress=progress)
        left = minutes_words(view_of(state).session_seconds_left)
        yield f"{plan.name}, from step {progress.index + 1} of {len(plan.steps)}: {left} left."


_TOLD_EVERY = 30
_LAST_TOLD = 10
"""Seconds left of a press that are announced: multiples of `_TOLD_EVERY`, and `_LAST_TOLD`."""

_OPENING = (events.PostureChanged, events.SideSwitched, events.PrepareStarted)
"""The events that introduce a step; an empty line precedes the first of them."""


def all_keys(keymap: Keymap = DEFAULT_KEYMAP) -> str:
    """Return one line that names every key."""
    return _keys(keymap.visible_keys)


def first_keys(keymap: Keymap = DEFAULT_KEYMAP) -> str:
    """Return one line that names the most needed keys, and the key that lists them all."""
    return _keys(key for key in keymap.visible_keys if key.action in _FIRST)


_FIRST = (Action.FOUND, Action.PAUSE, Action.SKIP, Action.KEYS, Action.LEAVE)

_NAMES = {"?": "question mark", "+": "plus", "-": "minus", "=": "equals", ",": "comma", ".": "dot"}
"""Names of keys that a screen reader would skip in silence."""


def _keys(keys: Iterable[Key]) -> str:
    return "Keys: " + "; ".join(f"{_said(key.shown)}, {key.description}" for key in keys) + "."


def _said(key: str) -> str:
    return _NAMES.get(key, key)


def lines_for(
    plan: Plan,
    new_events: Iterable[Event],
    keymap: Keymap = DEFAULT_KEYMAP,
    *,
    is_locked: bool = False,
) -> Iterator[str]:
    """Yield the lines for what just happened."""
    new_events = tuple(new_events)
    to_continue = _key_words(keymap, Action.PAUSE, is_locked=is_locked)
    to_start = _key_words(keymap, Action.PAUSE, Action.FOUND, is_locked=is_locked)
    is_other_side = any(isinstance(event, events.SideSwitched) for event in new_events)
    is_half_way = any(isinstance(event, events.HalfWay) for event in new_events)
    opening = next((event for event in new_events if isinstance(event, _OPENING)), None)
    for event in new_events:
        if event is opening:
            yield ""
        if isinstance(event, events.PrepareStarted):
            yield from _prepare(plan, event, is_other_side=is_other_side)
        elif isinstance(event, events.Counted):
            yield from _count(event, is_half_way=is_half_way)
        else:
            yield from _lines(plan, event, keymap, to_continue, to_start)


def _key_words(keymap: Keymap, *actions: Action, is_locked: bool) -> str:
    """Return the keys of actions that do the same: "space", "l, then space or enter,"."""
    words = " or ".join(_said(key) for key in map(keymap.key, actions) if key)
    return f"{_said(keymap.key(Action.LOCK))}, then {words}," if is_locked else words


def _lines(
    plan: Plan, event: Event, keymap: Keymap, to_continue: str, to_start: str
) -> Iterator[str]:
    match event:
        case events.PostureChanged():
            yield f"Change your posture. {_step(plan, event).point.posture}"
        case events.SideSwitched():
            step = _step(plan, event)
            yield f"{step.point.label}, now the {side_name(step.side)}."
        case events.HoldStarted():
            yield f"Press {to_start} when you are ready."
        case events.PointFound(seconds=seconds):
            yield f"Found. Starting in {seconds_words(seconds)}." if seconds else "Found."
        case events.CautionStarted():
            yield f"Careful: {_step(plan, event).point.cautions[0]}"
        case events.PressStarted(seconds=seconds):
            yield f"{press_word(_step(plan, event).point)}. {seconds_words(seconds)}."
        case events.PressContinued(left=left):
            yield f"{press_word(_step(plan, event).point)} again. {seconds_words(left)} left."
        case events.HalfWay():
            yield "Half-way."
        case events.StepEnded():
            yield "Let go."
        case events.Paused():
            yield from _paused(event, to_continue)
        case events.Resumed(phase=Phase.LEAD_IN, left=left):
            yield f"Continuing in three seconds, with {seconds_words(left)} left."
        case events.Resumed(left=left):
            yield f"Continuing. {seconds_words(left)} to find it."
        case events.Skipped():
            yield f"Skipped {step_name(_step(plan, event))}."
        case events.WentBack():
            yield "Back."
        case events.Restarted():
            yield "Restarting this step."
        case events.Adjusted(seconds=change, left=left):
            more = "more" if change > 0 else "less"
            yield f"{seconds_words(abs(change))} {more}: {seconds_words(left)} left."
        case events.Closed(undo_seconds=seconds) if seconds:
            yield f"That was the last step. {_undo(seconds, keymap)}".rstrip()
        case events.Ended(records=records):
            yield f"Done: {summarize(records)}."
            yield plan.closing


def _undo(seconds: float, keymap: Keymap) -> str:
    back = _said(keymap.key(Action.BACK))
    return f"Press {back} within {seconds_words(seconds)} to go back to it." if back else ""


def _step(plan: Plan, event: events.StepEvent) -> Step:
    return plan.steps[event.index]


def _prepare(plan: Plan, event: events.PrepareStarted, *, is_other_side: bool) -> Iterator[str]:
    """Yield a step's lines, the most urgent first: a screen reader may be a few lines behind.

    For the other side, only what differs and the location are repeated.
    """
    step, point = _step(plan, event), _step(plan, event).point
    if not is_other_side:
        yield f"{step_name(step)}."
    to_find = f" {seconds_words(event.seconds)} to find it." if event.seconds else ""
    yield f"Step {event.index + 1} of {len(plan.steps)}.{to_find}"
    if event.index == 0:
        yield point.posture
    yield f"Where: {point.location}"
    if is_other_side:
        return
    if point.cautions:
        yield f"Careful: {' '.join(point.cautions)}"
    yield f"How: {point.technique}"


def _count(event: events.Counted, *, is_half_way: bool) -> Iterator[str]:
    """Yield the time left only occasionally, so that the user can rest in between."""
    if event.phase is Phase.PREPARE and event.left == 3:
        yield "Get ready."
    if event.phase is not Phase.PRESS or is_half_way:
        return
    if event.is_last_seconds:
        yield str(event.left)
    elif event.left == _LAST_TOLD or event.left % _TOLD_EVERY == 0:
        yield f"{seconds_words(event.left)} left."


def _paused(event: events.Paused, to_continue: str) -> Iterator[str]:
    if event.gap:
        gap = seconds_words(event.gap)
        yield (
            f"Paused. The computer slept or the program was suspended for {gap}; "
            "that time is not counted."
        )
    else:
        yield "Paused."
    if event.phase is Phase.PRESS:
        yield f"{seconds_words(event.left)} left."
    if event.resumes_in:
        wait = seconds_words(event.resumes_in)
        yield f"There is no keyboard here, so the session continues by itself in {wait}."
    else:
        yield f"Press {to_continue} to continue."
