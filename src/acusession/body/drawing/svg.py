"""Draws a scene as an SVG document: from the curves themselves, with volume by SVG filters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
_RIM, _SKIN = "#b58f63", "#ecd8ba"
_FURROW = "#8a6238"
_INK = "#26343a"
_POINT = "#d9480f"
_THICK, _SHIFT = 1.5, 0.45
"""Blur by which the skin is lighter where it is thick, and the light's shift from above left, in
cun."""

_FADE = 2.5
"""Rows over which a body fades that the edge of its pane cuts off."""

_HALO = (
    f'<radialGradient id="halo"><stop offset="0.3" stop-color="{_POINT}" stop-opacity="0.75"/>'
    f'<stop offset="1" stop-color="{_POINT}" stop-opacity="0"/></radialGradient>'
)

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
            _HALO,
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
    lines = [each for each in pane.lines if each.shows(pane.scale)]
    yield f"<defs>{_fade(pane, name)}{_volume(pane, name)}{_ends(pane, name)}</defs>"
    yield f'<g mask="url(#{name}-ends)" fill="none" stroke-linecap="round">'
    yield f'<g filter="url(#{name}-volume)">'
    lasting = []
    for number, outline in enumerate(pane.outlines):
        part, mask = f"{name}-part{number}", ""
        if outline in pane.fading:
            mask = f' mask="url(#{name}-fade)"'
        else:
            lasting.append(f'<use href="#{part}"/>')
        yield f'<path id="{part}" d="{_path(outline)}Z" fill="{_SKIN}"{mask}/>'
    yield f'</g><clipPath id="{name}-skin">{"".join(lasting)}</clipPath>'
    yield f'<g clip-path="url(#{name}-skin)"><g filter="url(#{name}-soft)" stroke="{_FURROW}">'
    wide = _number(0.35 * pane.scale * _HIGH)
    for line in lines:
        yield f'<path d="{_path(line.path)}" stroke-width="{wide}" stroke-opacity="0.35"/>'
    yield "</g></g></g>"
    yield '<g fill="none" stroke-linecap="round">'
    for measure in (*pane.stops, *pane.measures):
        dashes = 'stroke-dasharray="1 4" stroke-width="2"'
        yield f'<path d="{_path(measure)}" stroke="{_POINT}" {dashes}/>'
    for mark in pane.marks:
        yield _mark(mark)
    yield "</g>"


def _area(pane: Pane, margin: float = 0.0) -> str:
    """Return the attributes of a pane's rectangle with a margin in cells."""
    box = pane.box
    return (
        f'x="{_x(box.left - margin)}" y="{_y(box.top - margin)}" '
        f'width="{_x(box.width + 2 * margin)}" height="{_y(box.height + 2 * margin)}"'
    )


def _volume(pane: Pane, name: str) -> str:
    """Return the filters of the skin and of the furrows on it.

    The blurred body is a measure of its thickness: thin is the colour of the rim.
    """
    area = f'filterUnits="userSpaceOnUse" {_area(pane, 4)} color-interpolation-filters="sRGB"'
    cun = pane.scale * _HIGH
    shift = _number(-_SHIFT * cun)
    return (
        f'<filter id="{name}-volume" {area}>'
        f'<feGaussianBlur in="SourceAlpha" stdDeviation="{_number(_THICK * cun)}"/>'
        f'<feOffset dx="{shift}" dy="{shift}"/>'
        '<feComponentTransfer result="thick"><feFuncA type="linear" slope="1.6" '
        'intercept="-0.6"/></feComponentTransfer>'
        f'<feFlood flood-color="{_SKIN}"/><feComposite in2="thick" operator="in" result="light"/>'
        f'<feFlood flood-color="{_RIM}"/><feComposite in="light" operator="over"/>'
        '<feComposite in2="SourceAlpha" operator="in"/></filter>'
        f'<filter id="{name}-soft" {area}>'
        f'<feGaussianBlur stdDeviation="{_number(0.12 * cun)}"/></filter>'
    )


def _fade(pane: Pane, name: str) -> str:
    """Return the mask of the parts that fade."""
    stops = ((pane.fade[0], 1), (pane.fade[1], 0))
    return _mask(pane, f"{name}-fade", stops) if pane.fading else ""


def _ends(pane: Pane, name: str) -> str:
    """Return the mask of a pane; a body that its upper or lower edge cuts off fades there."""
    top, bottom = pane.box.top, pane.box.top + pane.box.height
    heights = [y for outline in pane.outlines for _, y in outline]
    above, below = int(min(heights) >= top), int(max(heights) <= bottom)
    stops = ((top, above), (top + _FADE, 1), (bottom - _FADE, 1), (bottom, below))
    return _mask(pane, f"{name}-ends", stops)


def _mask(pane: Pane, name: str, stops: Sequence[tuple[float, int]]) -> str:
    """Return a mask with the given opacity at each row; it is linear in between."""
    first, last = stops[0][0], stops[-1][0]
    shades = "".join(
        f'<stop offset="{_number((row - first) / (last - first))}" stop-color="#fff" '
        f'stop-opacity="{share}"/>'
        for row, share in stops
    )
    return (
        f'<linearGradient id="{name}-shades" gradientUnits="userSpaceOnUse" x1="0" x2="0" '
        f'y1="{_y(first)}" y2="{_y(last)}">{shades}</linearGradient>'
        f'<mask id="{name}" maskUnits="userSpaceOnUse" {_area(pane)}>'
        f'<rect {_area(pane)} fill="url(#{name}-shades)"/></mask>'
    )


def _mark(mark: Mark) -> str:
    """Return a disc with a halo, or a ring for the other side."""
    place = f'cx="{_x(mark.centre.x)}" cy="{_y(mark.centre.y)}"'
    if not mark.is_this:
        ring = f'stroke="{_POINT}" stroke-width="2" stroke-opacity="0.6"'
        return f'<circle {place} r="{_x(mark.radius * 0.75)}" {ring}/>'
    return (
        f'<circle {place} r="{_x(mark.radius * 2.4)}" fill="url(#halo)"/>'
        f'<circle {place} r="{_x(mark.radius * 0.85)}" fill="{_POINT}"/>'
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
    return "M" + " ".join(f"{x * _WIDE:.1f} {y * _HIGH:.1f}" for x, y in path)


def _x(columns: float) -> str:
    return _number(columns * _WIDE)


def _y(rows: float) -> str:
    return _number(rows * _HIGH)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
