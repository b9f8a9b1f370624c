"""A filter that shows the screen in ASCII, for terminals without Unicode."""

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
    "◌": "o", "◔": "o", "●": "*", "◇": "+", "❚": "|", "✓": "x", "◐": "/", "▶": ">", "·": ".",
    "░": ".", "▒": "o", "▓": "O", "○": "o", "◉": "@",
    "▲": "^", "▼": "v", "×": "x",
    # Keys and typography
    "↑": "^", "↓": "v", "←": "<", "→": ">", "…": "~", "–": "-", "—": "-", "’": "'", "‘": "'",
    "“": '"', "”": '"',
    # Edges
    **dict.fromkeys("╭╮╰╯┌┐└┘├┤┬┴┼", "+"),
    **dict.fromkeys("│┃▌▐▊▋▉▎▍▏▕", "|"),
    "▔": "-",
    # The ends of a scroll bar; its background is enough
    **dict.fromkeys("▁▂▃▅▆▇", " "),
}  # fmt: skip


class AsciiOnly(LineFilter):
    """Replaces every character with ASCII of the same width.

    With one filter, no text needs a second version, not even the texts of routine files.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments in ASCII."""
        return [
            segment
            if segment.text.isascii()
            else Segment(in_ascii(segment.text), segment.style, segment.control)
            for segment in segments
        ]


@lru_cache(1024)
def in_ascii(text: str) -> str:
    """Return the text in ASCII, with the same width in cells."""
    # Between words the dot becomes a dash; alone it marks a step that is still to come.
    return "".join(map(_char, text.replace(" · ", " - ")))


def _char(char: str) -> str:
    if char.isascii():
        return char
    if char in _ASCII:
        return _ASCII[char]
    bare = unicodedata.normalize("NFKD", char)[0]
    width = cell_len(char)
    return bare if bare.isascii() and width == 1 else "?" * width
