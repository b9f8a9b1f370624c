"""Tests of the light of a point."""

import pytest

from acusession.body.drawing.glow import light, lit_box
from acusession.body.drawing.scene import Mark, compose
from acusession.body.drawing.viewport import Box
from acusession.body.geometry import Vec
from acusession.domain.model import Point, Side
from tests.body.samples import STEPS

ROOM = Box(0, 0, 40, 20)


def lit(mark: Mark, halo: float = 1.0, room: Box = ROOM) -> dict[tuple[int, int], float]:
    return {(x, y): share for x, y, share in light(mark, lit_box(mark, room), halo)}


def mark(*, is_this: bool) -> Mark:
    return Mark(Vec(20.25, 10.25), Vec(20.25, 10.25), 2.4, is_this)


CENTRE = (40, 20)
"""The pixel in the middle of the mark."""


def test_this_sides_point_is_a_disc_with_a_halo() -> None:
    pixels = lit(mark(is_this=True))
    assert pixels[CENTRE] == 1.0
    row = [pixels.get((40 + right, 20), 0.0) for right in range(16)]
    assert row == sorted(row, reverse=True)
    assert 0 < row[8] < 0.7
    assert row[15] == 0


def test_the_halo_dims_and_the_disc_does_not() -> None:
    full, bare = lit(mark(is_this=True)), lit(mark(is_this=True), halo=0.0)
    assert bare.keys() == full.keys()
    assert sum(bare.values()) < sum(full.values())
    assert {at for at, share in bare.items() if share == 1} == {
        at for at, share in full.items() if share == 1
    }


def test_the_other_sides_point_is_a_ring() -> None:
    pixels = lit(mark(is_this=False))
    assert CENTRE not in pixels
    assert max(pixels.values()) < 0.7
    assert pixels == lit(mark(is_this=False), halo=0.0)
    assert (44, 20) in pixels
    assert (36, 20) in pixels


def test_no_light_outside_the_room() -> None:
    room = Box(20, 10, 3, 2)
    assert all(40 <= x < 46 and 20 <= y < 24 for x, y in lit(mark(is_this=True), room=room))
    assert lit(mark(is_this=True), room=Box(0, 0, 3, 3)) == {}


@pytest.mark.parametrize(("point", "side"), STEPS)
@pytest.mark.parametrize("size", [(46, 34), (60, 40)])
def test_the_light_is_where_the_point_is(point: Point, side: Side, size: tuple[int, int]) -> None:
    scene = compose(point, side, *size)
    assert scene is not None
    pane = scene.panes[-1]
    for each in pane.marks:
        pixels = lit(each, room=pane.box)
        total = sum(pixels.values())
        x = sum((at + 0.5) / 2 * share for (at, _), share in pixels.items()) / total
        y = sum((at + 0.5) / 2 * share for (_, at), share in pixels.items()) / total
        # In cun; a cell is twice as high as it is wide.
        away = abs(x - each.spot.x) / 2 / pane.scale, abs(y - each.spot.y) / pane.scale
        # The ring, which shows a place that is not pressed now, is moved to the middle of a pixel.
        assert max(away) < (0.1 if each.is_this else 0.25)
