"""The picture of a point, printed by `show` or written to a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import get_terminal_size

from acusession.body.drawing.canvas import render
from acusession.body.drawing.glow import Glow
from acusession.body.drawing.palette import Palette, parse_colour
from acusession.body.drawing.picture import Glyphs, Picture, Role, Run, runs
from acusession.body.drawing.scene import Scene, compose
from acusession.body.drawing.shaded import ShadedScene
from acusession.body.drawing.svg import draw_svg
from acusession.console.capabilities import figure_glyphs
from acusession.domain.model import Point, Side
from acusession.errors import AcusessionError

_LARGEST = (60, 30)
"""Maximum size in cells; a larger picture shows no more and pushes the text away."""

# Of the 256 colours every colour terminal knows.
_COLOURS = {
    Role.OUTSIDE: 0,
    Role.SKIN: 66,
    Role.LINE: 152,
    Role.OTHER: 172,
    Role.POINT: 221,
    Role.MEASURE: 230,
    Role.LABEL: 254,
}

# With 24-bit colour. These are the dark theme's, copied because its module imports Textual.
PALETTE = Palette(*map(parse_colour, ("#11181b", "#2b4247", "#86a39d", "#cfe7f3", "#dfe6e3")))
GLOW = Glow(parse_colour("#f2c680"))


def picture_rows(point: Point, side: Side, widest: int = _LARGEST[0]) -> Iterator[str]:
    """Yield the picture as rows to print, at most `widest` cells wide.

    There are none without a figure or without space.
    """
    columns, lines = get_terminal_size(_LARGEST)
    glyphs = figure_glyphs()
    if glyphs is Glyphs.BLOCKS and not sys.stdout.isatty():
        glyphs = Glyphs.BRAILLE  # a file has no colours
    size = min(columns, widest), min(lines - 1, _LARGEST[1])
    scene = compose(point, side, *size)
    if scene is None:
        return
    picture = _drawn(scene, glyphs)
    if glyphs is Glyphs.BLOCKS:
        yield from ("".join(map(_coloured, runs(row))) for row in picture.rows)
    else:
        yield from picture.text.split("\n")


def _drawn(scene: Scene, glyphs: Glyphs) -> Picture:
    """Return the picture of a scene, shaded where the terminal has 24-bit colour."""
    if glyphs is Glyphs.BLOCKS and os.environ.get("COLORTERM") in {"truecolor", "24bit"}:
        return ShadedScene(scene, PALETTE).picture(GLOW)
    return render(scene, glyphs)


def _coloured(run: Run) -> str:
    if run.paint is not None:
        front, back = (";".join(map(str, colour)) for colour in run.paint)
        return f"\x1b[38;2;{front};48;2;{back}m{run.text}\x1b[0m"
    if run.role is Role.OUTSIDE:
        return run.text
    background = f";48;5;{_COLOURS[Role.SKIN]}" if run.on_skin else ""
    return f"\x1b[38;5;{_COLOURS[run.role]}{background}m{run.text}\x1b[0m"


def write_svg(point: Point, side: Side, path: Path) -> None:
    """Write the picture of a point as an SVG file.

    Raises:
        AcusessionError: the point has no figure, or the file cannot be written.

    """
    document = draw_svg(point, side)
    if document is None:
        raise AcusessionError(f"{point.label} has no picture.")
    try:
        path.write_text(document, encoding="utf-8")
    except OSError as error:
        raise AcusessionError(f"{path} cannot be written: {error.strerror}.") from error
