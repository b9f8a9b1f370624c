"""Tests of the hand ruler."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acusession.body.drawing.canvas import render
from acusession.body.drawing.hand_ruler import compose_ruler
from acusession.body.drawing.picture import Glyphs, Picture, Role


def draw_ruler(width: int, height: int, glyphs: Glyphs) -> Picture | None:
    scene = compose_ruler(width, height)
    return None if scene is None else render(scene, glyphs)


@given(width=st.integers(8, 120), height=st.integers(4, 60), glyphs=st.sampled_from(Glyphs))
def test_it_tells_every_measure_or_is_none(width: int, height: int, glyphs: Glyphs) -> None:
    picture = draw_ruler(width, height, glyphs)
    assert (picture is None) == (width < 28 or height < 11)
    if picture is None:
        return
    assert {len(row) for row in picture.rows} == {width}
    assert len(picture.rows) == height
    for words in ("thumb: 1 cun", "2 fingers: 1.5 cun", "3 fingers: 2 cun", "4 fingers: 3 cun"):
        assert words in picture.text
    assert glyphs is not Glyphs.ASCII or picture.text.isascii()


@pytest.mark.parametrize("size", [(28, 11), (48, 24)])
def test_more_fingers_make_a_longer_bar(size: tuple[int, int]) -> None:
    picture = draw_ruler(*size, Glyphs.ASCII)
    assert picture is not None
    bars = [
        sum(cell.role is Role.MEASURE and cell.char == ":" for cell in row)
        - 1  # the colon of the label
        for row in picture.rows[:3]
    ]
    four, three, two = bars
    assert four > three > two > 0
