"""Points lie where proportional measurement puts them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acusession.body.anatomy.landmarks import LANDMARKS, SPINE, Landmark
from acusession.body.anatomy.placement import locate
from acusession.body.geometry import Vec
from acusession.domain.model import Side
from tests.body.samples import POINTS, STEPS, make_placing

LEFT, RIGHT, MIDLINE = Side.LEFT, Side.RIGHT, Side.MIDLINE

# Calculated by hand from the sources; UB20 as its text says, three fingers (2 cun) out.
KNOWN = {
    ("bl20", LEFT): (-2.0, 47.83),
    ("bl20", RIGHT): (2.0, 47.83),
    ("cv12", MIDLINE): (0.0, 47.0),
    ("cv14", MIDLINE): (0.0, 49.0),
    ("st36", LEFT): (4.72, 15.0),
    ("st36", RIGHT): (-4.72, 15.0),
    ("kidney", LEFT): (0.0, 47.0),
    ("kidney", RIGHT): (0.0, 47.0),
    ("spleen", LEFT): (2.0, 47.0),
    ("liver", RIGHT): (-2.0, 47.0),
    ("pc6", LEFT): (14.2, 37.37),
    ("pc6", RIGHT): (-14.2, 37.37),
}

coordinates = st.floats(-40, 80)
spots = st.builds(Vec, coordinates, coordinates)


def test_the_table_names_every_step() -> None:
    assert {(point.id, side) for point, side in STEPS} == set(KNOWN)


@pytest.mark.parametrize(("point", "side"), KNOWN)
def test_every_step_lies_where_the_sources_put_it(point: str, side: Side) -> None:
    placing = POINTS[point].figure
    assert placing is not None
    assert math.dist(locate(placing, side).point, KNOWN[point, side]) < 0.1


@given(
    start=spots,
    toward=spots,
    cun=st.floats(-20, 20),
    of=st.floats(0.5, 30),
    lateral=st.floats(-10, 10),
)
def test_a_point_follows_its_landmarks(
    start: Vec, toward: Vec, cun: float, of: float, lateral: float
) -> None:
    landmarks = {"front": {"a": Landmark(start, ("a",), ""), "b": Landmark(toward, ("b",), "")}}
    placing = make_placing(start="a", toward="b", cun=cun, of=of, lateral=lateral)
    way = locate(placing, LEFT, landmarks)
    # In each direction, the measure's fraction of the path.
    assert (way.corner.x - start.x) * of == pytest.approx((toward.x - start.x) * cun, abs=1e-6)
    assert (way.corner.y - start.y) * of == pytest.approx((toward.y - start.y) * cun, abs=1e-6)
    assert way.point == pytest.approx((way.corner.x + lateral, way.corner.y))
    assert (way.start, way.toward) == (start, toward)
    other = locate(placing, RIGHT, landmarks)
    assert [(-x, y) for x, y in other] == [tuple(spot) for spot in way]


def test_left_is_the_users_own() -> None:
    out = {"cun": 0, "of": 1, "lateral": 2}
    front = make_placing(**out)
    back = make_placing(view="back", start="t11", toward="t12", **out)
    assert locate(front, LEFT).point.x > 0 > locate(front, RIGHT).point.x
    assert locate(back, RIGHT).point.x > 0 > locate(back, LEFT).point.x


@pytest.mark.parametrize(
    ("name", "height"),
    [
        ("c7", 64.14), ("t3", 59.91), ("t7", 54.27), ("t9", 51.05), ("t10", 49.44), ("t11", 47.83),
        ("t12", 46.22), ("l1", 44.61), ("l2", 43.0), ("l4", 40.48),
    ],
)  # fmt: skip
def test_vertebrae_are_counted_down_from_the_neck(name: str, height: float) -> None:
    assert SPINE[name].spot == (0, height)


@pytest.mark.parametrize("view", LANDMARKS)
def test_landmarks_are_stored_once_with_words_and_a_basis(view: str) -> None:
    for landmark in LANDMARKS[view].values():
        assert landmark.spot.x >= 0
        assert 0 <= landmark.spot.y <= 75
        assert landmark.basis
        assert all(words.isascii() for words in landmark.words)
