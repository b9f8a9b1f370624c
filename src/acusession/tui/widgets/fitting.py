"""A text with shorter wordings for where there is less room."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.widgets import Static


class Fitting(Static):
    """Shows the first of its wordings that fits into one row; the last one if none does."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id, markup=False)
        self._wordings: tuple[str, ...] = ("",)

    def show(self, *wordings: str) -> None:
        """Show one of these, the longest and best first."""
        if wordings != self._wordings:
            self._wordings = wordings
            # Where its size is given, no other widget has to move for it.
            self.refresh(layout=self.styles.auto_dimensions)

    def render(self) -> Content:
        """Chosen as it is painted, so that the first frame has the right one too."""
        room = self.content_size.width
        fitting = (wording for wording in self._wordings if cell_len(wording) <= room)
        return Content(next(fitting, self._wordings[-1]))
