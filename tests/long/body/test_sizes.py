"""Pictures and their words at every size."""

from hypothesis import given, settings
from hypothesis import strategies as st

from acusession.body.picture import Glyphs
from acusession.model import Point, Side
from tests.body.samples import STEPS
from tests.body.test_draw import check_size
from tests.body.test_labels import check_labels, points


@settings(max_examples=1000)
@given(
    step=st.sampled_from(STEPS),
    width=st.integers(8, 200),
    height=st.integers(4, 80),
    glyphs=st.sampled_from(Glyphs),
)
def test_it_fits_its_room_or_is_none(
    step: tuple[Point, Side], width: int, height: int, glyphs: Glyphs
) -> None:
    check_size(step, width, height, glyphs)


@settings(max_examples=3000)
@given(step=points, width=st.integers(16, 200), height=st.integers(8, 80))
def test_no_label_is_cut_or_lies_on_another_or_on_a_point(
    step: tuple[Point, Side], width: int, height: int
) -> None:
    check_labels(step, width, height)
