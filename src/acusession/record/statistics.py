"""Statistics of the days of practice: ratings, weeks, and days in a row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct

from acusession.record.history import Day


class Ratings(Struct, frozen=True):
    """The number of rated sessions, and the mean pain before and after them (0 to 10)."""

    count: int
    before: float
    after: float


class Week(Struct, frozen=True):
    """The week from `monday` on: the seconds pressed, and the ratings if there are any."""

    monday: date
    pressed: float
    ratings: Ratings | None


class Streaks(Struct, frozen=True):
    """Numbers of days in a row with a session: up to now, and the most ever."""

    now: int
    longest: int


def mean_ratings(days: Iterable[Day]) -> Ratings | None:
    """Return the mean ratings of all rated sessions; None if no session is rated."""
    rated = [day for day in days if day.rated]
    if not rated:
        return None
    count = sum(day.rated for day in rated)
    before, after = (sum(day.before for day in rated), sum(day.after for day in rated))
    return Ratings(count, before / count, after / count)


def monday_of(day: date) -> date:
    """Return the Monday of the week of the day."""
    return day - timedelta(days=day.weekday())


def last_mondays(today: date, weeks: int) -> tuple[date, ...]:
    """Return the Mondays of the last `weeks`, this week included, the oldest first."""
    return tuple(monday_of(today) - timedelta(weeks=back) for back in reversed(range(weeks)))


def last_weeks(days: Iterable[Day], today: date, weeks: int) -> tuple[Week, ...]:
    """Return the last `weeks`, this week included, also those without a session."""
    by_week: dict[date, list[Day]] = {monday: [] for monday in last_mondays(today, weeks)}
    for day in days:
        if (monday := monday_of(day.date)) in by_week:
            by_week[monday].append(day)
    return tuple(
        Week(monday, sum(day.pressed for day in of_week), mean_ratings(of_week))
        for monday, of_week in by_week.items()
    )


def streaks(days: Sequence[Day], today: date) -> Streaks:
    """Return the streaks. One that lasted until yesterday is not over before the end of today."""
    now = longest = length = 0
    before: date | None = None
    for day in days:
        follows = before is not None and (day.date - before).days == 1
        length = length + 1 if follows else 1
        longest = max(longest, length)
        before = day.date
    if before is not None and 0 <= (today - before).days <= 1:
        now = length
    return Streaks(now, longest)
