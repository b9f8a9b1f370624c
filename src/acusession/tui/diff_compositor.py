"""Writes to the terminal the cells that are to be painted again, and nothing beside them.

Textual's own compositor draws every widget in the rectangle round whatever changed, and writes each
row from its widget's left edge on, in its whole colour and then back to none.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final, NamedTuple, cast

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console, RenderableType
from rich.style import Style
from textual._compositor import Compositor, CompositorUpdate
from textual._context import visible_screen_stack
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

CURSOR_MOVE_COST: Final = 5
"""Bytes it takes to pass over cells of a row; what takes no more is better written once again."""


class DiffCompositor(Compositor):
    """Textual's own, but where each region that changed lies in one widget, beneath no other."""

    def render_update(
        self,
        full: bool = False,
        screen_stack: list[Screen[Any]] | None = None,
        simplify: bool = False,
    ) -> RenderableType | None:
        """What is to be written for all that changed since the last time."""
        painters = None if full else self._painters()
        if not painters:
            return super().render_update(full, screen_stack, simplify)
        self._dirty_regions.clear()
        visible_screen_stack.set(screen_stack or [])
        runs = [run for widget, regions in painters.items() for run in self._runs(widget, regions)]
        # Written by what displays Textual's own, which are renderables as well.
        return cast(RenderableType, RunsUpdate(runs))

    def _painters(self) -> dict[Widget, list[Region]] | None:
        """Which widget paints which regions; None where one takes more than one widget."""
        from_the_front = [
            (widget, shown.intersection(clip))
            for widget, (shown, clip) in self.visible_widgets.items()
        ]
        painters: dict[Widget, list[Region]] = {}
        for region in self._dirty_regions:
            for widget, shown in from_the_front:
                if shown.contains_region(region):
                    painters.setdefault(widget, []).append(region)
                    break
                if shown.overlaps(region):
                    return None
        return painters

    def _runs(self, widget: Widget, regions: list[Region]) -> Iterator[Run]:
        left, above, width, _ = self.visible_widgets[widget][0]
        top, bottom = min(each.y for each in regions), max(each.bottom for each in regions)
        strips = widget.render_lines(Region(0, top - above, width, bottom - top))
        for region in regions:
            for y in region.line_range:
                x = region.x
                for text, style, _ in strips[y - top].crop(x - left, region.right - left):
                    yield Run(y, x, text, style or Style.null())
                    x += cell_len(text)


class Run(NamedTuple):
    """Cells of one row in one style, and where they begin."""

    y: int
    x: int
    text: str
    style: Style


class RunsUpdate(CompositorUpdate):
    """Runs of cells to be written. Links are not."""

    def __init__(self, runs: list[Run]) -> None:
        self._runs = runs

    def render_segments(self, console: Console) -> str:
        """The runs as a terminal takes them, style by style, so that it changes least often."""
        colours = console._color_system or ColorSystem.TRUECOLOR
        written: list[str] = []
        before, after = _PLAIN, (-1, -1)
        for codes, y, x, text in sorted(
            (_codes(style, colours), y, x, text) for y, x, text, style in self._runs
        ):
            written += [_change(before, codes), _move(after, y, x), text]
            before, after = codes, (y, x + cell_len(text))
        return "".join([*written, _change(before, _PLAIN)])


_Codes = tuple[str, str, str]
"""What a terminal is told of a style: attributes, colour, ground."""

_PLAIN: Final[_Codes] = ("", "", "")


@lru_cache(256)
def _codes(style: Style, colours: ColorSystem) -> _Codes:
    return (
        Strip.render_ansi(style.without_color, colours),
        Strip.render_ansi(Style(color=style.color), colours),
        Strip.render_ansi(Style(bgcolor=style.bgcolor), colours),
    )


def _change(before: _Codes, after: _Codes) -> str:
    """From one style to the next: what is new, or all of it where something must end."""
    if before == after:
        return ""
    if after == _PLAIN:
        return "\x1b[0m"
    goes_on = before[0] in {"", after[0]} and all(
        now or not was for was, now in zip(before, after, strict=True)
    )
    new = [now for was, now in zip(before, after, strict=True) if now != was]
    return f"\x1b[{';'.join(new if goes_on else ['0', *filter(None, after)])}m"


def _move(before: tuple[int, int], y: int, x: int) -> str:
    """To a cell, from the row and the column after what was written last."""
    if before == (y, x):
        return ""
    return f"\x1b[{x + 1}G" if before[0] == y else f"\x1b[{y + 1};{x + 1}H"
