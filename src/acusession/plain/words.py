"""What the plain face says to each event, as lines. Pure: events in, text out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from acusession.keymap import DEFAULT_KEYMAP, Keymap
from acusession.keys import Action
from acusession.model import Plan, Step
from acusession.plan import describe_left_out
from acusession.session import events
from acusession.session.events import Event, Phase
from acusession.words import counted, minutes_words, press_word, seconds_words, step_name, summary


def introduction(plan: Plan) -> Iterator[str]:
    """What is said before the first step: the caution first."""
    yield f"Caution: {plan.caution}"
    if plan.left_out:
        yield f"{describe_left_out(plan.left_out)}."
    if plan.ready:
        yield f"Have ready: {', '.join(plan.ready)}."
    yield f"{plan.name}: {counted(len(plan.steps), 'step')}, {minutes_words(plan.seconds)} in all."


_OPENING = (events.PostureChanged, events.SideSwitched, events.PrepareStarted)
"""What a step begins with; the first of them is set apart from what was before."""


def all_keys(keymap: Keymap = DEFAULT_KEYMAP) -> str:
    """One line that names every key."""
    return "Keys: " + "; ".join(f"{key.shown}, {key.words}" for key in keymap.told) + "."


def lines_for(
    plan: Plan, happened: Iterable[Event], keymap: Keymap = DEFAULT_KEYMAP
) -> Iterator[str]:
    """The lines to say for what just happened."""
    told = tuple(happened)
    moved = any(isinstance(event, events.PostureChanged) for event in told)
    opening = next((event for event in told if isinstance(event, _OPENING)), None)
    for event in told:
        if event is opening:
            yield ""
        yield from _lines(plan, event, keymap, stay=not moved)


def _lines(plan: Plan, event: Event, keymap: Keymap, *, stay: bool) -> Iterator[str]:
    match event:
        case events.PostureChanged():
            yield f"Change your posture. {_step(plan, event).point.posture}"
        case events.SideSwitched():
            yield f"Now the {_step(plan, event).side.words}."
        case events.PrepareStarted():
            yield from _prepare(plan, event, stay=stay)
        case events.HoldStarted():
            yield f"Press {keymap.key(Action.PAUSE)} when you are ready."
        case events.PressStarted(seconds=seconds):
            yield f"{press_word(_step(plan, event).point)}. {seconds_words(seconds)}."
        case events.PressContinued(left=left):
            yield f"{press_word(_step(plan, event).point)} again. {seconds_words(left)} left."
        case events.HalfWay():
            yield "Half-way."
        case events.Counted():
            yield from _count(event)
        case events.StepEnded():
            yield "Let go."
        case events.Paused():
            yield from _paused(event, keymap)
        case events.Resumed(phase=Phase.LEAD_IN, left=left):
            yield f"Going on in three seconds, with {seconds_words(left)} left."
        case events.Resumed(left=left):
            yield f"Going on. {seconds_words(left)} to find it."
        case events.Skipped():
            yield f"Skipped {step_name(_step(plan, event))}."
        case events.WentBack():
            yield "Back."
        case events.Restarted():
            yield "Once more from the start."
        case events.Adjusted(seconds=change, left=left):
            more = "more" if change > 0 else "less"
            yield f"{seconds_words(abs(change))} {more}: {seconds_words(left)} left."
        case events.Closed(undo_seconds=seconds) if seconds:
            yield f"That was the last step. {_undo(seconds, keymap)}".rstrip()
        case events.Ended(records=records):
            yield summary(records)
            yield plan.closing


def _undo(seconds: float, keymap: Keymap) -> str:
    back = keymap.key(Action.BACK)
    return f"Press {back} within {seconds_words(seconds)} to go back to it." if back else ""


def _step(plan: Plan, event: events.StepEvent) -> Step:
    return plan.steps[event.index]


def _prepare(plan: Plan, event: events.PrepareStarted, *, stay: bool) -> Iterator[str]:
    step, point = _step(plan, event), _step(plan, event).point
    first = event.index == 0 or plan.steps[event.index - 1].point != point
    yield f"Step {event.index + 1} of {len(plan.steps)}. {step_name(step)}."
    if event.index == 0:
        yield point.posture
    elif stay:
        yield "Stay as you are."
    yield f"Where: {point.location}"
    yield f"How: {point.technique}"
    if first and point.cautions:
        yield f"Careful: {' '.join(point.cautions)}"
    if event.seconds:
        yield f"{seconds_words(event.seconds)} to find it."


def _count(event: events.Counted) -> Iterator[str]:
    if event.phase is Phase.PREPARE and event.left == 3:
        yield "Get ready."
    if event.phase is Phase.PRESS and (event.left % 10 == 0 or event.is_last_seconds):
        yield str(event.left)


def _paused(event: events.Paused, keymap: Keymap) -> Iterator[str]:
    if event.gap:
        gap = seconds_words(event.gap)
        yield (
            f"Paused. For {gap} the computer slept or the program was stopped; "
            "nothing of that time counts."
        )
    else:
        yield "Paused."
    if event.phase is Phase.PRESS:
        yield f"{seconds_words(event.left)} left."
    if event.resumes_in:
        wait = seconds_words(event.resumes_in)
        yield f"Nobody can press a key here, so it goes on by itself in {wait}."
    else:
        yield f"Press {keymap.key(Action.PAUSE)} to go on."
