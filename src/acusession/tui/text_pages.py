"""Labelled texts on pages, where not all of them fit into the rows there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

from msgspec.structs import replace

from acusession.console.text_width import width
from acusession.tui.text_layout import STYLES, Row, Text, lay_out_part

Page: TypeAlias = tuple[Row, ...]

_MOST_PAGES: Final = 4
"""The number of pages after which the reader is better served by the key that shows the rest."""

_NUMBER: Final = "n/n"
"""What stands in a mark for the number of the page and their count until both are known."""


def lay_out_pages(texts: Sequence[Text], widths: Sequence[int]) -> tuple[Page, ...]:
    """Return the texts like `lay_out`, but on up to four pages, with numbers like "1/3".

    The text with the highest priority, and what stands above it, stay on every page if they are
    whole on the first; a remark only if all the rest then fits.
    """
    rows, left = lay_out_part(texts, widths, _NUMBER)
    pages = [rows]
    first = max(texts, key=lambda text: text.priority)
    staying = tuple(texts[: texts.index(first) + 1])
    for _ in range(_MOST_PAGES - 1):
        if not left:
            break
        if any(text.label == first.label for text in left):
            staying = ()
        before = left
        rows, left = _next_page(staying, before, widths)
        if left == before:  # no more fits
            break
        pages.append(rows)
    count = len(pages)
    numbers = (f" {n}/{count}" if count > 1 else "" for n in range(1, count + 1))
    return tuple(
        _numbered(page, number, widths) for page, number in zip(pages, numbers, strict=True)
    )


def _next_page(
    staying: tuple[Text, ...], left: tuple[Text, ...], widths: Sequence[int]
) -> tuple[Page, tuple[Text, ...]]:
    """Return a page as dense as possible, so that what stays does not move, and what is left then.

    It ends after a sentence, or where not one fits, after a word.
    """
    texts, dense = (*staying, *left), STYLES[-1:]
    page = lay_out_part(texts, widths, _NUMBER, styles=dense, is_cut_in_sentences=False)
    if not page[1]:
        return page
    texts = tuple(text for text in texts if not text.is_remark)
    page = lay_out_part(texts, widths, _NUMBER, styles=dense, is_cut_in_sentences=False)
    return page if page[1] != left else lay_out_part(texts, widths, _NUMBER, styles=dense)


def _numbered(page: Page, number: str, widths: Sequence[int]) -> Page:
    """Return a page with its number after the last mark, or at its end if nothing is cut."""
    rows = [replace(row, mark=row.mark.replace(f" {_NUMBER}", "")) for row in page]
    if rows:
        at = max((n for n, row in enumerate(rows) if row.mark), default=len(rows) - 1)
        last = replace(rows[at], mark=rows[at].mark + number)
        if width(last.plain) <= widths[at]:
            rows[at] = last
    return tuple(rows)
