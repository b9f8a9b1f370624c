"""Draw the body figures as SVG files: contact sheets for review, and pictures for documents.

    python tools/draw_figures.py FOLDER

A sheet, such as colour-40x24.svg, shows every step at one size, cell by cell: blocks as rectangles
and braille as circles, independent of the font. The sheets dark-46x34.svg and light-46x34.svg show
the shaded look, which terminals with enough colours get. ruler.svg shows the
hand ruler in the same way. A picture for documents, such as pc6-left.svg, is drawn from the curves
themselves.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from cells import HIGH, WIDE, Cell, document, draw
from textual.theme import Theme

from acusession.body.drawing import canvas
from acusession.body.drawing.glow import Glow
from acusession.body.drawing.hand_ruler import compose_ruler
from acusession.body.drawing.palette import Colour, Palette, parse_colour
from acusession.body.drawing.picture import Cell as PictureCell
from acusession.body.drawing.picture import Glyphs, Picture, Role
from acusession.body.drawing.scene import Scene, compose
from acusession.body.drawing.shaded import ShadedScene
from acusession.body.drawing.svg import draw_svg
from acusession.domain.model import Point, Side
from acusession.routines.reader import read_routine
from acusession.tui import theme

ROUTINE = Path(__file__).parent.parent / "routines" / "middle_back.yaml"
GROUND = "#303030"
SIZES = ((24, 14), (40, 24), (60, 40))
SHADED_SIZES = ((28, 14), (46, 22), (46, 34), (60, 40))

Render = Callable[[Scene], Picture]


@dataclass(frozen=True)
class Colours:
    """The colours of the background and of each role."""

    ground: str
    roles: dict[Role, str]


DARK = Colours(
    "#101418",
    {
        Role.OUTSIDE: "#101418",
        Role.SKIN: "#4a6572",
        Role.LINE: "#a9c4c9",
        Role.OTHER: "#c98a3a",
        Role.POINT: "#ffc14d",
        Role.MEASURE: "#f5e6c8",
        Role.LABEL: "#c8d6da",
    },
)


def _shaded(of_theme: Theme) -> tuple[tuple[str, ...], str]:
    own = of_theme.variables
    skin = (str(of_theme.background), own["skin-rim"], own["skin-light"])
    return (*skin, own["measure"], str(of_theme.foreground)), own["press"]


MONO = Colours("#101418", dict.fromkeys(Role, "#d0d0d0"))
LOOKS = {
    "colour": (Glyphs.BLOCKS, DARK),
    "dots": (Glyphs.BRAILLE, MONO),
    "ascii": (Glyphs.ASCII, MONO),
}
SHADED = {"dark": _shaded(theme.DARK), "light": _shaded(theme.LIGHT)}
"""The palette and the colour of the points of the project's own themes."""


def painted(one: PictureCell, colours: Colours, glyphs: Glyphs) -> Cell:
    """Return a cell with its colours."""
    if one.paint is not None:
        front, back = map(written, one.paint)
        return Cell(one.char, front, back)
    skin = colours.roles[Role.SKIN] if glyphs is Glyphs.BLOCKS else colours.ground
    return Cell(one.char, colours.roles[one.role], skin if one.on_skin else colours.ground)


def written(colour: Colour) -> str:
    """Return a colour as "#rrggbb"."""
    return "#" + bytes(colour).hex()


def picture_svg(
    picture: Picture, left: float, top: float, colours: Colours, glyphs: Glyphs
) -> Iterator[str]:
    """Yield the SVG of a picture, cell by cell."""
    cells = {
        (row, column): painted(one, colours, glyphs)
        for row, line in enumerate(picture.rows)
        for column, one in enumerate(line)
    }
    yield f'<g transform="translate({left} {top})">'
    yield from draw(cells)
    yield "</g>"


def sheet(
    shown: list[tuple[Point, Side]],
    size: tuple[int, int],
    render: Render,
    glyphs: Glyphs = Glyphs.BLOCKS,
    colours: Colours = DARK,
) -> str:
    """Return a contact sheet of steps, each in a picture of `size` cells."""
    width, height = size
    across = max(1, min(4, 200 // width))
    gap = 12

    def parts() -> Iterator[str]:
        for number, (point, side) in enumerate(shown):
            scene = compose(point, side, width, height)
            assert scene is not None
            left = gap + number % across * (width * WIDE + gap)
            top = gap + number // across * (height * HIGH + gap)
            yield from picture_svg(render(scene), left, top, colours, glyphs)

    down = -(-len(shown) // across)
    wide, high = gap + across * (width * WIDE + gap), gap + down * (height * HIGH + gap)
    return document(wide, high, GROUND, parts())


def ruler_sheet() -> str:
    """Return a sheet of the hand ruler in every look."""
    width, height, gap = 40, 18, 12

    def parts() -> Iterator[str]:
        for number, (glyphs, colours) in enumerate(LOOKS.values()):
            scene = compose_ruler(width, height)
            assert scene is not None
            yield from picture_svg(
                canvas.render(scene, glyphs),
                gap + number * (width * WIDE + gap),
                gap,
                colours,
                glyphs,
            )

    return document(gap + 3 * (width * WIDE + gap), 2 * gap + height * HIGH, GROUND, parts())


def shaded(palette: Palette, point: Colour, scene: Scene) -> Picture:
    """Return the shaded picture of a scene."""
    return ShadedScene(scene, palette).picture(Glow(point))


def name(look: str, size: tuple[int, int]) -> str:
    """Return the file name of a sheet."""
    return f"{look}-{size[0]}x{size[1]}.svg"


def main(folder: Path) -> None:
    """Draw all sheets and pictures into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    routine = read_routine(ROUTINE)
    shown = [(point, side) for point in routine.points for side in point.sides]
    for look, (glyphs, colours) in LOOKS.items():
        for size in SIZES:
            drawn = sheet(shown, size, partial(canvas.render, glyphs=glyphs), glyphs, colours)
            (folder / name(look, size)).write_text(drawn, encoding="utf-8")
    for look, (palette, point_colour) in SHADED.items():
        draw = partial(shaded, Palette(*map(parse_colour, palette)), parse_colour(point_colour))
        for size in SHADED_SIZES:
            (folder / name(look, size)).write_text(sheet(shown, size, draw), encoding="utf-8")
    (folder / "ruler.svg").write_text(ruler_sheet(), encoding="utf-8")
    for point, side in shown:
        picture = draw_svg(point, side)
        assert picture is not None
        (folder / f"{point.id}-{side}.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
