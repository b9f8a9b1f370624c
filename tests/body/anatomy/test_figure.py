"""Tests of figures: what is drawn depends on the scale, and nothing is lost in a mirror."""

from acusession.body.anatomy.figure import Part
from acusession.body.geometry import mirrored, polyline

DETAILED = polyline((0, 0), (2, 0), (1, 1), (2, 2), (0, 2))
PLAIN = polyline((0, 0), (2, 0), (2, 2), (0, 2))


def test_a_part_is_simple_at_small_scales() -> None:
    part = Part(DETAILED, simple=PLAIN, simple_below=1.3)
    assert part.outline_at(1.29) == PLAIN
    assert part.outline_at(1.3) == DETAILED
    assert part.mirrored().outline_at(1.29) == mirrored(PLAIN)
    assert part.mirrored().outline_at(1.3) == mirrored(DETAILED)


def test_a_part_without_a_simple_outline_keeps_its_own() -> None:
    assert Part(DETAILED).outline_at(0.1) == DETAILED
