"""A drawing of the body, made again only when it, the size or the theme changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from acusession.body.drawing.palette import Colour, Palette
from acusession.body.drawing.picture import Glyphs, Paint, Picture, Role, Run, runs

if TYPE_CHECKING:  # the anatomy is imported when a figure is drawn, after the first frame
    from acusession.body.drawing.glow import Glow
    from acusession.body.drawing.scene import Scene
    from acusession.body.drawing.shaded import ShadedScene

Compose: TypeAlias = "Callable[[int, int], Scene | None]"
"""Returns the scene for a width and a height in cells; None if they are too small."""

_ALL_COLOURS = "truecolor"
"""Rich's name for the colour system that a body with volume needs; with 256 it is blotchy."""


class Drawing(Widget):
    """Shows the scene that `compose` returns; empty if there is none."""

    DEFAULT_CSS = """
    Drawing { width: 1fr; height: 1fr; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"drawing--{role}" for role in Role if role is not Role.OUTSIDE
    }

    def __init__(
        self,
        glyphs: Glyphs,
        compose: Compose | None = None,
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
    ) -> None:
        super().__init__(id=id)
        self._glyphs = glyphs
        self._compose_scene = compose
        self._drawn: tuple[Compose | None, Size, str] | None = None
        self._shaded: ShadedScene | None = None
        self._picture: Picture | None = None
        self._lit_before: dict[Glow, Picture] = {}
        self._glow_name = "press"
        self._halo = 1.0

    def show_scene(self, compose: Compose) -> None:
        """Show another scene."""
        self._compose_scene = compose
        self.refresh()

    def prepare(self) -> None:
        """Make the picture now, so that painting it takes no time."""
        if self.size:
            self._current_picture()

    @property
    def can_glow(self) -> bool:
        """True if the terminal has the colours for a body with volume and points that glow."""
        return self._glyphs is Glyphs.BLOCKS and self.app.console.color_system == _ALL_COLOURS

    @property
    def can_breathe(self) -> bool:
        """True if the glow may change: with all colours, and animations not off."""
        return self.can_glow and self.app.animation_level != "none"

    @property
    def current_glow(self) -> Glow:
        """The light of the points as it is now."""
        from acusession.body.drawing.glow import Glow

        return Glow(self._colour(self._glow_name), self._halo)

    def glow(self, name: str, halo: float = 1.0) -> None:
        """Let the points glow in the theme's colour `name`, the halo from 0 (none) to 1."""
        if (name, halo) == (self._glow_name, self._halo):
            return
        self._glow_name, self._halo = name, halo
        before = self._picture
        if self._shaded is None or before is None or self._drawn != self._wanted():
            return  # it will be drawn anyway
        self._picture = self._lit(self._shaded)
        if changes := tuple(_changes(before, self._picture)):
            self.refresh(*changes)

    def render_line(self, y: int) -> Strip:
        """Return one row of the drawing."""
        picture = self._current_picture()
        if picture is None or y >= len(picture.rows):
            return Strip.blank(self.size.width, self.rich_style)
        segments = [Segment(run.text, self._style(run)) for run in runs(picture.rows[y])]
        return Strip(segments, self.size.width)

    def _wanted(self) -> tuple[Compose | None, Size, str]:
        return self._compose_scene, self.size, self.app.theme

    def _current_picture(self) -> Picture | None:
        wanted = self._wanted()
        if self._drawn != wanted:
            self._drawn = wanted
            compose, size, _ = wanted
            scene = None if compose is None else compose(*size)
            self._shaded = self._picture = None
            if scene is not None:
                self._picture = self._rendered(scene)
        return self._picture

    def _rendered(self, scene: Scene) -> Picture:
        from acusession.body.drawing.canvas import render
        from acusession.body.drawing.shaded import ShadedScene

        palette = self.palette
        if palette is None:
            return render(scene, self._glyphs)
        self._shaded = ShadedScene(scene, palette)
        self._lit_before.clear()
        return self._lit(self._shaded)

    def _lit(self, shaded: ShadedScene) -> Picture:
        glow = self.current_glow
        if glow not in self._lit_before:
            self._lit_before[glow] = shaded.picture(glow)
        return self._lit_before[glow]

    @property
    def palette(self) -> Palette | None:
        """The colours of the theme; None if there are too few for a body with volume."""
        names = ("skin-rim", "skin-light", "measure", "foreground")
        if not self.can_glow:
            return None
        if any(Color.parse(self.app.theme_variables[name]).ansi is not None for name in names):
            return None  # the terminal's own sixteen colours, whatever they are
        background = self.background_colors[1]  # that of a dialog differs from the theme's
        return Palette(background.rgb, *map(self._colour, names))

    def _colour(self, name: str) -> Colour:
        return Color.parse(self.app.theme_variables[name]).rgb

    def _style(self, run: Run) -> Style:
        if run.paint is not None:
            return _painted(run.paint)
        if run.role is Role.OUTSIDE:
            return self.rich_style
        style = self.get_component_rich_style(f"drawing--{run.role}")
        if run.on_skin:
            skin = self.get_component_rich_style(f"drawing--{Role.SKIN}")
            return style + Style(bgcolor=skin.color)
        return style


@lru_cache(4096)
def _painted(paint: Paint) -> Style:
    front, back = paint
    return Style(color=RichColor.from_rgb(*front), bgcolor=RichColor.from_rgb(*back))


def _changes(before: Picture, after: Picture) -> Iterator[Region]:
    """Yield the cells that differ, as regions of one row."""
    for y, (old, new) in enumerate(zip(before.rows, after.rows, strict=True)):
        is_same = [one == other for one, other in zip(old, new, strict=True)]
        x = 0
        for same, cells in groupby(is_same):
            width = len(list(cells))
            if not same:
                yield Region(x, y, width, 1)
            x += width
