"""Text in columns: how many cells of a terminal it takes, as Rich counts them, in any script."""

from __future__ import annotations

from collections.abc import Iterator


def width(text: str) -> int:
    """Return the cells a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # dear to load, and most texts need nothing of it

    return cell_len(text)


def padded(text: str, cells: int) -> str:
    """Return the text with spaces after it, up to so many cells; longer text as it is."""
    return text + " " * (cells - width(text))


def fitted(text: str, cells: int) -> str:
    """Return the text cut, or with spaces after it, so that it takes exactly so many cells."""
    return padded(cut(text, cells), cells)


def cut(text: str, cells: int) -> str:
    """Return as much of the beginning of the text as so many cells hold."""
    if width(text) <= cells:
        return text
    if text.isascii():
        return text[: max(0, cells)]
    from rich.cells import chop_cells

    head = chop_cells(text, cells)[0] if cells > 0 else ""
    return head if width(head) <= cells else ""


def wrapped(text: str, cells: int) -> Iterator[str]:
    """Yield rows of at most so many cells, broken between words, and within overlong ones."""
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
