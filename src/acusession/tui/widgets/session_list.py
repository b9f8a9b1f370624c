"""The list of sessions, in columns of cells."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from msgspec import Struct
from textual.content import Content
from textual.events import Resize
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from acusession.console.dates import day_words
from acusession.console.history_words import felt_words
from acusession.console.text_width import fitted, shortened, width
from acusession.domain.durations import duration_words
from acusession.record.history import Entry

_SCROLL_BAR = 2
"""Cells of the scroll bar and the gap before it."""

_GAP = 2
"""Cells between two columns."""

_NAME = 12
"""Cells of a name from which the other columns have room."""

_WIDEST_NAME = 40


class SessionList(OptionList):
    """The sessions, latest first; the last row says how many more there are."""

    DEFAULT_CSS = """
    SessionList { scrollbar-size-vertical: 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._entries: Sequence[Entry] = ()
        self._earlier = 0
        self._today = date.min

    def show(self, entries: Sequence[Entry], earlier: int, today: date) -> None:
        """Show the sessions, with the cursor where it was, and that `earlier` ones are hidden."""
        self._entries, self._earlier, self._today = entries, earlier, today
        self._draw()

    @property
    def entry(self) -> Entry | None:
        """The session under the cursor."""
        at = self.highlighted
        return self._entries[at] if at is not None and at < len(self._entries) else None

    def on_resize(self, _event: Resize) -> None:
        """Draw the columns for the current width."""
        self._draw()

    def _draw(self) -> None:
        cells, at = self.size.width - _SCROLL_BAR, self.highlighted or 0
        self.clear_options()
        if not self._entries or cells <= 0:
            return
        self.add_options(session_rows(self._entries, self._today, cells))
        if self._earlier:
            words = shortened(f"and {self._earlier} earlier", cells)
            self.add_option(Option(Content.assemble((words, "$quiet")), disabled=True))
        self.highlighted = min(at, len(self._entries) - 1)


class _Cells(Struct, frozen=True):
    """The texts of a row; `changed` is the difference of the pain."""

    day: str
    time: str
    name: str
    done: str
    minutes: str
    felt: str
    changed: int | None


def session_rows(entries: Sequence[Entry], today: date, cells: int) -> list[Content]:
    """Return a row for each session, latest first; the day is only in the first row of a day.

    Each row has at most `cells` cells. Where there is no room, the minutes are omitted first, then
    the presses, then the pain; the name is shortened.
    """
    rows = [_texts(entry, today) for entry in entries]
    if not rows:
        return []
    day, done, minutes, felt = (
        max(width(text) for text in texts)
        for texts in zip(
            *((each.day, each.done, each.minutes, each.felt) for each in rows), strict=True
        )
    )
    room = cells - day - len("07:58") - 2 * _GAP
    columns: dict[str, int] = {"done": done, "minutes": minutes, "felt": felt + _GAP if felt else 0}
    for column in ("minutes", "done", "felt"):
        if room - _width(columns) >= _NAME:
            break
        columns[column] = 0
    name = max(0, min(_WIDEST_NAME, room - _width(columns)))
    is_first = [True, *(before.day != after.day for before, after in pairwise(rows))]
    return [
        _row(each, day if first else -day, name, columns)
        for each, first in zip(rows, is_first, strict=True)
    ]


def _width(columns: dict[str, int]) -> int:
    return sum(cells + _GAP for cells in columns.values() if cells)


def _texts(entry: Entry, today: date) -> _Cells:
    changed = None
    if entry.before is not None and entry.after is not None:
        changed = entry.after - entry.before
    return _Cells(
        day=day_words(entry.started.date(), today),
        time=f"{entry.started:%H:%M}",
        name=entry.name,
        done=f"{entry.completed} of {entry.steps}",
        minutes=duration_words(entry.pressed),
        felt=felt_words(entry),
        changed=changed,
    )


def _row(row: _Cells, day: int, name: int, columns: dict[str, int]) -> Content:
    gap = " " * _GAP
    parts: list[tuple[str, str]] = [
        (f"{row.day if day > 0 else '':{abs(day)}}{gap}", "$quiet"),
        (f"{row.time}{gap}", "$quiet"),
        (fitted(row.name, name), ""),
    ]
    if columns["done"]:
        parts.append((f"{gap}{row.done:>{columns['done']}}", "$quiet"))
    if columns["minutes"]:
        parts.append((f"{gap}{row.minutes:>{columns['minutes']}}", "$quiet"))
    if columns["felt"]:
        parts.append((f"{gap}{row.felt:{columns['felt'] - _GAP}} ", ""))
        parts.append(_arrow(row.changed))
    return Content.assemble(*parts)


def _arrow(changed: int | None) -> tuple[str, str]:
    if changed is None:
        return " ", ""
    if changed == 0:
        return "–", "$quiet"
    return ("▼", "$success") if changed < 0 else ("▲", "$error")
