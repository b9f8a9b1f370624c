"""The charts of the history screen, each in the form that fits its size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from acusession.console.history_charts import (
    DAY,
    LABEL,
    Chars,
    Row,
    Span,
    calendar,
    legend,
    minutes_by_week,
    month_grid,
    most_pressed,
    pain_by_week,
    pain_legend,
    pain_weeks,
    streak_words,
    week_row,
)
from acusession.console.text_width import shortened, width, wrapped
from acusession.domain.durations import duration_words
from acusession.record.history import RECENT, Day, History
from acusession.record.statistics import last_weeks, mean_ratings, monday_of, streaks
from acusession.tui.widgets.chart import chart_chars, coloured

_WEEKS: Final = 26
"""Number of weeks in the calendar: half a year."""

_POINTS: Final = 8
"""Maximum number of points pressed most."""

_CALENDAR: Final = 9
"""Rows of a calendar with its legend."""

_WITH_MINUTES: Final = _CALENDAR + 4
"""Rows of a calendar with a heading and the minutes a week."""

_WIDE: Final = LABEL + DAY * _WEEKS
"""Cells from which the names of the weekdays have three letters."""

_SHORT_LABEL: Final = 2


_ANSWER_ROWS: Final = 2
"""Maximum number of rows of the answer, where a wording is short enough."""


_LEAST_CELL, _CELL = 7, 12
"""Cells of a day with its minutes."""


class Answer(Widget):
    """One sentence, in the longest wording that fits."""

    DEFAULT_CSS = """
    Answer { width: 1fr; height: auto; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._wordings: Sequence[str] = ("",)

    def show(self, wordings: Sequence[str]) -> None:
        """Show one of the wordings, of which the longest comes first."""
        self._wordings = wordings
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of rows of the wording for this width."""
        return len(self._rows(width))

    def render(self) -> Content:
        """Return the wording for the current width."""
        return Content("\n".join(self._rows(self.content_size.width)))

    def _rows(self, cells: int) -> Sequence[str]:
        wrappings = [[*wrapped(each, max(1, cells))] for each in self._wordings]
        return next((rows for rows in wrappings if len(rows) <= _ANSWER_ROWS), wrappings[-1])


class HistoryPanel(Widget):
    """A chart of a history."""

    DEFAULT_CSS = """
    HistoryPanel { width: 1fr; height: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._history = History()
        self._today = date.min

    def show(self, history: History, today: date) -> None:
        """Show this history."""
        self._history, self._today = history, today
        self.refresh()

    def render(self) -> Content:
        """Return the rows that fit."""
        cells, rows = self.content_size
        if not self._history.days:
            return Content("")
        return coloured([*self.chart(cells, rows, chart_chars(self.app))][:rows], self.app)

    def chart(self, cells: int, rows: int, chars: Chars) -> Iterable[Row]:
        """Return the rows of the chart."""
        raise NotImplementedError


class DaysPanel(HistoryPanel):
    """The days of practice of half a year, and the minutes a week."""

    def chart(self, cells: int, rows: int, chars: Chars) -> Iterable[Row]:
        """Return a calendar, or where it is low a row for each of the last weeks."""
        return days_chart(self._history.days, self._today, cells, rows, chars)


class PainPanel(HistoryPanel):
    """The pain by week, and the points pressed most."""

    def chart(self, cells: int, rows: int, chars: Chars) -> Iterable[Row]:
        """Return the pain, or where nothing is rated the points alone."""
        return pain_chart(self._history, self._today, cells, rows, chars)


def days_chart(
    days: Sequence[Day], today: date, cells: int, rows: int, chars: Chars
) -> Iterator[Row]:
    """Yield the days in at most `rows` rows of at most `cells` cells."""
    if rows < _CALENDAR - 1:
        yield from week_row(days, today, max(1, min(4, (cells + 1) // 8)), chars)
        return
    streak = streak_words(streaks(days, today))
    is_new = days[0].date > today - timedelta(days=RECENT) and cells >= LABEL + 4 * _LEAST_CELL
    if rows >= _WITH_MINUTES:
        yield (Span("The last four weeks" if is_new else "The last half-year", "heading"),)
    if is_new:
        yield from month_grid(days, today, chars, min(_CELL, (cells - LABEL) // 4))
        yield (Span(" " * LABEL + streak, "quiet"),)
        return
    label = LABEL if cells >= _WIDE else _SHORT_LABEL
    weeks = max(1, min(_WEEKS, (cells - label) // DAY))
    yield from calendar(days, today, weeks, chars, label)
    yield from _legend(streak, cells, label, chars)
    if rows >= _WITH_MINUTES:
        by_week = last_weeks(days, today, weeks)
        most = duration_words(max(week.pressed for week in by_week))
        yield ()
        yield Span("Minutes a week", "heading"), Span(f"  up to {most}", "quiet")
        yield minutes_by_week(by_week, chars, label)


def _legend(streak: str, cells: int, label: int, chars: Chars) -> Iterator[Row]:
    shades = legend(chars)
    taken = label + sum(width(span.text) for span in shades)
    row = [Span(" " * label), *shades]
    if taken + 3 + width(streak) <= cells:
        row.append(Span(f"   {streak}", "quiet"))
    yield row


_PAIN_ROWS: Final = 12
"""Maximum number of rows of the pain, without the months."""

_BEFORE_AND_AFTER: Final = 4
"""Spans of the legend of the pain that stay where there is no room for all."""

_POINT_ROWS: Final = 3
"""Rows of the points pressed most, with a space above and a heading, and one point."""


def pain_chart(history: History, today: date, cells: int, rows: int, chars: Chars) -> Iterator[Row]:
    """Yield the pain by week and the points, in at most `rows` rows of at most `cells` cells."""
    title = "Pain by week"
    if mean_ratings(history.days) is None:
        yield from _points(history, cells, rows, chars)
        return
    marks = pain_legend(chars)
    headings = (Span(f"{title}   ", "heading"), *marks), marks
    fitting = (row for row in headings if sum(width(span.text) for span in row) <= cells)
    yield next(fitting, marks[:_BEFORE_AND_AFTER])
    points = min(_POINTS, len(history.points)) + 2
    height = rows - 2 if rows < points + 8 else min(_PAIN_ROWS, rows - 2 - points)
    since_first = (monday_of(today) - monday_of(history.days[0].date)).days // 7 + 1
    weeks = max(1, min(_WEEKS, pain_weeks(cells), since_first))
    chart = [*pain_by_week(last_weeks(history.days, today, weeks), height, chars)]
    if not chart:
        chart = [(Span(row, "quiet"),) for row in wrapped("No rating in these weeks.", cells)]
    yield from chart
    if (left := rows - 1 - len(chart)) >= _POINT_ROWS:
        yield ()
        yield from _points(history, cells, left - 1, chars)


def _points(history: History, cells: int, rows: int, chars: Chars) -> Iterator[Row]:
    yield (Span(shortened("Most pressed", cells), "heading"),)
    yield from most_pressed(history.points, min(_POINTS, rows - 1), cells, chars)
