"""The history of all sessions as text charts, readable without colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from msgspec import Struct

from acusession.console.text_width import fitted
from acusession.domain.durations import format_clock
from acusession.domain.phrases import counted
from acusession.record.history import Day, Entry, History, PointTotal, Rated

NO_PROOF: Final = (
    "These are your own ratings, not proof: pain varies on its own, and expecting relief changes "
    "how it feels."
)

_LABELS: Final = ("Mon", "", "Wed", "", "Fri", "", "Sun")
_MOST_POINTS: Final = 10


class Chars(Struct, frozen=True):
    """The characters of the charts. `shades` has five, from no minutes to many."""

    shades: str
    bar: str
    before: str
    after: str
    both: str


CHARS: Final = Chars("·░▒▓█", "━", "○", "●", "◉")
ASCII: Final = Chars(".1234", "=", "o", "x", "*")

_SHADES_FROM: Final = (1, 5 * 60, 10 * 60, 20 * 60)
"""Seconds pressed in a day from which each shade but the first is used."""


def totals(history: History) -> str:
    """Return the totals in one sentence."""
    if not history.sessions:
        return "No session has been recorded yet."
    return (
        f"{counted(history.sessions, 'session')} on {counted(len(history.days), 'day')}, "
        f"{_minutes(history.pressed)} on the points."
    )


def _minutes(seconds: float) -> str:
    return counted(int(seconds) // 60, "minute")


def calendar(days: Sequence[Day], today: date, width: int, chars: Chars) -> Iterator[str]:
    """Yield a calendar of practice: a column per week, the last on the right, a row per weekday."""
    weeks = max(1, min(53, width - 4))
    monday = today - timedelta(days=today.weekday())
    mondays = [monday - timedelta(weeks=back) for back in reversed(range(weeks))]
    pressed = {day.date: day.pressed for day in days}
    yield "    " + _months(mondays)
    for weekday, label in enumerate(_LABELS):
        dates = [each + timedelta(days=weekday) for each in mondays]
        cells = (" " if each > today else _shade(pressed.get(each), chars) for each in dates)
        yield f"{label:4}{''.join(cells)}".rstrip()
    shades = chars.shades
    yield (
        f"    {shades[1]} under 5 minutes, {shades[2]} under 10, {shades[3]} under 20, "
        f"{shades[4]} more"
    )


def _shade(pressed: float | None, chars: Chars) -> str:
    if pressed is None:
        return chars.shades[0]
    # A day with a session is marked, however short the session was.
    shade = max(1, len([least for least in _SHADES_FROM if pressed >= least]))
    return chars.shades[shade]


def _months(mondays: Sequence[date]) -> str:
    """Return the names of the months above the weeks in which they begin, where they fit."""
    row = ""
    for column, (before, monday) in enumerate(pairwise(mondays), start=1):
        if monday.month != before.month and column + 3 <= len(mondays):
            row = f"{row:{column}}{monday:%b}"
    return row


def most_pressed(points: Sequence[PointTotal], width: int, chars: Chars) -> Iterator[str]:
    """Yield the points pressed most, each with its time and a bar."""
    shown = points[:_MOST_POINTS]
    room = max(1, min(30, width - 30))
    for point in shown:
        length = max(1, round(room * point.pressed / shown[0].pressed))
        time = format_clock(int(point.pressed))
        yield f"{fitted(point.title, 19)} {time:>8} {chars.bar * length}"


def felt(rated: Sequence[Rated], width: int, chars: Chars) -> Iterator[str]:
    """Yield the ratings, a column per session, the last on the right; then their averages."""
    shown = rated[-max(1, (width - 4) // 2) :]
    for level in range(10, -1, -1):
        marks = " ".join(_mark(each, level, chars) for each in shown)
        yield f"{level:3} {marks}".rstrip()
    yield f"    {chars.before} before  {chars.after} after  {chars.both} both   0 no pain, 10 worst"
    before = sum(each.before for each in rated) / len(rated)
    after = sum(each.after for each in rated) / len(rated)
    sessions = counted(len(rated), "session")
    yield f"On average {before:.1f} before and {after:.1f} after, in {sessions}."


def _mark(rated: Rated, level: int, chars: Chars) -> str:
    match rated.before == level, rated.after == level:
        case True, True:
            return chars.both
        case True, False:
            return chars.before
        case False, True:
            return chars.after
    between = min(rated.before, rated.after) < level < max(rated.before, rated.after)
    return "|" if between else " "


def entry_words(entry: Entry) -> str:
    """Return one session as a row."""
    done = f"{entry.completed} of {entry.steps} steps"
    time = f"{format_clock(int(entry.pressed))} of {format_clock(int(entry.planned))}"
    day = f"{entry.started:%Y-%m-%d %H:%M}"
    return f"{day}  {fitted(entry.name, 16)} {done:15} {time:14}{_felt(entry)}".rstrip()


def _felt(entry: Entry) -> str:
    if entry.before is None and entry.after is None:
        return ""
    before, after = ("-" if each is None else str(each) for each in (entry.before, entry.after))
    return f"pain {before} to {after}"
