"""Screens as one SVG, still or moving: an animation in CSS that shows one screen after another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from cells import HIGH, WIDE, Cell, Cells, document, draw, words

_EDGE = 8
"""Width of the margin, pixels."""


class Frame(NamedTuple):
    """A screen, and for how many seconds it is shown."""

    cells: Cells
    seconds: float


def moving_picture(frames: Sequence[Frame], background: str) -> str:
    """Return an SVG that shows the frames in a loop; one frame is a still picture."""
    rows, columns = (last + 1 for last in max(frames[0].cells))
    empty = dict.fromkeys(frames[0].cells, Cell(" ", background, background))
    screens = [empty, *(frame.cells for frame in frames)]
    layers = [_changes(*pair) for pair in pairwise(screens)]
    parts = (
        *_style([frame.seconds for frame in frames]),
        f'<g transform="translate({_EDGE} {_EDGE})">',
        *(part for number, layer in enumerate(layers) for part in _layer(number, layer)),
        "</g>",
    )
    return document(columns * WIDE + 2 * _EDGE, rows * HIGH + 2 * _EDGE, background, parts)


def _changes(before: Cells, after: Cells) -> Cells:
    """Return the cells that differ, their neighbours, and the rest of the words they are in."""
    differ = [place for place, cell in after.items() if cell != before[place]]
    # The edge of a letter can reach into the next cell.
    changed = {(row, column + side) for row, column in differ for side in (-1, 0, 1)}
    for run, _ in words(after):
        word = {(run.row, run.column + number) for number in range(run.width)}
        if word & changed:
            changed |= word
    return {place: cell for place, cell in after.items() if place in changed}


def _layer(number: int, cells: Cells) -> Iterator[str]:
    """Yield what a frame draws over the earlier ones."""
    yield f'<g class="later" style="animation-name:f{number}">' if number else "<g>"
    yield from draw(cells)
    yield "</g>"


def _style(seconds: Sequence[float]) -> Iterator[str]:
    """Yield the CSS that shows each later layer from its time to the end of the loop.

    Without animations, only the first frame is shown.
    """
    *starts, total = accumulate(seconds)
    if not starts:
        return
    motion = f".later{{animation:{total:g}s step-end infinite}}"
    yield "<style>.later{visibility:hidden}"
    yield f"@media (prefers-reduced-motion:no-preference){{{motion}}}"
    for number, start in enumerate(starts, 1):
        shown = f"{start / total:.3%}{{visibility:visible}}"
        yield f"@keyframes f{number}{{0%{{visibility:hidden}}{shown}}}"
    yield "</style>"
