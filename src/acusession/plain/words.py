"""What the plain face says to each event, as lines. Pure: events in, text out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from acusession.keys import KEYS
from acusession.model import Intensity, Plan, Point, Step, unique
from acusession.plan import describe_left_out
from acusession.record.unfinished import Unfinished
from acusession.session import events
from acusession.session.events import Event, Outcome, Phase, StepRecord


def introduction(plan: Plan) -> Iterator[str]:
    """What is said before the first step: the caution first."""
    yield f"Caution: {plan.caution}"
    if plan.left_out:
        yield f"{describe_left_out(plan.left_out)}."
    if plan.ready:
        yield f"Have ready: {', '.join(plan.ready)}."
    yield f"{plan.name}: {counted(len(plan.steps), 'step')}, {_minutes(plan.seconds)} in all."


_OPENING = (events.PostureChanged, events.SideSwitched, events.PrepareStarted)
"""What a step begins with; the first of them is set apart from what was before."""


def all_keys() -> str:
    """One line that names every key."""
    return "Keys: " + "; ".join(f"{key.shown}, {key.words}" for key in KEYS) + "."


def lines_for(plan: Plan, happened: Iterable[Event]) -> Iterator[str]:
    """The lines to say for what just happened."""
    told = tuple(happened)
    moved = any(isinstance(event, events.PostureChanged) for event in told)
    opening = next((event for event in told if isinstance(event, _OPENING)), None)
    for event in told:
        if event is opening:
            yield ""
        yield from _lines(plan, event, stay=not moved)


def _lines(plan: Plan, event: Event, *, stay: bool) -> Iterator[str]:
    match event:
        case events.PostureChanged():
            yield f"Change your posture. {_step(plan, event).point.posture}"
        case events.SideSwitched():
            yield f"Now the {_step(plan, event).side.words}."
        case events.PrepareStarted():
            yield from _prepare(plan, event, stay=stay)
        case events.HoldStarted():
            yield "Press space when you are ready."
        case events.PressStarted(seconds=seconds):
            yield f"{press_word(_step(plan, event).point)}. {_seconds(seconds)}."
        case events.PressContinued(left=left):
            yield f"{press_word(_step(plan, event).point)} again. {_seconds(left)} left."
        case events.HalfWay():
            yield "Half-way."
        case events.Counted():
            yield from _count(event)
        case events.StepEnded():
            yield "Let go."
        case events.Paused():
            yield from _paused(event)
        case events.Resumed(phase=Phase.LEAD_IN, left=left):
            yield f"Going on in three seconds, with {_seconds(left)} left."
        case events.Resumed(left=left):
            yield f"Going on. {_seconds(left)} to find it."
        case events.Skipped():
            yield f"Skipped {_name(_step(plan, event))}."
        case events.WentBack():
            yield "Back."
        case events.Restarted():
            yield "Once more from the start."
        case events.Adjusted(seconds=change, left=left):
            more = "more" if change > 0 else "less"
            yield f"{_seconds(abs(change))} {more}: {_seconds(left)} left."
        case events.Closed(undo_seconds=seconds) if seconds:
            yield f"That was the last step. Press b within {_seconds(seconds)} to go back to it."
        case events.Ended(records=records):
            yield summary(records)
            yield plan.closing


def unfinished_words(unfinished: Unfinished) -> str:
    """Where an unfinished session stands: routine, step, point, side and the time left."""
    plan, step = unfinished.plan, unfinished.step
    return (
        f"{plan.name}, step {unfinished.progress.index + 1} of {len(plan.steps)}: "
        f"{_name(step)}, {_seconds(unfinished.seconds_left)} left"
    )


def _step(plan: Plan, event: events.StepEvent) -> Step:
    return plan.steps[event.index]


def _name(step: Step) -> str:
    return f"{step.point.title}, {step.side.words}"


def press_word(point: Point) -> str:
    """The word that starts the countdown: a hand laid on is never told to press."""
    return "Rest your hand" if point.intensity is Intensity.REST else "Press"


def _prepare(plan: Plan, event: events.PrepareStarted, *, stay: bool) -> Iterator[str]:
    step, point = _step(plan, event), _step(plan, event).point
    first = event.index == 0 or plan.steps[event.index - 1].point != point
    yield f"Step {event.index + 1} of {len(plan.steps)}. {_name(step)}."
    if event.index == 0:
        yield point.posture
    elif stay:
        yield "Stay as you are."
    yield f"Where: {point.location}"
    yield f"How: {point.technique}"
    if first and point.cautions:
        yield f"Careful: {' '.join(point.cautions)}"
    if event.seconds:
        yield f"{_seconds(event.seconds)} to find it."


def _count(event: events.Counted) -> Iterator[str]:
    if event.phase is Phase.PREPARE and event.left == 3:
        yield "Get ready."
    if event.phase is Phase.PRESS and (event.left % 10 == 0 or event.is_last_seconds):
        yield str(event.left)


def _paused(event: events.Paused) -> Iterator[str]:
    if event.gap:
        yield (
            f"Paused. For {_seconds(event.gap)} the computer slept or the program was stopped; "
            "nothing of that time counts."
        )
    else:
        yield "Paused."
    if event.phase is Phase.PRESS:
        yield f"{_seconds(event.left)} left."
    if event.resumes_in:
        wait = _seconds(event.resumes_in)
        yield f"Nobody can press a key here, so it goes on by itself in {wait}."
    else:
        yield "Press space to go on."


def _seconds(seconds: float) -> str:
    # A begun second counts whole, but a whisker of rounding is none.
    return counted(math.ceil(seconds - 1e-6), "second")


def _minutes(seconds: int) -> str:
    """A longer time as one says it: "13 minutes 30 seconds"."""
    minutes, rest = divmod(seconds, 60)
    told = [counted(minutes, "minute")] if minutes else []
    if rest or not minutes:
        told.append(counted(rest, "second"))
    return " ".join(told)


def counted(count: int, thing: str) -> str:
    """One thing, or so many things."""
    return f"1 {thing}" if count == 1 else f"{count} {thing}s"


def summary(records: tuple[StepRecord, ...]) -> str:
    """What was done, in one sentence; what was skipped or never begun is told as not done."""
    count = dict.fromkeys(Outcome, 0)
    for record in records:
        count[record.outcome or Outcome.SKIPPED] += 1
    parts = [f"{count[Outcome.COMPLETED]} of {len(records)} steps done"]
    if count[Outcome.PARTIAL]:
        parts.append(f"{count[Outcome.PARTIAL]} in part")
    if count[Outcome.SKIPPED]:
        parts.append(f"{count[Outcome.SKIPPED]} not done")
    pressed = sum(record.pressed for record in records)
    # Rounded down: what was not pressed to its end is not told as if it were.
    time = _minutes(int(pressed + 1e-6))
    return f"That was it: {', '.join(parts)}; {time} on the points in all."


def about(point: Point) -> Iterator[str]:
    """Everything about a point."""
    names = ", ".join(unique(name for name in (point.pinyin, point.hanzi, point.meaning) if name))
    yield f"{point.title} ({names})." if names else f"{point.title}."
    yield f"Where: {point.location}"
    yield from (f"{count}. {line}" for count, line in enumerate(point.find, start=1))
    yield f"Posture: {point.posture}"
    yield f"How: {point.technique}"
    yield from (f"Careful: {line}" for line in point.cautions)
    if point.avoid_if:
        conditions = ", ".join(condition.words for condition in sorted(point.avoid_if))
        yield f"Leave it out with: {conditions}."
    if point.uses:
        yield f"The source names it for: {', '.join(point.uses)}. Not proven."
    if point.note:
        yield f"Note: {point.note}"
