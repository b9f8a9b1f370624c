"""Tests of the block character and two colours that stand for four pixels."""

from hypothesis import given
from hypothesis import strategies as st

from acusession.body.drawing.glyphs import QUADRANTS
from acusession.body.drawing.palette import Colour
from acusession.body.drawing.quadrants import Four, fit, mean

DARK, LIGHT = (20, 30, 40), (200, 190, 180)

colours = st.tuples(*[st.integers(0, 255)] * 3)
greys = st.integers(0, 255).map(lambda value: (value, value, value))


def fours(colour: st.SearchStrategy[Colour]) -> st.SearchStrategy[Four]:
    return st.tuples(colour, colour, colour, colour)


def error(pixels: Four, shown: list[Colour]) -> int:
    return sum(
        (a - b) ** 2
        for pixel, colour in zip(pixels, shown, strict=True)
        for a, b in zip(pixel, colour, strict=True)
    )


def shown(pixels: Four) -> list[Colour]:
    char, front, back = fit(pixels)
    bits = QUADRANTS.index(char)
    return [front if bits >> number & 1 else back for number in range(4)]


def test_two_colours_are_shown_as_they_are() -> None:
    for bits in range(1, 15):
        one, two, three, four = (LIGHT if bits >> number & 1 else DARK for number in range(4))
        assert fit((one, two, three, four)) == (QUADRANTS[bits], LIGHT, DARK)


def test_the_split_is_where_the_gap_is_largest() -> None:
    grey = (60, 60, 60)
    assert fit((DARK, grey, LIGHT, LIGHT)) == ("▄", LIGHT, mean([DARK, grey]))


def test_alike_pixels_give_one_colour() -> None:
    assert fit((DARK, DARK, DARK, (24, 34, 44))) == (" ", (21, 31, 41), (21, 31, 41))


@given(fours(colours))
def test_both_colours_are_within_the_range_of_the_pixels(pixels: Four) -> None:
    _, *both = fit(pixels)
    for channel in range(3):
        values = [pixel[channel] for pixel in pixels]
        assert all(min(values) <= colour[channel] <= max(values) for colour in both)


@given(fours(greys))
def test_two_colours_are_never_worse_than_one(pixels: Four) -> None:
    # Means are rounded down, by less than 1 in each of the four pixels' three channels.
    assert error(pixels, shown(pixels)) <= error(pixels, [mean(pixels)] * 4) + 12
