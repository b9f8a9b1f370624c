"""Draws a scene as an SVG document, from the curves themselves."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from acusession.body.drawing.label_layout import Label
from acusession.body.drawing.picture import Role
from acusession.body.drawing.scene import Mark, Pane, Scene, compose
from acusession.body.geometry import Path
from acusession.domain.model import Point, Side
from acusession.domain.phrases import side_name

_WIDE, _HIGH = 8.0, 16.0
_MARGIN = 10.0
"""Width and height of a cell, and the margin, in the units of the document."""

# A background of its own keeps the picture legible on light and dark pages.
_GROUND = "#f6f3ec"
_SKIN = "#a9bfc6"
_LINE = "#5d7a85"
_INK = "#26343a"
_POINT = "#d9480f"
_WORDS = {Role.LABEL: _INK, Role.MEASURE: "#9c3a08"}


def draw_svg(point: Point, side: Side, width: int = 60, height: int = 40) -> str | None:
    """Return the picture of a point on one side as an SVG document, with the labels of `draw`.

    `width` and `height` are in cells. Return None where `draw` does.
    """
    scene = compose(point, side, width, height)
    if scene is None:
        return None
    title = escape(f"{point.label}, {side_name(side)}")
    wide = _number(scene.width * _WIDE + 2 * _MARGIN)
    high = _number(scene.height * _HIGH + 2 * _MARGIN)
    size = f'width="{wide}" height="{high}"'
    edge = _number(-_MARGIN)
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{edge} {edge} {wide} {high}" '
            f'{size} role="img" font-family="monospace" font-size="13">',
            f"<title>{title}</title>",
            f'<rect x="{edge}" y="{edge}" {size} rx="8" fill="{_GROUND}"/>',
            *_body(scene),
            "</svg>\n",
        )
    )


def _body(scene: Scene) -> Iterator[str]:
    for number, pane in enumerate(scene.panes):
        yield from _pane(pane, f"pane{number}")
    for label in scene.labels:
        yield _label(label)


def _pane(pane: Pane, name: str) -> Iterator[str]:
    box = pane.box
    yield (
        f'<clipPath id="{name}"><rect x="{_x(box.left)}" y="{_y(box.top)}" '
        f'width="{_x(box.width)}" height="{_y(box.height)}"/></clipPath>'
        f'<g clip-path="url(#{name})" fill="none" stroke-linecap="round">'
    )
    for outline in pane.outlines:
        yield f'<path d="{_path(outline)}Z" fill="{_SKIN}"/>'
    for line in (each for each in pane.lines if each.shows(pane.scale)):
        yield f'<path d="{_path(line.path)}" stroke="{_LINE}"/>'
    for measure in (*pane.stops, *pane.measures):
        dashes = 'stroke-dasharray="1 4" stroke-width="2"'
        yield f'<path d="{_path(measure)}" stroke="{_POINT}" {dashes}/>'
    for mark in pane.marks:
        yield _mark(mark)
    yield "</g>"


def _mark(mark: Mark) -> str:
    """Return a pale disc with a solid core, or a circle for the other side."""
    place = f'cx="{_x(mark.centre.x)}" cy="{_y(mark.centre.y)}"'
    if not mark.is_this:
        return f'<circle {place} r="{_x(mark.radius)}" stroke="{_POINT}" stroke-opacity="0.6"/>'
    return (
        f'<circle {place} r="{_x(mark.radius * 1.5)}" fill="{_POINT}" fill-opacity="0.3"/>'
        f'<circle {place} r="{_x(mark.radius * 0.8)}" fill="{_POINT}"/>'
    )


def _label(label: Label) -> str:
    leader = ""
    if label.leader:
        leader = f'<path d="{_path(label.leader)}" stroke="{_INK}" stroke-dasharray="1 3"/>'
    return (
        f'{leader}<text x="{_x(label.column)}" y="{_y(label.row + 0.78)}" '
        f'textLength="{_x(len(label.text))}" lengthAdjust="spacingAndGlyphs" '
        f'fill="{_WORDS[label.role]}" stroke="{_GROUND}" stroke-opacity="0.7" stroke-width="3" '
        f'paint-order="stroke">{escape(label.text)}</text>'
    )


def _path(path: Path) -> str:
    return "M" + " ".join(f"{_x(x)} {_y(y)}" for x, y in path)


def _x(columns: float) -> str:
    return _number(columns * _WIDE)


def _y(rows: float) -> str:
    return _number(rows * _HIGH)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
