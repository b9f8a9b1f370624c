"""Tests of shaded pictures."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acusession.body.drawing.glow import Glow, lit_box
from acusession.body.drawing.palette import Palette, parse_colour
from acusession.body.drawing.picture import Role
from acusession.body.drawing.scene import compose
from acusession.body.drawing.shaded import ShadedScene
from acusession.domain.model import Point, Side
from tests.body.samples import POINTS, STEPS

PALETTE = Palette(*map(parse_colour, ("#10191b", "#2b4247", "#86a39d", "#cfe7f3", "#dfe6e3")))
PRESS, FIND = Glow((242, 198, 128)), Glow((120, 180, 250), 0.3)


@settings(max_examples=20)
@given(step=st.sampled_from(STEPS), width=st.integers(16, 60), height=st.integers(8, 40))
def test_it_has_the_size_of_its_scene(step: tuple[Point, Side], width: int, height: int) -> None:
    scene = compose(*step, width, height)
    assert scene is not None
    picture = ShadedScene(scene, PALETTE).picture(PRESS)
    assert len(picture.rows) == height
    assert {len(row) for row in picture.rows} == {width}
    assert all(cell.paint is not None for row in picture.rows for cell in row)


@pytest.mark.parametrize(("point", "side"), STEPS)
@pytest.mark.parametrize("size", [(24, 14), (46, 34)])
def test_another_glow_changes_only_the_points(
    point: Point, side: Side, size: tuple[int, int]
) -> None:
    scene = compose(point, side, *size)
    assert scene is not None
    shaded = ShadedScene(scene, PALETTE)
    one, other = shaded.picture(PRESS), shaded.picture(FIND)
    lit = [lit_box(mark, pane.box) for pane in scene.panes for mark in pane.marks]
    changed = [
        (column, row)
        for row, (before, after) in enumerate(zip(one.rows, other.rows, strict=True))
        for column, (old, new) in enumerate(zip(before, after, strict=True))
        if old != new
    ]
    assert changed
    assert all(any(box.contains(*cell) for box in lit) for cell in changed)
    assert shaded.picture(PRESS) == one


@pytest.mark.parametrize(("point", "side"), STEPS)
@pytest.mark.parametrize("size", [(46, 34), (60, 40)])
def test_the_words_are_whole(point: Point, side: Side, size: tuple[int, int]) -> None:
    scene = compose(point, side, *size)
    assert scene is not None
    rows = ShadedScene(scene, PALETTE).picture(PRESS).rows
    for label in scene.labels:
        cells = rows[label.row][label.column : label.column + len(label.text)]
        assert "".join(cell.char for cell in cells) == label.text


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_the_point_is_in_the_colour_of_the_glow(side: Side) -> None:
    scene = compose(POINTS["bl20"], side, 46, 34)
    assert scene is not None
    picture = ShadedScene(scene, PALETTE).picture(PRESS)
    roles = [(cell.role, cell.paint) for row in picture.rows for cell in row]
    pure = {role for role, paint in roles if paint is not None and PRESS.colour in paint}
    assert Role.POINT in pure
    assert Role.OTHER not in pure
