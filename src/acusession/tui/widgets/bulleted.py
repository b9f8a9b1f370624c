"""A list of sentences with bullets."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from acusession.console.text_width import wrapped


class Bulleted(Widget):
    """Sentences with bullets; their further rows are indented by two cells."""

    DEFAULT_CSS = """
    Bulleted { height: auto; text-wrap: nowrap; }
    """

    def __init__(self, sentences: Sequence[str], *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._sentences = tuple(sentences)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of rows."""
        return len(self._rows(width))

    def render(self) -> Content:
        """Return the rows."""
        return Content("\n".join(self._rows(self.size.width)))

    def _rows(self, cells: int) -> list[str]:
        return [
            ("  " if number else "· ") + row
            for sentence in self._sentences
            for number, row in enumerate(wrapped(sentence, max(1, cells - 2)))
        ]
