"""Warnings about valid points that could be better."""

from __future__ import annotations

import re
from collections.abc import Iterator

from acusession.body.anatomy.placement import locate
from acusession.domain.model import Condition, Point

LONGEST_ADVISED = 180
"""Press time of one point, in seconds, above which a warning is given."""

ABDOMINAL = frozenset(
    {
        Condition.PREGNANCY,
        Condition.BLOOD_DISORDER,
        Condition.BLOOD_THINNERS,
        Condition.ENLARGED_SPLEEN,
        Condition.ANEURYSM_OR_HEART,
        Condition.ABDOMINAL_SURGERY_OR_HERNIA,
        Condition.CANCER_OR_TUBERCULOSIS,
        Condition.ACTIVE_ULCER_OR_BOWEL,
    }
)
"""Conditions with which the belly must not be pressed."""

_BELLY_HIGH, _BELLY_LOW, _BELLY_OUT = 51, 38, 7
"""The belly on the front figure, in cun: the end of the breastbone, the pubic bone, the flanks."""

_BELLY_WORDS = re.compile(r"\b(belly|abdomen|abdominal|stomach|navel|umbilicus)\b", re.IGNORECASE)


def lint_point(point: Point) -> Iterator[tuple[str, str]]:
    """Yield warnings as (key, sentence)."""
    if point.press > LONGEST_ADVISED:
        yield (
            "press",
            f"{point.press} seconds is long for one point; {LONGEST_ADVISED} is enough.",
        )
    if not point.cautions:
        yield (
            "cautions",
            "this point has no cautions; list under 'cautions' what to be careful about.",
        )
    missing = sorted(ABDOMINAL - point.avoid_if) if is_abdominal(point) else []
    if missing:
        yield (
            "avoid_if",
            f"this point is on the belly; 'avoid_if' should also list: {', '.join(missing)}.",
        )


def is_abdominal(point: Point) -> bool:
    """Return whether a point is on the belly, by its figure or else by words in its location."""
    if point.figure is None:
        return _BELLY_WORDS.search(point.location) is not None
    x, y = locate(point.figure, point.sides[0]).point
    return point.figure.view == "front" and abs(x) <= _BELLY_OUT and _BELLY_LOW <= y <= _BELLY_HIGH
