"""Reads a session's screen as its user does: the large digits, and the time left in all."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from itertools import chain

from acusession.domain.durations import format_clock
from acusession.tui.widgets.digits import ROWS, digit_rows
from tests.tmux import Tmux
from tests.waiting import PATIENCE

_BESIDE = 50
"""The column where the figure starts at 80 columns."""


def _drawn(text: str) -> tuple[str, ...]:
    return tuple(" ".join(digit_rows(char, 1)[row] for char in text).strip() for row in range(ROWS))


_SECONDS = {_drawn(format_clock(seconds)): seconds for seconds in range(300)}
_IN_A_ROW = {format_clock(seconds): seconds for seconds in range(300)}


def countdown(rows: list[str]) -> int | None:
    """Return the seconds that the countdown shows, in large digits or in a row; None if neither."""
    cells = [row[:_BESIDE].strip() for row in rows]
    found = (tuple(cells[y : y + ROWS]) for y in range(len(cells)))
    large = (_SECONDS[each] for each in found if each in _SECONDS)
    in_a_row = (_IN_A_ROW[each] for each in cells if each in _IN_A_ROW)
    return next(chain(large, in_a_row), None)


def left_in_all(rows: list[str]) -> int | None:
    """Return the seconds left in all, from the first row."""
    found = re.search(r"(\d+):(\d\d) left", rows[0])
    return None if found is None else int(found[1]) * 60 + int(found[2])


@dataclass
class Look:
    """The screen at an instant."""

    at: float
    rows: list[str] = field(repr=False)

    @property
    def countdown(self) -> int | None:
        return countdown(self.rows)

    @property
    def total(self) -> int | None:
        return left_in_all(self.rows)

    def shows(self, text: str) -> bool:
        return any(text in row for row in self.rows)


def look(tmux: Tmux) -> Look:
    """Read the screen; it shows some instant just before `at`."""
    rows = tmux.screen
    return Look(time.monotonic(), rows)


def look_until(tmux: Tmux, text: str, patience: float = PATIENCE) -> Look:
    """Read the screen repeatedly until `text` is on it."""
    deadline = time.monotonic() + patience
    while not (seen := look(tmux)).shows(text):
        assert seen.at < deadline, "\n".join([f"{text!r} is not shown, but:", *seen.rows])
    return seen


def look_until_counted(tmux: Tmux, seconds: int | None = None) -> Look:
    """Read the screen repeatedly until the large digits show `seconds`, or any number."""
    deadline = time.monotonic() + PATIENCE
    while (seen := look(tmux)).countdown is None or seconds not in (None, seen.countdown):
        assert seen.at < deadline, "\n".join([f"{seconds} is not shown, but:", *seen.rows])
    return seen
