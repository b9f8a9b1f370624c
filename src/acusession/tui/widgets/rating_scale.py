"""The numeric rating scale for pain, 0 to 10. Picking a number is optional."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.color import Color
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

from acusession.console.capabilities import supports_unicode

WORST = 10

_TOGETHER = 1.0
"""Seconds within which a 0 after a 1 makes 10; later it replaces the 1."""

_LEAST, _MOST = "none", "worst"

_RAMP = "▁▁▂▂▃▃▄▅▆▇█"
"""The bar above each number."""

_ROOMY = 3 * (WORST + 1) + 1 + len(_LEAST) + len(_MOST)
"""Width in cells from which each number has three cells; below, two share the cell between them."""


class RatingScale(Widget):
    """Eleven numbers with their ends in words, and a rising bar above them."""

    DEFAULT_CSS = """
    RatingScale { height: 2; width: 1fr; }
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

    def clear(self) -> None:
        """Pick no number."""
        self._forget_one()
        self._rating = None
        self.refresh()

    def move(self, by: int) -> int:
        """Pick the number `by` further, or at first the middle one, and return it."""
        self.pick(WORST // 2 if self._rating is None else self._rating + by)
        assert self._rating is not None
        return self._rating

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

    def render(self) -> Content:
        """Return the numbers, the picked one marked, and in two rows also the bars."""
        numbers = self._numbers()
        if self.content_size.height < 2 or not supports_unicode():
            return numbers
        bars = Content("").join(Content.styled(*bar) for bar in self._bars())
        return Content.assemble(" " * self._start, bars, "\n", numbers)

    def _numbers(self) -> Content:
        has_brackets = self._is_roomy or self.app.no_color
        cells = _cells(self._rating if has_brackets else None, is_roomy=self._is_roomy)
        numbers = Content(cells)
        if self._rating is not None and has_brackets:
            numbers = numbers.stylize("bold $press", cells.index("["), cells.index("]") + 1)
        elif self._rating is not None:
            start = cells.index(f" {self._rating} ") + 1
            end = start + len(str(self._rating))
            numbers = numbers.stylize("bold underline $press", start, end)
        if not self._has_ends:
            return numbers
        return Content.assemble((_LEAST, "$quiet"), numbers, (_MOST, "$quiet"))

    def _bars(self) -> Iterator[tuple[str, str]]:
        """Yield a bar for each number, from green to red; above the picked one without colour."""
        least, most = (Color.parse(self.app.theme_variables[name]) for name in ("success", "error"))
        cells = 3 if self._is_roomy else 2
        if not self._is_roomy:
            yield " ", ""
        for number, bar in enumerate(_RAMP):
            is_above = self._rating is not None and number > self._rating
            yield bar * cells, "$track" if is_above else least.blend(most, number / WORST).css

    @property
    def _is_roomy(self) -> bool:
        return self.content_size.width >= _ROOMY

    @property
    def _has_ends(self) -> bool:
        ends = len(_LEAST) + len(_MOST)
        return self.content_size.width >= len(_cells(None, is_roomy=False)) + ends

    @property
    def _start(self) -> int:
        return len(_LEAST) if self._has_ends else 0

    def on_click(self, event: Click) -> None:
        """Pick the number that was clicked."""
        x = event.x - self._start
        if 0 <= x < len(_cells(None, is_roomy=self._is_roomy)):
            rating = x // 3 if self._is_roomy else max(x - 1, 0) // 2
            self.pick(rating)
            self.post_message(self.Picked(min(rating, WORST)))


def _cells(rating: int | None, *, is_roomy: bool) -> str:
    """Return the numbers with a space or a bracket before and after each."""
    if is_roomy:
        return "".join(f"[{n}]" if n == rating else f" {n} " for n in range(WORST + 1))
    marks = [" "] * (WORST + 2)
    if rating is not None:
        marks[rating], marks[rating + 1] = "[", "]"
    numbers = [f"{mark}{number}" for number, mark in enumerate(marks[:-1])]
    return "".join(numbers) + marks[-1]
