"""The content and layout of a picture before drawing: panes, marks, measures, labels; in cells."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from acusession.body.anatomy.figure import Figure, Line
from acusession.body.anatomy.figures import FIGURES
from acusession.body.anatomy.landmarks import LANDMARKS
from acusession.body.anatomy.placement import PlacementPath, locate, side_sign
from acusession.body.drawing.label_layout import Label, LabelLayout, LabelRequest, place_labels
from acusession.body.drawing.label_text import (
    along_words,
    end_words,
    point_names,
    side_words,
    sideways_words,
)
from acusession.body.drawing.picture import Role
from acusession.body.drawing.raster import trace
from acusession.body.drawing.viewport import Box, Viewport
from acusession.body.geometry import Path, Vec, ellipse
from acusession.domain.model import Placement, Point, Side

NARROWEST, LOWEST = 16, 8
"""Size of the smallest picture, in cells."""

_BESIDE_SHARE = 0.36
_BESIDE_MOST = 25
"""Share of the width, and at most these cells, that the whole body gets next to a limb."""

_GUTTER = 15
_GUTTER_SHARE = 0.28
"""Cells on each side of a close-up kept free for labels, and at most this share of the width."""

_BESIDE_FROM = (40, 14)
"""Size of the smallest picture that shows the whole body next to a limb, in cells."""

_NEARER_BELOW = 20
"""Height in rows below which the tighter view of a close-up is used, if it has one."""

_SMALL = 0.7
"""Scale in rows per cun below which a disc is kept small, to leave its measure visible."""


class Mark(Struct, frozen=True):
    """The disc of a point: the point's spot, the disc's centre, and half its width, in cells.

    A tiny disc is drawn as one cell.
    """

    spot: Vec
    centre: Vec
    radius: float
    is_this: bool
    is_tiny: bool = False

    @property
    def outline(self) -> Path:
        """The closed outline of the disc."""
        return ellipse(self.centre, self.radius, self.radius / 2)

    @property
    def box(self) -> Box:
        """The cells that the disc touches."""
        (x, y), wide, high = self.centre, self.radius, self.radius / 2
        if self.is_tiny:
            return Box(math.floor(x), math.floor(y), 1, 1)
        left, top = math.floor(x - wide), math.floor(y - high)
        return Box(left, top, math.floor(x + wide) - left + 1, math.floor(y + high) - top + 1)

    def cells(self) -> Iterator[tuple[int, int]]:
        """Yield the (column, row) of each cell whose middle is on the disc or close to it."""
        for column, row in self.box.cells():
            right, down = column + 0.5 - self.centre.x, row + 0.5 - self.centre.y
            if self.is_tiny or math.hypot(right, 2 * down) <= self.radius + 0.5:
                yield column, row


class Pane(Struct, frozen=True, kw_only=True):
    """One view of the body, clipped to its box; `scale` is in rows per cun.

    The first outline is the main one. The `fading` ones fade between the two rows of `fade`. A
    stop is the bar across the start of a measure. A small pane is shown next to a close-up.
    """

    box: Box
    scale: float
    outlines: tuple[Path, ...]
    lines: tuple[Line, ...]
    measures: tuple[Path, ...]
    marks: tuple[Mark, ...]
    stops: tuple[Path, ...] = ()
    fading: tuple[Path, ...] = ()
    fade: tuple[float, float] = (0.0, 0.0)
    is_small: bool = False


class Scene(Struct, frozen=True):
    """A complete picture before drawing, `width` by `height` cells."""

    width: int
    height: int
    panes: tuple[Pane, ...]
    labels: tuple[Label, ...]


def compose(point: Point, side: Side, width: int, height: int) -> Scene | None:
    """Return the scene for one side of a point; None if it has no figure or does not fit."""
    placing = point.figure
    if placing is None or width < NARROWEST or height < LOWEST:
        return None
    figure = FIGURES[placing.view]
    *beside, main = _viewports(figure, placing, side, width, height)
    pane = _pane(figure, main, point, side)
    small = [replace(_pane(figure, each, point, side), measures=(), stops=()) for each in beside]
    captions = [
        label for viewport in (*beside, main) for label in _captions(viewport, placing, side)
    ]

    layout = LabelLayout(width, height)
    layout.penalize([path for path in pane.outlines if path not in pane.fading])
    for each in small:
        layout.take(each.box.cells())
    for mark in pane.marks:
        layout.take(mark.cells())
    for measure in (*pane.stops, *pane.measures):
        layout.take(trace(measure))
    for caption in captions:
        layout.put(caption)
    labels = place_labels(list(_label_requests(point, placing, side, main)), layout)
    return Scene(width, height, (*small, pane), (*captions, *labels))


def _viewports(
    figure: Figure, placing: Placement, side: Side, width: int, height: int
) -> Iterator[Viewport]:
    """Yield the viewports, the one with the labels last; the bottom row is for the captions."""
    # A body that shows its left side faces to the viewer's left.
    turned = -1 if placing.view == "side" and side is Side.LEFT else 1
    close_up = figure.close_ups.get(placing.detail)
    if close_up is None:
        yield Viewport(figure.whole, Box(0, 0, width, height - 1), turned)
        return
    if close_up.tight and height < _NEARER_BELOW:
        close_up = close_up.tight
    left = 0
    if close_up.limb and width >= _BESIDE_FROM[0] and height >= _BESIDE_FROM[1]:
        wide = min(round(width * _BESIDE_SHARE) | 1, height | 1, _BESIDE_MOST)
        high = min(height - 1, round(wide / 2 / figure.small.wide * figure.small.high) + 1)
        yield Viewport(figure.small, Box(0, 0, wide, high), turned, is_small=True)
        left = wide + 1
    flip = side_sign(placing.view, side) if close_up.limb else turned
    # With the midline in the middle of a cell both sides are drawn alike.
    wide = width - left
    wide -= not (wide % 2 or close_up.limb or placing.view == "side")
    gutter = min(_GUTTER, round(wide * _GUTTER_SHARE))
    yield Viewport(close_up, Box(left, 0, wide, height - 1), flip, gutter=gutter)


def body_pane(figure: Figure, viewport: Viewport, marks: tuple[Mark, ...] = ()) -> Pane:
    """Return the pane of a body with marks, but without measures."""
    parts = [figure.parts[name] for name in viewport.view_box.parts]
    shapes = [viewport.path(part.outline_at(viewport.scale)) for part in parts]
    lines = (line for part in parts for line in part.lines)
    return Pane(
        box=viewport.box,
        scale=viewport.scale,
        outlines=tuple(shapes),
        lines=tuple(line.on(viewport.path(line.path)) for line in lines),
        measures=(),
        marks=marks,
        is_small=viewport.is_small,
    )


def _pane(figure: Figure, viewport: Viewport, point: Point, side: Side) -> Pane:
    view_box = viewport.view_box
    pane = body_pane(figure, viewport, tuple(_marks(point, side, viewport)))
    path = _path_to(point, side, viewport)
    spots = viewport.path((path.start, path.corner, path.point))
    legs = [leg for leg in pairwise(spots) if leg[0] != leg[1]]
    return replace(
        pane,
        measures=tuple(legs),
        fading=tuple(
            shape
            for name, shape in zip(view_box.parts, pane.outlines, strict=True)
            if name in view_box.fading
        ),
        fade=_fade_rows(viewport),
        stops=tuple(_stop(*leg) for leg in legs[:1]),
    )


def _fade_rows(viewport: Viewport) -> tuple[float, float]:
    upper, lower = (viewport.spot(Vec(0, y)).y for y in viewport.view_box.fade)
    return upper, lower


def _path_to(point: Point, side: Side, viewport: Viewport) -> PlacementPath:
    """Return the path in a viewport; for a limb, on the side for which limbs are stored."""
    assert point.figure is not None
    path = locate(point.figure, side)
    return PlacementPath(*(Vec(abs(x), y) for x, y in path)) if viewport.view_box.limb else path


def _marks(point: Point, side: Side, viewport: Viewport) -> Iterator[Mark]:
    """Yield the discs of a point; the disc of this step's side is last, to be drawn on top."""
    this = _mark_at(_path_to(point, side, viewport), viewport, is_this=True)
    for other in point.sides:
        mark = _mark_at(_path_to(point, other, viewport), viewport, is_this=False)
        if mark.centre != this.centre:
            yield mark
    yield this


