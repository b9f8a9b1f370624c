"""Tests of the picture as an SVG document."""

from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from acusession.body.drawing.scene import compose
from acusession.body.drawing.svg import draw_svg
from acusession.domain.model import Point, Side
from acusession.domain.phrases import side_name
from tests.body.samples import POINTS, STEPS, placed_point
from tests.samples import make_point

SVG = "{http://www.w3.org/2000/svg}"


def parsed(point: Point, side: Side) -> ElementTree.Element:
    text = draw_svg(point, side)
    assert text is not None
    return ElementTree.fromstring(text)


@pytest.mark.parametrize(("point", "side"), STEPS)
def test_it_has_the_words_of_the_picture(point: Point, side: Side) -> None:
    scene = compose(point, side, 60, 40)
    assert scene is not None
    root = parsed(point, side)
    assert [text.text for text in root.iter(f"{SVG}text")] == [label.text for label in scene.labels]
    title = root.find(f"{SVG}title")
    assert title is not None
    assert title.text == f"{point.label}, {side_name(side)}"


@pytest.mark.parametrize("side", POINTS["bl20"].sides)
def test_this_steps_disc_is_filled_and_the_other_hollow(side: Side) -> None:
    discs = list(parsed(POINTS["bl20"], side).iter(f"{SVG}circle"))
    filled = [float(disc.attrib["cx"]) for disc in discs if "fill" in disc.attrib]
    hollow = [float(disc.attrib["cx"]) for disc in discs if "fill" not in disc.attrib]
    assert len(hollow) == 1
    assert (sum(filled) / len(filled) > hollow[0]) is (side is Side.RIGHT)


def test_a_name_cannot_write_markup() -> None:
    point = replace(placed_point(detail="trunk"), name="<b>&]]>")
    root = parsed(point, Side.MIDLINE)
    assert root.findtext(f"{SVG}title") == "<b>&]]>, in the middle"
    assert root.find(f".//{SVG}b") is None


def test_without_a_figure_there_is_no_document() -> None:
    assert draw_svg(make_point(), Side.MIDLINE) is None
