"""Tests of labels: none overlap, none are cut, and left and right are the user's own."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acusession.body.anatomy.figures import FIGURES
from acusession.body.drawing.label_layout import Label
from acusession.body.drawing.raster import fill
from acusession.body.drawing.scene import Scene, _label_requests, _viewports, compose
from acusession.domain.model import Point, Side
from tests.body.samples import POINTS, STEPS, placed_point

LEFT, RIGHT, MIDLINE = Side.LEFT, Side.RIGHT, Side.MIDLINE


def composed(point: Point, side: Side, width: int, height: int) -> Scene:
    scene = compose(point, side, width, height)
    assert scene is not None
    return scene


def words(scene: Scene) -> list[str]:
    return [label.text for label in scene.labels]


def cells(label: Label) -> set[tuple[int, int]]:
    return {(label.column + offset, label.row) for offset in range(len(label.text))}


def overlaps(one: Label, two: Label) -> bool:
    """Return whether two labels have fewer than two free cells between them."""
    wider = {(column + more, row) for column, row in cells(one) for more in range(-2, 3)}
    return bool(wider & cells(two))


points = st.sampled_from(STEPS) | st.builds(
    lambda view, cun, lateral, name: (
        placed_point(
            LEFT,
            RIGHT,
            name=name,
            view="front",
            start="umbilicus",
            toward="xiphisternal_junction",
            cun=cun,
            of=8,
            lateral=lateral,
            detail=view,
        ),
        LEFT,
    ),
    st.sampled_from(["", "trunk"]),
    st.floats(-4, 16),
    st.floats(-6, 6),
    st.text("abcdefgh", min_size=1, max_size=40),
)


def check_labels(step: tuple[Point, Side], width: int, height: int) -> None:
    """Assert that no label is cut, runs into another, covers a point or says "cun"."""
    scene = composed(*step, width, height)
    centres = {(int(x), int(y)) for pane in scene.panes for x, y in [pane.marks[-1].centre]}
    for label in scene.labels:
        assert label.row in range(height)
        assert label.column >= 0
        assert label.column + len(label.text) <= width
        assert not centres & cells(label)
        assert "cun" not in label.text.split()
    for one, two in combinations(scene.labels, 2):
        assert not overlaps(one, two), (one, two)


@settings(max_examples=60)
@given(step=points, width=st.integers(16, 100), height=st.integers(8, 40))
def test_no_label_is_cut_or_lies_on_another_or_on_a_point(
    step: tuple[Point, Side], width: int, height: int
) -> None:
    check_labels(step, width, height)


@pytest.mark.parametrize(
    ("point", "side", "told"),
    [
        ("bl20", LEFT, ["UB20", "11th vertebra", "3 fingers out"]),
        ("cv12", MIDLINE, ["CV12", "navel", "4 body inches up", "end of breastbone"]),
        ("cv14", MIDLINE, ["CV14", "navel", "6 body inches up"]),
        ("st36", LEFT, ["ST36", "hollow by kneecap", "4 fingers down", "front of ankle"]),
        (
            "kidney",
            RIGHT,
            ["Kidney Point", "middle of armpit", "9 body inches down", "outer hip bone"],
        ),
        ("spleen", LEFT, ["Spleen Point", "4 body inches up", "3 fingers out", "navel"]),
        ("liver", RIGHT, ["Liver Point", "4 body inches up", "3 fingers out", "navel"]),
        ("pc6", LEFT, ["P6", "wrist crease", "3 fingers up", "crook of elbow"]),
    ],
)
def test_a_large_picture_tells_all(point: str, side: Side, told: list[str]) -> None:
    found = words(composed(POINTS[point], side, 100, 40))
    assert [each for each in told if not any(text.startswith(each) for text in found)] == []


@pytest.mark.parametrize(("point", "side"), STEPS)
def test_a_small_picture_tells_the_point(point: Point, side: Side) -> None:
    told = words(composed(point, side, 24, 14))
    assert {point.code, point.name, point.id} & set(told)


@pytest.mark.parametrize(
    ("point", "side", "captions"),
    [
        ("cv12", MIDLINE, ["right", "your front", "left"]),  # from the viewer's left
        ("bl20", RIGHT, ["left", "your back", "right"]),
        ("st36", RIGHT, ["your right leg, from the front"]),
        ("pc6", LEFT, ["your left arm, palm side"]),
        ("kidney", LEFT, ["your left side"]),
    ],
)
def test_left_and_right_are_the_users_own(point: str, side: Side, captions: list[str]) -> None:
    scene = composed(POINTS[point], side, 30, 20)
    below = sorted((label.column, label.text) for label in scene.labels if label.row == 19)
    assert [text for _, text in below] == captions


def test_a_narrow_picture_says_left_and_right_shortly() -> None:
    assert words(composed(POINTS["cv12"], MIDLINE, 16, 8))[:2] == ["R", "L"]


@pytest.mark.parametrize(("point", "side"), STEPS)
@pytest.mark.parametrize("size", [(24, 14), (40, 24), (60, 40)])
def test_the_captions_name_the_view(point: Point, side: Side, size: tuple[int, int]) -> None:
    views = {"bl20": ("back",), "kidney": ("side",), "pc6": ("palm side",)}
    expected = views.get(point.id, ("front", "your legs"))
    assert any(text.endswith(expected) for text in words(composed(point, side, *size)))


@pytest.mark.parametrize("width", range(16, 80))
@pytest.mark.parametrize("point", ["kidney", "pc6", "st36"])
def test_both_sides_are_told_in_the_same_words(point: str, width: int) -> None:
    left, right = (
        [text.replace("left", "right") for text in words(composed(POINTS[point], side, width, 24))]
        for side in (LEFT, RIGHT)
    )
    assert [text for text in left if "right" in text] == [text for text in right if "right" in text]


def check_order(step: tuple[Point, Side], width: int, height: int) -> None:
    """Assert that labels have the same vertical order as their targets."""
    point, side = step
    assert point.figure is not None
    *_, viewport = _viewports(FIGURES[point.figure.view], point.figure, side, width, height)
    requests = list(_label_requests(point, point.figure, side, viewport))
    named = {text: request.near.y for request in requests for text in request.choices}
    told = [label for label in composed(*step, width, height).labels if label.text in named]
    for one, two in combinations(told, 2):
        down = named[two.text] - named[one.text]
        if abs(down) > 0.3:
            assert (two.row - one.row) * down >= 0, (one, two)


@settings(max_examples=60)
@given(step=st.sampled_from(STEPS), width=st.integers(16, 100), height=st.integers(8, 40))
def test_words_keep_the_order_of_what_they_name(
    step: tuple[Point, Side], width: int, height: int
) -> None:
    check_order(step, width, height)


@pytest.mark.parametrize("side", [LEFT, RIGHT])
def test_a_small_wrist_has_its_words_in_a_row(side: Side) -> None:
    rows = {label.text: label.row for label in composed(POINTS["pc6"], side, 24, 14).labels}
    assert rows["P6"] < rows["3 fingers"] < rows["wrist"]


@pytest.mark.parametrize("size", [(40, 24), (46, 34), (60, 40), (100, 40)])
@pytest.mark.parametrize(("side", "away"), [(LEFT, 1), (RIGHT, -1)])
def test_a_vertebra_is_named_on_the_side_away_from_the_point(
    side: Side, away: int, size: tuple[int, int]
) -> None:
    scene = composed(POINTS["bl20"], side, *size)
    (name,) = [label for label in scene.labels if label.text in {"11th vertebra", "T11"}]
    spine = scene.panes[-1].measures[0][0]
    assert (name.column + len(name.text) / 2 - spine.x) * away > 0
    assert not name.leader or name.leader[0] == spine


@pytest.mark.parametrize("size", [(24, 14), (32, 18), (40, 24), (60, 40)])
@pytest.mark.parametrize(("side", "outward"), [(LEFT, 1), (RIGHT, -1)])
def test_the_outer_hollow_is_named_on_the_outer_side(
    side: Side, outward: int, size: tuple[int, int]
) -> None:
    scene = composed(POINTS["st36"], side, *size)
    (name,) = [label for label in scene.labels if "hollow" in label.text]
    hollow = scene.panes[-1].measures[0][0]
    assert (name.column + len(name.text) / 2 - hollow.x) * outward > 0


@pytest.mark.parametrize(("point", "side"), STEPS)
@pytest.mark.parametrize("size", [(46, 34), (60, 40)])
def test_where_there_is_room_labels_are_off_the_skin(
    point: Point, side: Side, size: tuple[int, int]
) -> None:
    scene = composed(point, side, *size)
    pane = scene.panes[-1]
    lasting = [path for path in pane.outlines if path not in pane.fading]
    skin = fill(lasting, *size, samples=4)
    on_skin = [
        label.text
        for label in scene.labels
        if any(skin[row][column] for column, row in cells(label) if pane.box.contains(column, row))
    ]
    assert on_skin == []
