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
"""A placeholder in a mark, until the number of the page and their count are known."""


def lay_out_pages(texts: Sequence[Text], widths: Sequence[int], key: str) -> tuple[Page, ...]:
    """Return the texts like `lay_out`, or up to four pages with numbers like "1/3" if they help.

    The text with the highest priority, if it is whole on the first page, and what is whole above
    it, stay on every page; a remark only if all the rest then fits.
    """
    page, left = lay_out_part(texts, widths, key)
    pages = _pages(texts, widths) if left else ()
    if len(pages) < 2:
        return (page,)
    return tuple(_numbered(each, f"{n}/{len(pages)}", widths) for n, each in enumerate(pages, 1))


def _pages(texts: Sequence[Text], widths: Sequence[int]) -> Sequence[Page]:
    texts = tuple(text for text in texts if any(text.items))
    rows, left = lay_out_part(texts, widths, _NUMBER)
    pages = [rows]
    first = max(texts, key=lambda text: text.priority)
    staying = texts[: texts.index(first) + 1]
    for _ in range(_MOST_PAGES - 1):
        if not left:
            break
        cut = {text.label for text in left}
        staying = () if first.label in cut else tuple(t for t in staying if t.label not in cut)
        before = left
        rows, left = _next_page(staying, before, widths)
        if left == before:  # no more fits
            break
        pages.append(rows)
    return pages


def _next_page(
    staying: tuple[Text, ...], left: tuple[Text, ...], widths: Sequence[int]
) -> tuple[Page, tuple[Text, ...]]:
    """Return a page as dense as possible, so that what stays does not move, and what is left then.

    It ends after a sentence, or where not one fits, after a word. What stays must not take all the
    room.
    """
    lasting = tuple(text for text in staying if not text.is_remark)
    page = _dense((*staying, *left), widths, is_cut_in_sentences=False)
    if not page[1]:
        return page
    page = _dense((*lasting, *left), widths, is_cut_in_sentences=False)
    for texts in ((*lasting, *left), left):
        if page[1] == left:  # not a word of it fits
            page = _dense(texts, widths, is_cut_in_sentences=True)
    return page


def _dense(
    texts: tuple[Text, ...], widths: Sequence[int], *, is_cut_in_sentences: bool
) -> tuple[Page, tuple[Text, ...]]:
    return lay_out_part(
        texts, widths, _NUMBER, styles=STYLES[-1:], is_cut_in_sentences=is_cut_in_sentences
    )


def _numbered(page: Page, number: str, widths: Sequence[int]) -> Page:
    """Return a page with its number after the last mark, or at its end if nothing is cut."""
    rows = [replace(row, mark=row.mark.replace(f" {_NUMBER}", "")) for row in page]
    at = max((n for n, row in enumerate(rows) if row.mark), default=len(rows) - 1)
    last = replace(rows[at], mark=f"{rows[at].mark} {number}")
    if width(last.plain) <= widths[at]:
        rows[at] = last
    return tuple(rows)
