"""Conversion of outlines to pixels."""

from itertools import pairwise

from acusession.body.drawing.raster import Grid, fill, outline_of, pack_cells, trace
from acusession.body.geometry import closed_curve, polyline


def grid(*rows: str) -> Grid:
    return [[char == "#" for char in row] for row in rows]


def box(left: float, top: float, right: float, bottom: float) -> list[tuple[float, float]]:
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def test_half_a_pixel_covered_is_a_pixel_set() -> None:
    assert fill([box(0.4, 1, 2.6, 3)], 4, 4, samples=4) == grid("....", "###.", "###.", "....")
    assert fill([box(0.6, 1, 2.4, 3)], 4, 4, samples=4) == grid("....", ".#..", ".#..", "....")


def test_what_lies_beyond_the_grid_is_cut_off() -> None:
    assert fill([box(-5, -5, 1, 9)], 2, 2, samples=2) == grid("#.", "#.")
    assert fill([box(5, 0, 9, 2)], 2, 2, samples=2) == grid("..", "..")


def test_outlines_are_united_not_added() -> None:
    third = box(0, 0, 0.3, 1)
    assert fill([third, third], 1, 1, samples=2) == grid(".")
    assert fill([third, box(0.3, 0, 0.6, 1)], 1, 1, samples=2) == grid("#")


def test_the_edge_of_a_body_is_open_where_the_picture_cuts_it() -> None:
    body = grid(".....", ".###.", ".###.", ".###.")
    assert outline_of(body) == grid(".....", ".###.", ".#.#.", ".#.#.")


def test_pixels_are_packed_row_by_row() -> None:
    assert pack_cells(grid("#.", ".#"), 2) == [[0b1001]]
    assert pack_cells(grid("..#.", "...."), 1) == [[0, 1], [0, 0]]


def test_a_traced_line_has_no_gap() -> None:
    spots = list(trace(polyline((0.5, 0.5), (7.5, 3.5))))
    assert spots[0] == (0, 0)
    assert spots[-1] == (7, 3)
    assert all(max(abs(a - c), abs(b - d)) <= 1 for (a, b), (c, d) in pairwise(spots))


def test_a_smooth_loop_goes_through_its_spots_and_stays_close() -> None:
    spots = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]
    path = closed_curve(*spots)
    assert set(spots) <= {(x, y) for x, y in path}
    assert all(-1 < value < 5 for spot in path for value in spot)
