"""A text with shorter wordings for where there is less room."""

from __future__ import annotations

from rich.cells import cell_len
from textual.widgets import Static


class Fitting(Static):
    """Shows the first of its wordings that fits into one row; the last one if none does."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id, markup=False)
        self._wordings: tuple[str, ...] = ("",)
        self._shown = ""

    def show(self, *wordings: str) -> None:
        """Show one of these, the longest and best first."""
        self._wordings = wordings
        self._fit()

    def on_resize(self) -> None:
        """Choose anew."""
        self._fit()

    def _fit(self) -> None:
        room = self.content_size.width
        fitting = (wording for wording in self._wordings if cell_len(wording) <= room)
        text = next(fitting, self._wordings[-1])
        if text != self._shown:
            self._shown = text
            # Where its size is given, no other widget has to move for it.
            self.update(text, layout=self.styles.auto_dimensions)
