"""Texts with shorter wordings for narrower spaces."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from acusession.console.text_width import width
from acusession.tui.widgets.diffed_widget import DiffedWidget


class ResponsiveText(Static):
    """Shows the first of its wordings that fits into one row, or the last one if none does.

    A quiet remark follows the longest wording if there is room for both.
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id, markup=False)
        self._wordings: tuple[str, ...] = ("",)
        self._remark = ""

    def show(self, *wordings: str, remark: str = "") -> None:
        """Show one of these wordings, given from the longest to the shortest, and the remark."""
        if (wordings, remark) != (self._wordings, self._remark):
            self._wordings, self._remark = wordings, remark
            # With a fixed size no other widget has to move.
            self.refresh(layout=self.styles.auto_dimensions)

    def render(self) -> Content:
        """Return the wording for the current width, so that the first frame is right too."""
        cells = self.content_size.width
        remark = f"   {self._remark}" if self._remark else ""
        if width(self._wordings[0]) + width(remark) > cells:
            remark = ""
        return Content.assemble(_fitting(self._wordings, cells), (remark, "not bold $quiet"))


class ResponsiveRow(DiffedWidget):
    """Like `ResponsiveText`, for text that changes often: one cell per character.

    It is centred if the styles say so, and right-aligned otherwise.
    """

    DEFAULT_CSS = """
    ResponsiveRow { height: 1; width: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._wordings: tuple[str, ...] = ("",)

    def show(self, *wordings: str) -> None:
        """Show one of these wordings, given from the longest to the shortest."""
        if wordings != self._wordings:
            self._wordings = wordings
            self.change()

    @property
    def text(self) -> str:
        """The text that is shown."""
        return _fitting(self._wordings, self.size.width)

    def draw(self, size: Size) -> list[str]:
        """Return the text, padded with spaces."""
        text = _fitting(self._wordings, size.width)[: size.width]
        is_centred = self.styles.text_align == "center"
        return [text.center(size.width) if is_centred else text.rjust(size.width)] * size.height

    def segments(self, row: str) -> list[Segment]:
        """Return the spaces, which only have a background, and the text."""
        style, text = self.visual_style.rich_style, row.strip()
        before = len(row) - len(row.lstrip())
        bare = Style(bgcolor=style.bgcolor)
        spaces = (Segment(" " * cells, bare) for cells in (before, len(row) - before - len(text)))
        return [next(spaces), Segment(text, style), next(spaces)]


def _fitting(wordings: Sequence[str], room: int) -> str:
    return next((each for each in wordings if width(each) <= room), wordings[-1])
