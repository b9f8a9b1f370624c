"""Pictures and their labels in every size."""

from hypothesis import given, settings
from hypothesis import strategies as st

from acusession.body.drawing.picture import Glyphs
from acusession.domain.model import Point, Side
from tests.body.drawing.test_canvas import check_size
from tests.body.drawing.test_label_layout import check_labels, points
from tests.body.samples import STEPS


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
