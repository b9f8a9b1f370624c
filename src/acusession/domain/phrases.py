"""Phrases that all faces share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from acusession.domain.durations import ceil_seconds
from acusession.domain.model import (
    Condition,
    ExcludedPoint,
    Intensity,
    Point,
    Side,
    Source,
    Step,
    unique,
)

NOTHING_LEFT = "all points excluded because of your conditions"
"""Shown for a routine in place of its duration."""


_CONDITIONS = {
    Condition.PREGNANCY: "pregnancy",
    Condition.BLOOD_DISORDER: "a blood or clotting disorder",
    Condition.BLOOD_THINNERS: "blood thinners",
    Condition.ENLARGED_SPLEEN: "an enlarged spleen or recent glandular fever",
    Condition.BONE_OR_SPINE: "osteoporosis, a fracture, a spine problem or spine surgery",
    Condition.ANEURYSM_OR_HEART: "an aneurysm or serious heart disease",
    Condition.ABDOMINAL_SURGERY_OR_HERNIA: "recent abdominal surgery or a hernia",
    Condition.LIVER_OR_GALLBLADDER: "liver or gallbladder disease",
    Condition.LEG_CLOT_OR_VARICOSE: "a blood clot in a leg or varicose veins",
    Condition.CANCER_OR_TUBERCULOSIS: "cancer or tuberculosis",
    Condition.ACTIVE_ULCER_OR_BOWEL: "an active ulcer or a bowel flare-up",
}


def condition_name(condition: Condition) -> str:
    """Return the condition as a noun phrase that fits after "because of"."""
    return _CONDITIONS[condition]


def side_name(side: Side) -> str:
    """Return the side in words: "left side", "right side", "in the middle"."""
    return "in the middle" if side is Side.MIDLINE else f"{side} side"


def counted(count: int, thing: str) -> str:
    """Return the count with its noun: "1 step", "2 steps", "2 presses"."""
    return f"1 {thing}" if count == 1 else f"{count} {thing}{'es' if thing.endswith('s') else 's'}"


def times_words(times: int) -> str:
    """Return how often something is done: "once", "twice", "3 times"."""
    return {1: "once", 2: "twice"}.get(times, f"{times} times")


def seconds_words(seconds: float) -> str:
    """Return a short time in words, rounded up: "30 seconds"."""
    return counted(ceil_seconds(seconds), "second")


def minutes_words(seconds: int) -> str:
    """Return a longer time in words: "13 minutes 30 seconds"."""
    minutes, rest = divmod(seconds, 60)
    parts = [counted(minutes, "minute")] if minutes else []
    if rest or not minutes:
        parts.append(counted(rest, "second"))
    return " ".join(parts)


def press_word(point: Point) -> str:
    """Return the words that start the countdown: a resting hand is never asked to press."""
    return "Rest your hand" if point.intensity is Intensity.REST else "Press"


def step_name(step: Step) -> str:
    """Return the name of a step: "P6 Nei Guan, left side"."""
    return f"{step.point.label}, {side_name(step.side)}"


def describe_point(point: Point, source: Source | None = None) -> Iterator[str]:
    """Yield everything about a point, and the source of its routine."""
    names = ", ".join(unique(name for name in (point.pinyin, point.hanzi, point.meaning) if name))
    yield f"{point.label} ({names})." if names else f"{point.label}."
    yield f"Where: {point.location}"
    yield from (f"{count}. {line}" for count, line in enumerate(point.find, start=1))
    yield f"Posture: {point.posture}"
    yield f"How: {point.technique}"
    yield from (f"Careful: {line}" for line in point.cautions)
    if point.avoid_if:
        conditions = ", ".join(condition_name(condition) for condition in sorted(point.avoid_if))
        yield f"Do not press if any of these apply: {conditions}."
    if point.uses:
        yield f"The source suggests it for: {', '.join(point.uses)}. Not proven."
    if point.note:
        yield f"Note: {point.note}"
    if source:
        yield source_words(source)


def source_words(source: Source) -> str:
    """Return the source of a routine as one line."""
    return f"Source: {', '.join(filter(None, (source.title, source.author, source.url)))}"


HAND = (
    "Measure by hand: your thumb is one cun (body inch) wide at the knuckle, two fingers together "
    "one and a half, three fingers two, four fingers three."
)
"""Instructions for measuring by hand (WHO 2008 for the thumb and the four fingers)."""

OTHER_LAYOUT = (
    "That letter does nothing here. Switch your keyboard to a Latin layout to use the letter keys."
)


def describe_excluded(left_out: Iterable[ExcludedPoint]) -> str:
    """Return clauses that say which points are excluded and why, without a full stop."""
    by_reason: dict[tuple[Condition, ...], list[str]] = {}
    for out in left_out:
        by_reason.setdefault(out.conditions, []).append(out.point.label)
    return "; ".join(
        f"{join_with_and(titles)} {'is' if len(titles) == 1 else 'are'} excluded because of "
        f"{describe_reasons(conditions)}"
        for conditions, titles in by_reason.items()
    )


def describe_reasons(conditions: Iterable[Condition]) -> str:
    """Return the conditions as one phrase that fits after "because of"."""
    return join_with_and([condition_name(condition) for condition in conditions])


def join_with_and(things: Sequence[str]) -> str:
    """Join things as "one", "one and two", or "one, two and three"."""
    return " and ".join(filter(None, (", ".join(things[:-1]), things[-1])))
