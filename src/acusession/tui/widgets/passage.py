"""Texts that flow through one or more widgets, e.g. next to the figure and below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.events import Resize
from textual.widget import Widget

from acusession.console.text_width import shortened, width
from acusession.tui.text_layout import Row, Text, lay_out
from acusession.tui.text_pages import Page, lay_out_pages


class TextFlow:
    """The texts of several passages, laid out again only when they or the sizes change.

    `key` is named where a text is cut: it shows the rest. "" if there is none. `on_pages` is told
    the number of pages of each new layout.
    """

    def __init__(self, key: str, on_pages: Callable[[int], object] = lambda _: None) -> None:
        self.passages: list[Passage] = []
        self._key = key
        self._on_pages = on_pages
        self._texts: tuple[Text, ...] = ()
        self._footer = ""
        self._page = 0
        self._is_turning = False
        self._laid_out: tuple[object, tuple[Page, ...]] = (None, ())

    def show(self, *texts: Text, footer: str = "", is_turning: bool = False) -> None:
        """Show these texts, in this order, and the footer in the last row if they leave it free.

        If `is_turning`, what does not fit is on further pages, for `turn_page`.
        """
        if texts != self._texts:
            self._page = 0
        if (texts, footer, is_turning) != (self._texts, self._footer, self._is_turning):
            self._texts, self._footer, self._is_turning = texts, footer, is_turning
            self.refresh()

    def name_key(self, key: str) -> None:
        """Name this key where a text is cut."""
        if key != self._key:
            self._key = key
            self.refresh()

    def turn_page(self) -> None:
        """Show the next page; after the last comes the first."""
        self._page = (self._page + 1) % len(self._laid_out[1])
        self.refresh()

    def refresh(self) -> None:
        """Paint all passages again: what one shows depends on the room in the others."""
        for passage in self.passages:
            passage.refresh()

    def rows(self, passage: Passage) -> Sequence[Row]:
        """Return the rows that belong in a passage."""
        rooms = {each: each.room for each in self.passages}
        widths = [each.size.width for each, room in rooms.items() for _ in range(room)]
        wanted = (self._texts, tuple(widths), self._is_turning or self._key)
        if self._laid_out[0] != wanted:
            self._laid_out = wanted, self._pages(widths)
            self._on_pages(len(self._laid_out[1]))
        pages = self._laid_out[1]
        before = self.passages[: self.passages.index(passage)]
        start = sum(rooms[each] for each in before)
        end = start + rooms[passage]
        rows = pages[self._page % len(pages)][start:end]
        if not self._footer or end < len(widths) or len(rows) >= rooms[passage]:
            return rows
        blank = [Row()] * (rooms[passage] - len(rows) - 1)
        return (*rows, *blank, Row(text=shortened(self._footer, passage.size.width), is_quiet=True))

    def _pages(self, widths: Sequence[int]) -> tuple[Page, ...]:
        if self._is_turning:
            return lay_out_pages(self._texts, widths, self._key)
        return (lay_out(self._texts, widths, self._key),)


class Passage(Widget):
    """The part of a flow that fits here; the flow continues in the next passage."""

    DEFAULT_CSS = """
    Passage { width: 1fr; height: 1fr; text-wrap: nowrap; }
    """

    def __init__(self, flow: TextFlow, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own
        super().__init__(id=id)
        self._flow = flow
        flow.passages.append(self)

    @property
    def room(self) -> int:
        """The number of rows on the screen; 0 where the styles hide the passage."""
        nodes = [node for node in self.ancestors_with_self if isinstance(node, Widget)]
        if not all(node.display for node in nodes):
            return 0
        # Textual gives it a row even where its container has none left, and then clips it.
        return self.region.intersection(nodes[1].content_region).height

    def on_resize(self, _: Resize) -> None:
        """Lay out the texts for the new size."""
        self._flow.refresh()

    def render(self) -> Content:
        """Return the rows."""
        rows = (_painted(row, self.size.width) for row in self._flow.rows(self))
        return Content("\n").join(rows)


def _painted(row: Row, cells: int) -> Content:
    left = " " * ((cells - width(row.plain)) // 2) if row.is_remark else ""
    return Content.assemble(
        left,
        (row.label, "bold $primary"),
        (row.text, "$quiet" if row.is_remark or row.is_quiet else ""),
        (row.mark, "bold $accent"),
    )