def _stop(start: Vec, end: Vec) -> Path:
    """Return the short bar across the start of a measure."""
    x, y = start
    if abs(end.x - x) > abs(end.y - y):
        return (Vec(x, y - 0.5), Vec(x, y + 0.5))
    return (Vec(x - 0.75, y), Vec(x + 0.75, y))


def _mark_at(path: PlacementPath, viewport: Viewport, *, is_this: bool) -> Mark:
    """Return the disc of a point; on the other side it is a little smaller, if there is room."""
    start, _, bend, (x, y) = viewport.path(path)
    spot = Vec(x, y)
    if viewport.is_small:
        return Mark(spot, Vec(math.floor(x) + 0.5, math.floor(y) + 0.5), 0.7, is_this, is_tiny=True)
    if viewport.scale < _SMALL:
        # Two cells wide and off the path, so that the end of the path stays visible.
        above = (start.y if start != bend else y) > y
        return Mark(spot, Vec(round(x), math.floor(y) + (0.25 if above else 0.75)), 1.1, is_this)
    radius = max(1, math.ceil(viewport.scale - 0.4)) + 0.4
    return Mark(spot, spot, radius if is_this else radius - 0.2, is_this)


def _captions(viewport: Viewport, placing: Placement, side: Side) -> Iterator[Label]:
    """Yield the captions below a pane: the part of the body, and the user's left and right."""
    box, view_box = viewport.box, viewport.view_box
    row = box.top + box.height
    if view_box.limb or placing.view == "side":
        # The same words for both sides: those of the right, which are longer, must fit.
        what, seen = view_box.words or "side", view_box.seen
        both = zip(side_words(side, what, seen), side_words(Side.RIGHT, what, seen), strict=True)
        words = next(own for own, longest in both if len(longest) <= box.width)
        yield _centred(words, box, row)
        return
    first, last = (Side.LEFT, Side.RIGHT)[:: -1 if placing.view == "front" else 1]
    seen = "" if viewport.is_small else view_box.seen
    # The words of the sides and of the view have at least three free cells between them.
    room = (box.width - len(seen)) // 2 - 3 if seen else box.width // 2 - 2
    ends = zip(end_words(first), end_words(last), strict=True)
    left, right = next(
        (pair for pair in ends if max(map(len, pair)) <= room),
        (end_words(first)[-1], end_words(last)[-1]),
    )
    yield Label(left, box.left, row, Role.LABEL)
    yield Label(right, box.left + box.width - len(right), row, Role.LABEL)
    if not seen:
        return
    if len(seen) + len(left) + len(right) + 4 <= box.width:
        yield _centred(seen, box, row)
    else:
        yield Label(seen, box.left, box.top, Role.LABEL)


