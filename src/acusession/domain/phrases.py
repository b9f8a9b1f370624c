"""What every face says in the same words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from acusession.domain.model import Intensity, Point, Source, Step, unique
from acusession.seconds import begun

if TYPE_CHECKING:  # much is told where there is no session
    from acusession.record.resume import Unfinished
    from acusession.session.events import StepRecord


NOTHING_LEFT = "nothing is left of it because of your conditions"
"""Of a routine, in place of how long it takes."""


def counted(count: int, thing: str) -> str:
    """One thing, or so many things."""
    return f"1 {thing}" if count == 1 else f"{count} {thing}s"


def seconds_words(seconds: float) -> str:
    """A short time as one says it: "30 seconds"."""
    return counted(begun(seconds), "second")


def minutes_words(seconds: int) -> str:
    """A longer time as one says it: "13 minutes 30 seconds"."""
    minutes, rest = divmod(seconds, 60)
    told = [counted(minutes, "minute")] if minutes else []
    if rest or not minutes:
        told.append(counted(rest, "second"))
    return " ".join(told)


def press_word(point: Point) -> str:
    """The word that starts the countdown: a hand laid on is never told to press."""
    return "Rest your hand" if point.intensity is Intensity.REST else "Press"


def step_name(step: Step) -> str:
    """A step as one says it: "P6 Nei Guan, left side"."""
    return f"{step.point.title}, {step.side.words}"


def unfinished_words(unfinished: Unfinished) -> str:
    """Where an unfinished session stands: routine, step, point, side and the time left."""
    plan, step = unfinished.plan, unfinished.step
    return (
        f"{plan.name}, step {unfinished.progress.index + 1} of {len(plan.steps)}: "
        f"{step_name(step)}, {seconds_words(unfinished.seconds_left)} left"
    )


def summary(records: tuple[StepRecord, ...]) -> str:
    """What was done, in one sentence; what was skipped or never begun is told as not done."""
    from acusession.session.events import Outcome

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
    time = minutes_words(int(pressed + 1e-6))
    return f"That was it: {', '.join(parts)}; {time} on the points in all."


def about(point: Point, source: Source | None = None) -> Iterator[str]:
    """Everything about a point, and where its routine comes from."""
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
    if source:
        yield source_words(source)


def source_words(source: Source) -> str:
    """Where a routine comes from, in a line."""
    return f"Source: {', '.join(filter(None, (source.title, source.author, source.url)))}"


HAND = (
    "One cun, by your own hand: the thumb is one wide at the knuckle, two fingers together one and "
    "a half, three fingers two, four fingers three."
)
"""How to measure with one's own hand (WHO 2008 for the thumb and the four fingers)."""

OTHER_LAYOUT = (
    "That letter is no key here: switch your keyboard to a Latin layout to use the letter keys."
)
