"""Dates as people say them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acusession.console.dates import day_words, time_words

NOW = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
"""A Friday."""


@pytest.mark.parametrize(
    ("time", "words"),
    [
        ("2026-11-27T07:58", "today 07:58"),
        ("2026-11-27T00:00", "today 00:00"),
        ("2026-11-26T23:48", "yesterday 23:48"),
        ("2026-11-25T08:00", "on Wednesday 08:00"),
        ("2026-11-21T08:00", "on Saturday 08:00"),
        ("2026-11-20T08:00", "Fri 20 Nov 08:00"),
        ("2026-01-01T08:00", "Thu 1 Jan 08:00"),
        ("2025-12-31T08:00", "Wed 31 Dec 2025 08:00"),
        ("2026-11-28T08:00", "Sat 28 Nov 08:00"),
        ("2027-01-02T08:00", "Sat 2 Jan 2027 08:00"),
    ],
)
def test_a_time_in_a_sentence(time: str, words: str) -> None:
    assert time_words(datetime.fromisoformat(time), NOW) == words


def test_a_session_is_on_the_day_of_the_clock_it_was_recorded_by() -> None:
    late = datetime(2026, 11, 26, 23, 50, tzinfo=timezone(timedelta(hours=-5)))
    assert time_words(late, NOW) == "yesterday 23:50"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 27), "today"),
        (date(2026, 11, 26), "yesterday"),
        (date(2026, 11, 23), "Mon 23 Nov"),
        (date(2024, 2, 29), "Thu 29 Feb 2024"),
    ],
)
def test_a_day_at_the_head_of_a_row(day: date, words: str) -> None:
    assert day_words(day, NOW.date()) == words


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 1, 1)))
def test_no_two_days_have_the_same_words(day: date) -> None:
    today = NOW.date()
    assert day_words(day, today) != day_words(day + timedelta(days=1), today)