def _centred(text: str, box: Box, row: int) -> Label:
    return Label(text, box.left + (box.width - len(text)) // 2, row, Role.LABEL)


def _label_requests(
    point: Point, placing: Placement, side: Side, viewport: Viewport
) -> Iterator[LabelRequest]:
    """Yield the label requests, the most important first."""
    path = _path_to(point, side, viewport)
    start, toward, bend, end = viewport.path(path)
    known = LANDMARKS[placing.view]
    hand = (end.x > bend.x) - (end.x < bend.x)
    yield LabelRequest(point_names(point), end, Role.LABEL, clear=2.5, preferred_side=hand)
    if bend != end:
        words = sideways_words(placing)
        if len(point.sides) > 1:
            yield LabelRequest(words, _middle(bend, end), Role.MEASURE, preferred_side=hand)
        else:
            # With a single side there is room for the label before the start of the line.
            yield LabelRequest(words, bend, Role.MEASURE, preferred_side=-hand)
    if start != bend:
        yield LabelRequest(
            along_words(placing, path),
            _middle(start, bend),
            Role.MEASURE,
        )
    landmarks = ((placing.start, start), (placing.toward, toward))
    for name, spot in landmarks if start != bend else landmarks[:1]:
        if viewport.box.contains(*spot):
            yield LabelRequest(
                known[name].words,
                spot,
                Role.LABEL,
                preferred_side=-hand if spot == bend else _outward(spot, viewport),
            )


def _outward(spot: Vec, viewport: Viewport) -> int:
    """Return the side of the view's axis on which a spot lies: 1 right, -1 left, 0 the middle."""
    aside = spot.x - viewport.spot(viewport.view_box.centre).x
    return (aside > 1) - (aside < -1)


def _middle(start: Vec, end: Vec) -> Vec:
    return Vec((start.x + end.x) / 2, (start.y + end.y) / 2)
