"""Ratings, weeks and streaks of the days of practice."""

from __future__ import annotations

from datetime import date, timedelta

from acusession.record.history import Day
from acusession.record.statistics import Ratings, Streaks, last_weeks, mean_ratings, streaks

TODAY = date(2026, 3, 4)
"""A Wednesday."""


def days_ago(*days: int) -> list[Day]:
    return [Day(TODAY - timedelta(days=each), 1, 60.0) for each in sorted(days, reverse=True)]


def test_the_mean_is_of_sessions_and_not_of_days() -> None:
    days = [Day(TODAY, 3, 60.0, 3, 24, 12), Day(TODAY, 2, 60.0, 1, 4, 4), Day(TODAY, 1, 60.0)]
    assert mean_ratings(days) == Ratings(4, 7.0, 4.0)
    assert mean_ratings(days[2:]) is None


def test_weeks_begin_on_monday_and_have_no_gap() -> None:
    days = [
        Day(date(2026, 2, 15), 1, 10.0),
        Day(date(2026, 2, 16), 1, 60.0, 1, 6, 2),
        Day(date(2026, 2, 22), 1, 30.0, 1, 4, 4),
        Day(date(2026, 3, 2), 1, 5.0),
    ]
    weeks = last_weeks(days, TODAY, 3)
    assert [week.monday for week in weeks] == [
        date(2026, 2, 16),
        date(2026, 2, 23),
        date(2026, 3, 2),
    ]
    assert [week.pressed for week in weeks] == [90.0, 0, 5.0]
    assert [week.ratings for week in weeks] == [Ratings(2, 5.0, 3.0), None, None]


def test_a_streak_lasts_until_a_whole_day_is_missed() -> None:
    assert streaks(days_ago(0, 1, 2, 5, 6), TODAY) == Streaks(3, 3)
    assert streaks(days_ago(1, 2, 5, 6, 7), TODAY) == Streaks(2, 3)
    assert streaks(days_ago(2, 3), TODAY) == Streaks(0, 2)
    assert streaks([], TODAY) == Streaks(0, 0)
