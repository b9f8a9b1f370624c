"""Tests of the picture as an SVG document."""

import re
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
def test_this_steps_point_is_a_disc_with_a_halo_and_the_others_a_ring(side: Side) -> None:
    discs = list(parsed(POINTS["bl20"], side).iter(f"{SVG}circle"))
    filled = {disc.attrib["cx"] for disc in discs if "fill" in disc.attrib}
    (ring,) = [disc for disc in discs if "stroke" in disc.attrib]
    assert sum(disc.attrib.get("fill") == "url(#halo)" for disc in discs) == 1
    (disc,) = filled
    assert (float(disc) > float(ring.attrib["cx"])) is (side is Side.RIGHT)


@pytest.mark.parametrize(("point", "side"), STEPS)
def test_it_is_small_and_refers_only_to_itself(point: Point, side: Side) -> None:
    text = draw_svg(point, side)
    assert text is not None
    assert len(text) < 60_000
    ids = [each.attrib["id"] for each in ElementTree.fromstring(text).iter() if "id" in each.attrib]
    assert len(ids) == len(set(ids))
    used = re.findall(r"""(?:url\(|href=")([^)"]*)""", text)
    assert {"#pane0-volume", "#halo"} <= set(used) <= {f"#{name}" for name in ids}


@pytest.mark.parametrize(("point", "fades"), [("bl20", True), ("kidney", False)])
def test_parts_fade_where_the_figure_says_so(point: str, fades: bool) -> None:
    side = POINTS[point].sides[0]
    root = parsed(POINTS[point], side)
    masked = [path for path in root.iter(f"{SVG}path") if "mask" in path.attrib]
    assert bool(masked) is fades


def test_a_name_cannot_write_markup() -> None:
    point = replace(placed_point(detail="trunk"), name="<b>&]]>")
    root = parsed(point, Side.MIDLINE)
    assert root.findtext(f"{SVG}title") == "<b>&]]>, in the middle"
    assert root.find(f".//{SVG}b") is None


def test_without_a_figure_there_is_no_document() -> None:
    assert draw_svg(make_point(), Side.MIDLINE) is None
