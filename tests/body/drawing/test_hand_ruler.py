"""The hand ruler, which shows how to measure with one's own hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acusession.body.drawing.hand_ruler import draw_ruler
from acusession.body.drawing.picture import Glyphs, Role


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
        - 1  # the colon in the text
        for row in picture.rows[:3]
    ]
    four, three, two = bars
    assert four > three > two > 0
