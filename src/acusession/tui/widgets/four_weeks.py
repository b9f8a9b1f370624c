"""The last four weeks: the days of practice, and the pain before and after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final

from textual.content import Content
from textual.widget import Widget

from acusession.console.history_charts import WEEKDAYS, Chars, Row, Span, day_cell, week_row
from acusession.console.text_width import shortened, width, wrapped
from acusession.record.history import Recent
from acusession.record.statistics import Ratings, last_mondays, mean_ratings
from acusession.tui.widgets.chart import chart_chars, coloured

LEAST: Final = 3
"""Number of sessions from which the weeks are drawn."""

_WEEKS: Final = 4
_TITLE: Final = "Last four weeks"
_PROMISE: Final = "What you do will be drawn here."

_TALL: Final = 8
"""Rows from which each weekday has its own."""


class FourWeeks(Widget):
    """The last four weeks: a column per week from 8 rows on, otherwise all days in one row."""

    DEFAULT_CSS = """
    FourWeeks { height: 8; width: 1fr; color: $foreground; }
    """

    def __init__(self, recent: Recent) -> None:
        super().__init__()
        self._recent = recent

    def render(self) -> Content:
        """Return the weeks in the form that fits; before the third session, what will be there."""
        cells, rows = self.content_size
        if self._recent.sessions < LEAST:
            return coloured(((Span(row, "quiet"),) for row in wrapped(_PROMISE, cells)), self.app)
        form = tall if rows >= _TALL else flat
        return coloured(form(self._recent, cells, chart_chars(self.app)), self.app)


def tall(recent: Recent, cells: int, chars: Chars) -> Iterator[Row]:
    """Yield a row per weekday, with the pain on the right."""
    yield (Span(shortened(_TITLE, cells)),)
    facts = ("", *_pain_rows(mean_ratings(recent.days)))
    for weekday, days in enumerate(zip(*_by_week(recent, chars), strict=True)):
        row = [Span(f"{WEEKDAYS[weekday][0]}  ", "quiet"), *(span for day in days for span in day)]
        fact = facts[weekday] if weekday < len(facts) else ""
        if sum(width(span.text) for span in row) + 3 + width(fact) <= cells:
            row.append(Span(f"   {fact}", "quiet" if weekday == 1 else ""))
        yield row


def flat(recent: Recent, cells: int, chars: Chars) -> Iterator[Row]:
    """Yield the title with the pain, the weekdays, and all days in one row."""
    title = _TITLE
    if ratings := mean_ratings(recent.days):
        long = f"{title}  Pain  {ratings.before:.1f} before, {ratings.after:.1f} after"
        short = f"Pain  {ratings.before:.1f} before, {ratings.after:.1f} after"
        title = next((each for each in (long, short) if width(each) <= cells), _TITLE)
    yield (Span(shortened(title, cells)),)
    yield from week_row(recent.days, recent.today, _WEEKS, chars)


def _by_week(recent: Recent, chars: Chars) -> Iterator[Sequence[Row]]:
    """Yield the days of each week, those to come as spaces."""
    pressed = {day.date: day.pressed for day in recent.days}
    for monday in last_mondays(recent.today, _WEEKS):
        dates = [monday + timedelta(days=weekday) for weekday in range(7)]
        yield [
            day_cell(pressed.get(day), chars, is_today=day == recent.today)
            if day <= recent.today
            else (Span("  "),)
            for day in dates
        ]


def _pain_rows(ratings: Ratings | None) -> Sequence[str]:
    if ratings is None:
        return ()
    return "Pain", f"{ratings.before:.1f} before", f"{ratings.after:.1f} after"
