"""Text in columns: how many cells of a terminal it takes, in any script and either normal form."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

_NO_CELL: Final = {"Mn", "Me", "Mc", "Cf"}
"""Categories of characters that are drawn onto the one before, or not at all."""

_JOINER: Final = "\N{ZERO WIDTH JOINER}"
_AS_EMOJI: Final = "\N{VARIATION SELECTOR-16}"
_SKIN_TONES: Final = range(0x1F3FB, 0x1F400)
_VOWELS_AND_FINALS: Final = (range(0x1160, 0x1200), range(0xD7B0, 0xD800))
"""Letters of Hangul that are drawn onto the first one of their syllable."""


def width(text: str) -> int:
    """The cells a text takes."""
    return len(text) if text.isascii() else sum(cells for _, cells in _clusters(text))


def padded(text: str, cells: int) -> str:
    """The text with blanks after it, so that it takes so many cells; longer text as it is."""
    return text + " " * (cells - width(text))


def fitted(text: str, cells: int) -> str:
    """The text cut or with blanks after it, so that it takes just so many cells."""
    return padded(cut(text, cells), cells)


def cut(text: str, cells: int) -> str:
    """As much of the text, from its beginning, as so many cells hold."""
    if text.isascii():
        return text[: max(0, cells)]
    taken = ""
    for cluster, wide in _clusters(text):
        cells -= wide
        if cells < 0:
            break
        taken += cluster
    return taken


def wrapped(text: str, cells: int) -> Iterator[str]:
    """Rows of so many cells at most, broken between words, and inside those longer than a row."""
    row = ""
    for word in text.split():
        if row and width(row) + 1 + width(word) <= cells:
            row += f" {word}"
            continue
        if row:
            yield row
        while width(word) > cells and (head := cut(word, cells)):
            yield head
            word = word[len(head) :]
        row = word
    yield row


def _clusters(text: str) -> Iterator[tuple[str, int]]:
    """What is drawn as one, and the cells each takes."""
    cluster, cells = "", 0
    for char in text:
        if cluster and (cluster[-1] == _JOINER or _is_drawn_onto(char)):
            cluster += char
            cells = max(cells, 2) if char == _AS_EMOJI else cells
            continue
        if cluster:
            yield cluster, cells
        cluster, cells = char, _cells(char)
    if cluster:
        yield cluster, cells


def _is_drawn_onto(char: str) -> bool:
    code = ord(char)
    return (
        unicodedata.category(char) in _NO_CELL
        or code in _SKIN_TONES
        or any(code in letters for letters in _VOWELS_AND_FINALS)
    )


def _cells(char: str) -> int:
    if _is_drawn_onto(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
