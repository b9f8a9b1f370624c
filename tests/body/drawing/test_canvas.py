"""Tests of pictures of any size, in every kind of glyphs."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from acusession.body.drawing.canvas import render
from acusession.body.drawing.picture import Cell, Glyphs, Picture, Role, runs
from acusession.body.drawing.scene import compose
from acusession.domain.model import Point, Side
from tests.body.samples import POINTS, STEPS, placed_point
from tests.samples import make_point

LEFT, RIGHT, MIDLINE = Side.LEFT, Side.RIGHT, Side.MIDLINE

each_step = pytest.mark.parametrize(
    ("point", "side"), STEPS, ids=[f"{point.id}-{side}" for point, side in STEPS]
)
each_glyphs = pytest.mark.parametrize("glyphs", Glyphs)

QUADRANTS = set(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")
BRAILLE = {chr(code) for code in range(0x2800, 0x2900)}


def draw(
    point: Point, side: Side, width: int, height: int, glyphs: Glyphs = Glyphs.BLOCKS
) -> Picture | None:
    scene = compose(point, side, width, height)
    return None if scene is None else render(scene, glyphs)


def drawn(point: Point, side: Side, width: int, height: int, glyphs: Glyphs) -> Picture:
    picture = draw(point, side, width, height, glyphs)
    assert picture is not None
    return picture


def in_role(picture: Picture, role: Role) -> list[tuple[int, int]]:
    """Return the (column, row) of each cell in a role."""
    return [
        (column, row)
        for row, cells in enumerate(picture.rows)
        for column, cell in enumerate(cells)
        if cell.role is role
    ]


def middle(cells: list[tuple[int, int]]) -> float:
    """Return the mean horizontal position of cells."""
    return sum(column + 0.5 for column, _ in cells) / len(cells)


def check_size(step: tuple[Point, Side], width: int, height: int, glyphs: Glyphs) -> None:
    """Assert that a picture has the requested size, or is None if that is too small."""
    picture = draw(*step, width, height, glyphs)
    assert (picture is None) == (width < 16 or height < 8)
    if picture:
        assert len(picture.rows) == height
        assert {len(row) for row in picture.rows} == {width}
        assert in_role(picture, Role.POINT)


@settings(max_examples=40)
@given(
    step=st.sampled_from(STEPS),
    width=st.integers(8, 100),
    height=st.integers(4, 40),
    glyphs=st.sampled_from(Glyphs),
)
@example(step=STEPS[0], width=16, height=8, glyphs=Glyphs.BLOCKS)
@example(step=STEPS[0], width=15, height=8, glyphs=Glyphs.BLOCKS)
@example(step=STEPS[0], width=16, height=7, glyphs=Glyphs.BLOCKS)
def test_it_fits_its_room_or_is_none(
    step: tuple[Point, Side], width: int, height: int, glyphs: Glyphs
) -> None:
    check_size(step, width, height, glyphs)


def test_no_figure_no_picture() -> None:
    assert draw(make_point(), MIDLINE, 60, 40) is None


@each_step
def test_ascii_has_only_ascii(point: Point, side: Side) -> None:
    for width, height in ((16, 8), (24, 14), (40, 24), (60, 40)):
        picture = drawn(point, side, width, height, Glyphs.ASCII)
        assert picture.text.isascii()
        assert picture.text.replace("\n", " ").isprintable()


@pytest.mark.parametrize(
    ("glyphs", "signs"),
    [(Glyphs.BLOCKS, {"○"} | QUADRANTS | BRAILLE), (Glyphs.BRAILLE, {" ", "●", "○"} | BRAILLE)],
)
def test_a_body_is_of_one_kind_of_glyphs(glyphs: Glyphs, signs: set[str]) -> None:
    for point, side in STEPS:
        for row in drawn(point, side, 60, 40, glyphs).rows:
            found = {cell.char for cell in row if cell.role not in {Role.LABEL, Role.MEASURE}}
            assert found <= signs


@each_glyphs
@pytest.mark.parametrize("size", [(24, 14), (40, 24), (60, 40)])
def test_only_this_steps_point_is_bright(glyphs: Glyphs, size: tuple[int, int]) -> None:
    # From the back the user's left is on the viewer's left.
    left_this, left_other, right_this, right_other = (
        middle(in_role(drawn(POINTS["bl20"], side, *size, glyphs), role))
        for side in (LEFT, RIGHT)
        for role in (Role.POINT, Role.OTHER)
    )
    assert left_this < left_other
    assert right_this > right_other
    assert not in_role(drawn(POINTS["cv12"], MIDLINE, *size, glyphs), Role.OTHER)


@each_step
@pytest.mark.parametrize("size", [(24, 14), (40, 24), (60, 40)])
def test_no_words_take_a_bite_out_of_a_point(
    point: Point, side: Side, size: tuple[int, int]
) -> None:
    scene = compose(point, side, *size)
    assert scene is not None
    bare = render(replace(scene, labels=()), Glyphs.BRAILLE)
    assert in_role(bare, Role.POINT) == in_role(render(scene, Glyphs.BRAILLE), Role.POINT)


@each_step
@pytest.mark.parametrize(
    ("glyphs", "this", "other"), [(Glyphs.BRAILLE, "●", "○"), (Glyphs.ASCII, "@", "o")]
)
@pytest.mark.parametrize("size", [(16, 8), (24, 14), (40, 24), (60, 40)])
def test_without_colour_a_point_is_one_character(
    point: Point, side: Side, glyphs: Glyphs, this: str, other: str, size: tuple[int, int]
) -> None:
    scene = compose(point, side, *size)
    assert scene is not None
    picture = render(scene, glyphs)
    chars = [cell.char for row in picture.rows for cell in row if cell.role is Role.POINT]
    assert chars == [this] * len(scene.panes)
    others = [cell.char for row in picture.rows for cell in row if cell.role is Role.OTHER]
    assert others == [other] * len(others)


@each_step
@pytest.mark.parametrize("glyphs", [Glyphs.BRAILLE, Glyphs.ASCII])
def test_without_colour_the_body_is_its_outline_alone(
    point: Point, side: Side, glyphs: Glyphs
) -> None:
    picture = drawn(point, side, 60, 40, glyphs)
    assert not [cell for row in picture.rows for cell in row if cell.on_skin]
    assert " " not in {cell.char for row in picture.rows for cell in row if cell.role is Role.SKIN}


@each_step
def test_in_a_large_picture_only_the_measure_touches_a_point(point: Point, side: Side) -> None:
    scene = compose(point, side, 60, 40)
    assert scene is not None
    rows = render(replace(scene, labels=()), Glyphs.BRAILLE).rows
    for mark in scene.panes[-1].marks:
        x, y = map(int, mark.spot)
        around = {cell.role for row in rows[y - 1 : y + 2] for cell in row[x - 1 : x + 2]}
        assert around <= {Role.OUTSIDE, Role.MEASURE, Role.POINT, Role.OTHER}


@each_glyphs
def test_from_the_front_the_users_left_is_on_the_viewers_right(glyphs: Glyphs) -> None:
    spleen = drawn(POINTS["spleen"], LEFT, 30, 20, glyphs)
    liver = drawn(POINTS["liver"], RIGHT, 30, 20, glyphs)
    assert middle(in_role(spleen, Role.POINT)) > 15 > middle(in_role(liver, Role.POINT))


@each_glyphs
def test_a_limb_is_that_of_the_step(glyphs: Glyphs) -> None:
    for point in (POINTS["st36"], POINTS["pc6"]):
        whole = 23  # columns of the whole body at a width of 60
        for side, is_right in ((LEFT, True), (RIGHT, False)):
            picture = drawn(point, side, 60, 40, glyphs)
            this = [cell for cell in in_role(picture, Role.POINT) if cell[0] < whole]
            other = [cell for cell in in_role(picture, Role.OTHER) if cell[0] < whole]
            assert (middle(this) > middle(other)) is is_right
            assert [cell for cell in in_role(picture, Role.OTHER) if cell[0] >= whole] == []


@pytest.mark.parametrize("point", ["st36", "pc6", "kidney"])
def test_the_other_sides_close_up_is_the_mirror_image(point: str) -> None:
    def body(side: Side) -> list[list[bool]]:
        # At an odd width the midline halves no cell. Labels hide some of the body.
        rows = drawn(POINTS[point], side, 39, 30, Glyphs.BLOCKS).rows[:-1]
        return [[cell.on_skin for cell in row] for row in rows]

    left, right = body(LEFT), body(RIGHT)
    same = [
        a == b
        for one, two in zip(left, right, strict=True)
        for a, b in zip(one, two[::-1], strict=True)
    ]
    as_is = [
        a == b for one, two in zip(left, right, strict=True) for a, b in zip(one, two, strict=True)
    ]
    assert sum(same) > 0.99 * len(same) > sum(as_is)


def test_from_the_side_the_figure_faces_where_that_side_shows() -> None:
    for side, faces_left in ((LEFT, True), (RIGHT, False)):
        picture = drawn(POINTS["kidney"], side, 36, 24, Glyphs.BLOCKS)
        body = [cell for cell in in_role(picture, Role.SKIN) if cell[1] < 23]
        # The arm is raised forward.
        assert (middle(body) < middle(in_role(picture, Role.POINT))) is faces_left


def test_the_whole_body_is_next_to_a_limb_where_there_is_room() -> None:
    def points(point: str, side: Side, width: int, height: int) -> int:
        return drawn(POINTS[point], side, width, height, Glyphs.ASCII).text.count("@")

    assert points("pc6", LEFT, 40, 14) == 2
    assert points("pc6", LEFT, 39, 14) == points("pc6", LEFT, 40, 13) == 1
    assert points("cv12", MIDLINE, 60, 40) == points("kidney", LEFT, 60, 40) == 1


def test_without_a_close_up_there_is_the_whole_body() -> None:
    point = placed_point(start="chin", toward="crown", cun=1, of=10)
    picture = drawn(point, MIDLINE, 60, 30, Glyphs.BLOCKS)
    filled = [any(cell.on_skin for cell in row) for row in picture.rows]
    assert all(filled[1:28])


def test_names_no_terminal_can_show_give_way_to_the_id() -> None:
    wide = replace(placed_point(detail="trunk"), name="中脘", id="belly")
    text = drawn(wide, MIDLINE, 40, 12, Glyphs.ASCII).text
    assert "belly" in text


def test_a_long_name_gives_way_to_the_id() -> None:
    long = replace(placed_point(detail="trunk"), name="A name for a point", id="belly")
    text = drawn(long, MIDLINE, 100, 40, Glyphs.ASCII).text
    assert "belly" in text
    assert "A name" not in text


def test_runs_put_a_row_together_again() -> None:
    picture = drawn(POINTS["pc6"], LEFT, 60, 40, Glyphs.BLOCKS)
    for row in picture.rows:
        cells = [Cell(char, *run[1:]) for run in runs(row) for char in run.text]
        assert cells == list(row)
        looks = [run[1:] for run in runs(row)]
        assert all(one != two for one, two in pairwise(looks))


@each_glyphs
@pytest.mark.parametrize("size", [(40, 20), (40, 24), (60, 40)])
@pytest.mark.parametrize("point", ["st36", "pc6"])
def test_on_the_whole_body_both_sides_are_seen(
    point: str, glyphs: Glyphs, size: tuple[int, int]
) -> None:
    def marks(side: Side) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        scene = compose(POINTS[point], side, *size)
        assert scene is not None
        small, _ = scene.panes
        whole = render(replace(scene, panes=(small,)), glyphs)
        return in_role(whole, Role.POINT), in_role(whole, Role.OTHER)

    (left, other_right), (right, other_left) = marks(LEFT), marks(RIGHT)
    assert left == other_left != right == other_right
    assert len(left) == len(right) == 1


@each_step
@each_glyphs
@pytest.mark.parametrize("size", [(24, 14), (40, 24), (60, 40)])
def test_the_measure_goes_from_its_landmark_to_the_point(
    point: Point, side: Side, glyphs: Glyphs, size: tuple[int, int]
) -> None:
    scene = compose(point, side, *size)
    assert scene is not None
    pane = scene.panes[-1]
    picture = render(replace(scene, labels=()), glyphs)
    line = {cell for cell in in_role(picture, Role.MEASURE) if pane.box.contains(*cell)}
    start = pane.measures[0][0]
    # Nothing covers it: it can be followed from its landmark to the point.
    reached = {(int(start.x), int(start.y))}
    assert reached <= line
    while new := {(x, y) for x, y in line if is_beside(x, y, reached)} - reached:
        reached |= new
    spots = in_role(picture, Role.POINT)
    assert any(is_beside(x, y, reached) for x, y in spots)


def is_beside(x: int, y: int, cells: set[tuple[int, int]]) -> bool:
    """Return whether a cell touches one of the others."""
    return any(abs(x - column) <= 1 and abs(y - row) <= 1 for column, row in cells)


@pytest.mark.parametrize("side", [LEFT, RIGHT])
@each_glyphs
def test_the_wrist_line_is_always_drawn(side: Side, glyphs: Glyphs) -> None:
    for size in ((24, 14), (40, 24), (60, 40)):
        scene = compose(POINTS["pc6"], side, *size)
        assert scene is not None
        pane = scene.panes[-1]
        row = int(pane.measures[0][0].y)
        picture = render(scene, glyphs)
        roles = [cell.role for cell in picture.rows[row][pane.box.left :]]
        assert roles.count(Role.LINE) >= 1 <= roles.count(Role.MEASURE)
