"""The list of sessions, in columns of cells."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from msgspec import Struct
from textual.content import Content
from textual.events import Resize
from textual.widgets.option_list import Option

from acusession.console.dates import day_words
from acusession.console.history_words import felt_words
from acusession.console.text_width import fitted, shortened, width
from acusession.domain.durations import duration_words
from acusession.record.history import Entry
from acusession.tui.widgets.row_list import RowList

_SCROLL_BAR = 2
"""Cells of the scroll bar and the gap before it."""

_GAP = 2
"""Cells between two columns."""

_ARROW = 2
"""Cells of the arrow after the pain, with a space."""

_NAME = 12
"""Cells of a name from which the other columns have room."""


class SessionList(RowList):
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

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Follow the cursor; from the last session, also to the row below it."""
        super().watch_highlighted(highlighted)
        if self._earlier and highlighted == len(self._entries) - 1:
            self.scroll_end(animate=False)

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
    the presses, the time and the pain; the name is shortened.
    """
    rows = [_texts(entry, today) for entry in entries]
    columns = {name: max(map(width, texts), default=0) for name, texts in _by_column(rows).items()}
    if columns["felt"]:
        columns["felt"] += _ARROW
    for column in ("minutes", "done", "time", "felt"):
        if cells - _width(columns) >= _NAME:
            break
        columns[column] = 0
    longest = max((width(row.name) for row in rows), default=0)
    columns["name"] = max(0, min(longest, cells - _width(columns)))
    is_first = (True, *(before.day != after.day for before, after in pairwise(rows)))
    return [_row(each, columns, has_day=first) for each, first in zip(rows, is_first, strict=False)]


def _by_column(rows: Sequence[_Cells]) -> dict[str, list[str]]:
    return {
        "day": [row.day for row in rows],
        "time": [row.time for row in rows],
        "done": [row.done for row in rows],
        "minutes": [row.minutes for row in rows],
        "felt": [row.felt for row in rows],
    }


def _width(columns: dict[str, int]) -> int:
    """Return the cells of the columns, each with a gap; the name is always there."""
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


def _row(row: _Cells, columns: dict[str, int], *, has_day: bool) -> Content:
    parts = [
        (f"{row.day if has_day else '':{columns['day']}}", "$quiet"),
        (f"{row.time:{columns['time']}}" if columns["time"] else "", "$quiet"),
        (fitted(row.name, columns["name"]), ""),
        (f"{row.done:>{columns['done']}}" if columns["done"] else "", "$quiet"),
        (f"{row.minutes:>{columns['minutes']}}" if columns["minutes"] else "", "$quiet"),
        (f"{row.felt:{columns['felt'] - _ARROW}}" if columns["felt"] else "", ""),
    ]
    cells = Content(" " * _GAP).join(Content.styled(*part) for part in parts if part[0])
    return Content.assemble(cells, " ", _arrow(row.changed)) if columns["felt"] else cells


def _arrow(changed: int | None) -> tuple[str, str]:
    if changed is None:
        return " ", ""
    if changed == 0:
        return "–", "$quiet"
    return ("▼", "$success") if changed < 0 else ("▲", "$error")
