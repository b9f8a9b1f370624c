"""Text in columns of terminal cells, measured as Rich does, for any script."""

from __future__ import annotations

from collections.abc import Iterator


def width(text: str) -> int:
    """Return the number of cells a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # slow to load, and most texts do not need it

    return cell_len(text)


def padded(text: str, cells: int) -> str:
    """Return the text padded with spaces to `cells`; longer text is unchanged."""
    return text + " " * (cells - width(text))


def fitted(text: str, cells: int) -> str:
    """Return the text shortened or padded with spaces to exactly `cells`."""
    return padded(shortened(text, cells), cells)


def shortened(text: str, cells: int) -> str:
    """Return the text; a longer one is cut to at most `cells`, with "…" at its end."""
    if width(text) <= cells:
        return text
    return f"{cut(text, cells - 1).rstrip()}…" if cells > 0 else ""


def cut(text: str, cells: int) -> str:
    """Return as much of the beginning of the text as fits in `cells`."""
    if width(text) <= cells:
        return text
    if text.isascii():
        return text[: max(0, cells)]
    from rich.cells import chop_cells

    head = chop_cells(text, cells)[0] if cells > 0 else ""
    return head if width(head) <= cells else ""


def wrapped(text: str, cells: int) -> Iterator[str]:
    """Yield rows of at most `cells`, broken between words, and inside overlong ones."""
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
