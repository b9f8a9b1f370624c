"""Tests of the opacity and lightness of a body."""

from itertools import pairwise

import pytest

from acusession.body.drawing.scene import Pane, compose
from acusession.body.drawing.shading import Pixels, shade
from acusession.body.drawing.viewport import Box
from acusession.body.geometry import Path, Vec, ellipse
from acusession.domain.model import Point, Side
from tests.body.samples import POINTS, STEPS

BOX = Box(3, 2, 20, 20)
MIDDLE = Vec(13, 12)


def pane(*outlines: Path, **changes: object) -> Pane:
    given = {"box": BOX, "scale": 1.0, "lines": (), "measures": (), "marks": ()}
    return Pane(**(given | {"outlines": outlines} | changes))  # type: ignore[arg-type]


def mean(rows: Pixels) -> float:
    values = [value for row in rows for value in row]
    return sum(values) / len(values)


@pytest.mark.parametrize(("point", "side"), STEPS)
def test_the_opacity_of_each_pixel_is_a_share(point: Point, side: Side) -> None:
    scene = compose(point, side, 46, 34)
    assert scene is not None
    for each in scene.panes:
        shading = shade(each)
        assert len(shading.opacity) == len(shading.lightness) == 2 * each.box.height
        assert {len(row) for row in shading.opacity} == {2 * each.box.width}
        assert {len(row) for row in shading.lightness} == {each.box.width}
        assert all(-1e-9 <= share <= 1 + 1e-9 for row in shading.opacity for share in row)


def test_a_body_inside_its_pane_is_opaque_to_its_ends() -> None:
    column = [row[20] for row in shade(pane(ellipse(MIDDLE, 6, 8))).opacity]
    first, last = column.index(1.0), 39 - column[::-1].index(1.0)
    assert (first, last) == pytest.approx((4, 35), abs=1)
    assert set(column[first : last + 1]) == {1.0}
    assert column[0] == column[-1] == 0


@pytest.mark.parametrize("down", [-1, 1])
def test_a_body_that_the_pane_cuts_off_fades_there(down: int) -> None:
    cut = pane(ellipse((MIDDLE.x, MIDDLE.y + 8 * down), 6, 9))
    column = [row[20] for row in shade(cut).opacity][::-down]
    fading = column[:5]
    assert 0 < fading[0] < 0.2
    assert all(one < two for one, two in pairwise(fading))
    assert set(column[5:12]) == {1.0}


def test_parts_fade_between_two_rows() -> None:
    arm = ellipse((7, 12), 2, 9)
    both = pane(ellipse((16, 12), 4, 9), arm, fading=(arm,), fade=(8.0, 14.0))
    opacity = shade(both).opacity
    faded = [row[8] for row in opacity]
    assert faded[10] == 1
    assert all(one > two for one, two in pairwise(faded[13:23]))
    assert set(faded[25:]) == {0}
    assert {row[26] for row in opacity[5:35]} == {1}


def test_the_skin_is_lighter_where_it_is_thick() -> None:
    row = shade(pane(ellipse(MIDDLE, 7, 40))).lightness[20]
    assert row[10] > row[5] > row[3]


def test_the_light_is_from_above_left() -> None:
    lightness = shade(pane(ellipse(MIDDLE, 8, 8))).lightness
    quarter = [row[4:9] for row in lightness[8:18]], [row[11:16] for row in lightness[22:32]]
    assert mean(quarter[0]) > mean(quarter[1]) + 0.05


def test_an_inner_line_is_a_furrow() -> None:
    scene = compose(POINTS["bl20"], Side.LEFT, 60, 40)
    assert scene is not None
    body = scene.panes[-1]
    bare = pane(*body.outlines, box=body.box, scale=body.scale)
    assert mean(shade(bare).lightness) > mean(shade(body).lightness)
