"""A compositor that writes only the repainted cells to the terminal.

Textual's own draws every widget in the bounding rectangle of all changes, and writes each row from
its widget's left edge, setting and resetting the whole style. The parts used here are private to
Textual: if they are not as expected, and after the first exception, Textual's own compositor draws.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import COLOR_SYSTEMS, Console, RenderableType
from rich.style import Style
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

try:
    from textual._compositor import Compositor, CompositorUpdate
    from textual._context import visible_screen_stack
except ImportError:
    if not TYPE_CHECKING:
        Compositor = CompositorUpdate = object
        visible_screen_stack = None

CURSOR_MOVE_COST: Final = 5
"""Cost of a cursor move in bytes. A gap up to this long is rewritten instead of skipped."""

_log = logging.getLogger(__name__)


def use_diff_compositor(screen: Screen[Any]) -> None:
    """Let a `DiffCompositor` draw the screen, if Textual's private parts are as expected."""
    if _is_known(getattr(screen, "_compositor", None)):
        screen._compositor = DiffCompositor()
    else:
        _log.info("Textual's compositor is not as expected, so it draws the screen itself")


def _is_known(compositor: object) -> bool:
    """Return whether Textual's compositor has everything that is used here."""
    # Read from the code object: importing `inspect` would slow down the start.
    code = getattr(getattr(Compositor, "render_update", None), "__code__", None)
    return (
        visible_screen_stack is not None
        and type(compositor) is Compositor
        and isinstance(getattr(compositor, "_dirty_regions", None), set)
        and hasattr(Compositor, "visible_widgets")
        and code is not None
        and code.co_varnames[: code.co_argcount] == ("self", "full", "screen_stack", "simplify")
    )


class DiffCompositor(Compositor):
    """Textual's compositor, except where each changed region is inside one uncovered widget."""

    _has_failed = False

    def render_update(
        self,
        full: bool = False,
        screen_stack: list[Screen[Any]] | None = None,
        simplify: bool = False,
    ) -> RenderableType | None:
        """Return what to write for all changes since the last call."""
        if not full and not self._has_failed:
            try:
                update = self._render_diff(screen_stack or [])
            except Exception:  # noqa: BLE001 - whatever it is, Textual's own can draw
                _log.exception("Textual's own compositor draws the screen from now on")
                self._has_failed = True
                full = True  # it is unknown which regions are still to be written
            else:
                if update is not None:
                    # Textual displays it like its own updates, which are renderables as well.
                    return cast(RenderableType, update)
        return super().render_update(full, screen_stack, simplify)

    def _render_diff(self, screen_stack: list[Screen[Any]]) -> DiffUpdate | None:
        """Return the changed cells; None if Textual has to draw them."""
        painters = self._painters()
        if not painters:
            return None
        self._dirty_regions.clear()
        visible_screen_stack.set([*screen_stack])  # screens read it while they are drawn
        runs = [run for widget, regions in painters.items() for run in self._runs(widget, regions)]
        return DiffUpdate(write(runs, next(iter(painters)).app.console))

    def _painters(self) -> dict[Widget, list[Region]] | None:
        """Return the regions each widget paints; None if a region needs several widgets."""
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
    """Cells of one row in one style, starting at `(x, y)`."""

    y: int
    x: int
    text: str
    style: Style


class DiffUpdate(CompositorUpdate):
    """Changed cells as terminal codes. Links are not written."""

    def __init__(self, written: str) -> None:
        self._written = written

    def render_segments(self, console: Console) -> str:
        """Return the terminal codes."""
        return self._written


def write(runs: Iterable[Run], console: Console) -> str:
    """Return the runs as terminal codes, sorted by style so that it changes least often."""
    colours = COLOR_SYSTEMS.get(console.color_system or "", ColorSystem.TRUECOLOR)
    written: list[str] = []
    before, after = _PLAIN, (-1, -1)
    for codes, y, x, text in sorted(
        (_codes(style, colours), y, x, text) for y, x, text, style in runs
    ):
        written += [_change(before, codes), _move(after, y, x), text]
        before, after = codes, (y, x + cell_len(text))
    return "".join([*written, _change(before, _PLAIN)])


_Codes = tuple[str, str, str]
"""The terminal codes of a style: attributes, colour, background."""

_PLAIN: Final[_Codes] = ("", "", "")


@lru_cache(256)
def _codes(style: Style, colours: ColorSystem) -> _Codes:
    return (
        Strip.render_ansi(style.without_color, colours),
        Strip.render_ansi(Style(color=style.color), colours),
        Strip.render_ansi(Style(bgcolor=style.bgcolor), colours),
    )


def _change(before: _Codes, after: _Codes) -> str:
    """Return the codes from one style to the next.

    They are the new ones, or a reset and all codes if an attribute must end.
    """
    if before == after:
        return ""
    if after == _PLAIN:
        return "\x1b[0m"
    only_adds = before[0] in {"", after[0]} and all(
        now or not was for was, now in zip(before, after, strict=True)
    )
    new = [now for was, now in zip(before, after, strict=True) if now != was]
    return f"\x1b[{';'.join(new if only_adds else ['0', *filter(None, after)])}m"


def _move(before: tuple[int, int], y: int, x: int) -> str:
    """Return the code that moves the cursor to a cell from `before`, a row and a column."""
    if before == (y, x):
        return ""
    return f"\x1b[{x + 1}G" if before[0] == y else f"\x1b[{y + 1};{x + 1}H"
