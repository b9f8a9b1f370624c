"""The screen in the signs every terminal has, where this one has no others."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_ASCII: Final = {
    # Digits and bars
    "█": "#", "▀": '"', "▄": ".", "━": "=", "╸": "=", "─": "-",
    # Phases, ticks, marks
    "◌": "o", "◔": "c", "●": "*", "◇": "+", "❚": "|", "✓": "x", "◐": "/", "▶": ">", "·": ".",
    "░": ".", "▒": "o", "▓": "O", "○": "o", "◉": "@",
    # Keys and typography
    "↑": "^", "↓": "v", "←": "<", "→": ">", "…": ".", "–": "-", "—": "-", "’": "'", "‘": "'",
    "“": '"', "”": '"',
    # Edges
    **dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴┼", "+"),
    **dict.fromkeys("│┃▌▐▊▋▉▎▍▏▕", "|"),
    "▔": "-",
    # The ends of a scroll bar, which its ground shows
    **dict.fromkeys("▁▂▃▅▆▇", " "),
}  # fmt: skip


class AsciiOnly(LineFilter):
    """Every sign as an ASCII one, as wide as it was.

    One place instead of two of everything; what a routine of somebody's says is caught as well.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same run of segments in ASCII."""
        return [
            segment
            if segment.text.isascii()
            else Segment(in_ascii(segment.text), segment.style, segment.control)
            for segment in segments
        ]


@lru_cache(1024)
def in_ascii(text: str) -> str:
    """A text in ASCII signs, as many cells wide."""
    # Between words the dot is a dash; alone it marks what is still to come.
    return "".join(map(_char, text.replace(" · ", " - ")))


def _char(char: str) -> str:
    if char.isascii():
        return char
    if char in _ASCII:
        return _ASCII[char]
    bare = unicodedata.normalize("NFKD", char)[0]
    width = cell_len(char)
    return bare if bare.isascii() and width == 1 else "?" * width
