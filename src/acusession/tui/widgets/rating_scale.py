"""The numeric rating scale for pain, 0 to 10. Picking a number is optional."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

WORST = 10

_TOGETHER = 1.0
"""Seconds within which a 0 after a 1 makes 10; later it replaces the 1."""

_QUESTION = "Pain now (0 none, 10 worst): "


class RatingScale(Widget):
    """A question and eleven numbers in one row."""

    DEFAULT_CSS = """
    RatingScale { height: 1; width: 1fr; color: $quiet; }
    """

    @dataclass
    class Picked(Message):
        """A number was picked by a click."""

        rating: int

    def __init__(self) -> None:
        super().__init__()
        self._rating: int | None = None
        self._one: Timer | None = None
        """Runs while a typed 1 may still become 10."""

    @property
    def rating(self) -> int | None:
        """The number that is picked, or None."""
        return self._rating

    def pick(self, rating: int) -> None:
        """Pick a number."""
        self._forget_one()
        self._rating = min(max(rating, 0), WORST)
        self.refresh()

    def type(self, digit: int) -> int:
        """Pick by a typed digit and return the number picked: 10 for a 0 right after a 1."""
        rating = WORST if digit == 0 and self._one is not None else digit
        self.pick(rating)
        if digit == 1:
            self._one = self.set_timer(_TOGETHER, self._forget_one)
        return rating

    def _forget_one(self) -> None:
        if self._one is not None:
            self._one.stop()
            self._one = None

    @property
    def _asks(self) -> bool:
        return self.content_size.width >= len(_QUESTION) + len(_cells())

    def render(self) -> Content:
        """Return the row, with the picked number in brackets."""
        cells = _cells(self._rating)
        at = 2 * (self._rating or 0)
        numbers = Content(cells)
        if self._rating is not None:
            numbers = numbers.stylize("bold $press", at, cells.index("]") + 1)
        return Content.assemble(_QUESTION, numbers) if self._asks else numbers

    def on_click(self, event: Click) -> None:
        """Pick the number that was clicked."""
        x = event.x - (len(_QUESTION) if self._asks else 0)
        if 0 <= x < len(_cells()):
            rating = min(max(x - 1, 0) // 2, WORST)
            self.pick(rating)
            self.post_message(self.Picked(rating))


def _cells(rating: int | None = None) -> str:
    """Return the numbers, two cells each, with a space or a bracket around each."""
    marks = [" "] * (WORST + 2)
    if rating is not None:
        marks[rating], marks[rating + 1] = "[", "]"
    numbers = [f"{mark}{number}" for number, mark in enumerate(marks[:-1])]
    return "".join(numbers) + marks[-1]
