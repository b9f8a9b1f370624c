"""Charts of the history in text, readable without colour.

A row is made of spans, each with a tone: what it means, for a face that has colours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import ceil, floor
from typing import Final, NamedTuple, TypeAlias

from msgspec import Struct

from acusession.console.text_width import fitted, width
from acusession.domain.durations import duration_words
from acusession.record.history import Day, PointTotal
from acusession.record.statistics import Ratings, Streaks, Week, last_mondays


class Span(NamedTuple):
    """A piece of a row; the tone is "", or one of those that `tui.widgets.chart` colours."""

    text: str
    tone: str = ""


Row: TypeAlias = Sequence[Span]


def plain(row: Row) -> str:
    """Return a row as text."""
    return "".join(span.text for span in row).rstrip()


class Chars(Struct, frozen=True):
    """The characters of the charts.

    `shades` has five, from no minutes to many; a day has two cells, the second of which is `gap`,
    or for a shade without a gap the same character again. `levels` has eight bars by height.
    """

    shades: str
    gap: str
    today: str
    levels: str
    bar: str
    before: str
    after: str
    both: str
    between: str
    empty: str = "·"


COLOURED: Final = Chars("·■■■■", " ", "◂", "▁▂▃▄▅▆▇█", "━", "○", "●", "◉", "│")
"""For terminals where the tone tells the shades apart."""

SHADED: Final = Chars("·░▒▓█", "", "◂", "▁▂▃▄▅▆▇█", "━", "○", "●", "◉", "│")
ASCII: Final = Chars(".1234", " ", "<", "12345678", "=", "o", "x", "*", "|", ".")

_SHADES_FROM: Final = (1, 5 * 60, 10 * 60, 20 * 60)
"""Seconds pressed in a day from which each shade but the first is used."""

WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LABELLED: Final = (0, 2, 4, 6)

LABEL: Final = 4
"""Cells of the names of the weekdays."""

DAY: Final = 2
"""Cells of a day or a week in the charts."""

_MONTH: Final = 3
"""Cells of the name of a month."""


def day_cell(pressed: float | None, chars: Chars, *, is_today: bool = False) -> Row:
    """Return the two cells of a day with these seconds pressed, None without a session."""
    shade = _shade(pressed)
    char, tone = chars.shades[shade], f"shade-{shade}" if shade else "faint"
    if is_today:
        return Span(char, tone), Span(chars.today, "today")
    return (Span(char + (chars.gap or (char if shade else " ")), tone),)


def _shade(pressed: float | None) -> int:
    """Return the number of the shade; a day with a session has one, however short it was."""
    if pressed is None:
        return 0
    return max(1, len([least for least in _SHADES_FROM if pressed >= least]))


def calendar(
    days: Sequence[Day], today: date, weeks: int, chars: Chars, label: int = LABEL
) -> Iterator[Row]:
    """Yield a calendar: months, then a row per weekday with a column per week, the last right.

    The names of the weekdays take `label` cells.
    """
    mondays = last_mondays(today, weeks)
    pressed = {day.date: day.pressed for day in days}
    yield (Span(" " * label + months(mondays), "quiet"),)
    for weekday, name in enumerate(WEEKDAYS):
        shown = name[: label - 1] if label < LABEL or weekday in _LABELLED else ""
        row = [Span(f"{shown:{label}}", "quiet")]
        for monday in mondays:
            day = monday + timedelta(days=weekday)
            if day > today:
                row.append(Span(" " * DAY))
            else:
                row += day_cell(pressed.get(day), chars, is_today=day == today)
        yield row


def week_row(days: Sequence[Day], today: date, weeks: int, chars: Chars) -> Iterator[Row]:
    """Yield the letters of the weekdays, and below them a cell for each day, for the last weeks."""
    pressed = {day.date: day.pressed for day in days}
    yield (Span(" ".join("".join(name[0] for name in WEEKDAYS) for _ in range(weeks)), "quiet"),)
    row: list[Span] = []
    for monday in last_mondays(today, weeks):
        for weekday in range(7):
            day = monday + timedelta(days=weekday)
            cell = day_cell(pressed.get(day), chars)[0]
            row.append(Span(cell.text[0] if day <= today else " ", cell.tone))
        row.append(Span(" "))
    yield row


def months(mondays: Sequence[date]) -> str:
    """Return the names of the months above the weeks in which they begin, where they fit."""
    row = ""
    for column in range(1, len(mondays)):
        is_new = mondays[column].month != mondays[column - 1].month
        if is_new and DAY * column + _MONTH <= DAY * len(mondays):
            row = f"{row:{DAY * column}}{mondays[column]:%b}"
    return row


def month_grid(days: Sequence[Day], today: date, chars: Chars, cell: int) -> Iterator[Row]:
    """Yield the last four weeks, each day in `cell` cells with its minutes: a row per weekday."""
    mondays = last_mondays(today, 4)
    pressed = {day.date: day.pressed for day in days}
    heads = (f"{f'{monday.day} {monday:%b}':{cell}}" for monday in mondays)
    yield (Span(" " * LABEL + "".join(heads), "quiet"),)
    for weekday, name in enumerate(WEEKDAYS):
        row = [Span(f"{name:{LABEL}}", "quiet")]
        for monday in mondays:
            day = monday + timedelta(days=weekday)
            if day > today:
                row.append(Span(" " * cell))
                continue
            row += day_cell(pressed.get(day), chars, is_today=day == today)
            words = _minutes(pressed[day], cell - DAY - 2) if day in pressed else ""
            row.append(Span(f" {words:{cell - DAY - 1}}", "quiet"))
        yield row


def _minutes(seconds: float, cells: int) -> str:
    """Return the minutes, without their unit where there is no room; less than one in seconds."""
    words = duration_words(seconds) if seconds < 60 else f"{int(seconds) // 60} min"
    return words if len(words) <= cells else words.split()[0]


def legend(chars: Chars) -> Row:
    """Return what the shades mean."""
    row = [Span("less ", "quiet")]
    for shade in range(1, 5):
        row.append(Span(chars.shades[shade], f"shade-{shade}"))
        row.append(Span(" " if chars.gap else ""))
    return [*row, Span("more" if chars.gap else " more", "quiet")]


def legend_in_minutes(chars: Chars) -> Row:
    """Return what the shades mean, in minutes a day."""
    _, least, less, more, most = tuple(chars.shades)
    words = f"{least} under 5 minutes, {less} under 10, {more} under 20, {most} more"
    return (Span(" " * LABEL + words, "quiet"),)


def pain_legend(chars: Chars) -> Row:
    """Return what the characters of the pain mean."""
    return (
        Span(chars.before, "before"),
        Span(" before  ", "quiet"),
        Span(chars.after, "after"),
        Span(" after", "quiet"),
        Span(f"  {chars.both}", "after"),
        Span(" same", "quiet"),
    )


def streak_words(of: Streaks) -> str:
    """Return the streaks in a few words."""
    days = "1 day" if of.now == 1 else f"{of.now} days"
    return f"streak {days}, longest {of.longest}"


def minutes_by_week(weeks: Sequence[Week], chars: Chars, label: int = LABEL) -> Row:
    """Return the minutes a week as a row of bars, in the columns of the calendar."""
    most = max((week.pressed for week in weeks), default=0.0)
    row = [Span(" " * label)]
    for week in weeks:
        if week.pressed <= 0:
            row.append(Span(f"{chars.empty} ", "faint"))
        else:
            level = ceil(week.pressed / most * len(chars.levels)) - 1
            char = chars.levels[level]
            row.append(Span(char * DAY if chars.levels != ASCII.levels else f"{char} ", "bar"))
    return row


def most_pressed(
    points: Sequence[PointTotal], most: int, cells: int, chars: Chars
) -> Iterator[Row]:
    """Yield at most `most` points pressed most in rows of `cells`: a name, a bar, the time."""
    shown = points[:most]
    times = [duration_words(point.pressed) for point in shown]
    time = max(map(width, times), default=0)
    longest = max((width(point.title) for point in shown), default=0)
    name = max(1, min(longest, cells - time - _GAP))
    bar = cells - name - time - 2 * _GAP
    for point, words in zip(shown, times, strict=True):
        length = max(1, round(bar * point.pressed / shown[0].pressed))
        yield (
            Span(fitted(point.title, name)),
            Span(f"{'':{_GAP}}{chars.bar * length:{bar}}" if bar > 0 else "", "bar"),
            Span(f"{'':{_GAP}}{words:>{time}}"),
        )


_GAP: Final = 2
"""Cells between a name, its bar and its time."""

_STEPS: Final = (0.5, 1, 2, 5, 10)
"""Possible differences of pain from one row of the chart to the next."""

_SCALE: Final = 3
"""Cells of the numbers on the left of the chart."""


def pain_by_week(weeks: Sequence[Week], rows: int, chars: Chars) -> Iterator[Row]:
    """Yield the mean ratings in at most `rows` rows, a column per week; then the months."""
    rated = [week.ratings for week in weeks if week.ratings]
    if not rated:
        return
    values = [value for each in rated for value in (each.before, each.after)]
    low, high = floor(min(values)), ceil(max(values))
    step = next(each for each in _STEPS if ceil((high - low) / each) < rows or each == _STEPS[-1])
    for level in range(ceil((high - low) / step), -1, -1):
        pain = low + level * step
        row = [Span(f"{int(pain) if pain == int(pain) else '':>{_SCALE - 1}} ", "quiet")]
        row += [_pain_cell(week.ratings, low, step, level, chars) for week in weeks]
        yield row
    yield (Span(" " * _SCALE + months([week.monday for week in weeks]), "quiet"),)


def _pain_cell(ratings: Ratings | None, low: int, step: float, level: int, chars: Chars) -> Span:
    if ratings is None:
        return Span(" " * DAY)
    before, after = (round((each - low) / step) for each in (ratings.before, ratings.after))
    match before == level, after == level:
        case True, True:
            return Span(f"{chars.both} ", "after")
        case True, False:
            return Span(f"{chars.before} ", "before")
        case False, True:
            return Span(f"{chars.after} ", "after")
    if min(before, after) < level < max(before, after):
        return Span(f"{chars.between} ", "fell" if after < before else "rose")
    return Span(" " * DAY)


def pain_weeks(cells: int) -> int:
    """Return the number of weeks that `pain_by_week` shows in so many cells."""
    return max(1, (cells - _SCALE) // DAY)
