"""The history in words."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from acusession.console.history_words import answers, done_words, felt_words, last_words
from acusession.record.history import Entry
from acusession.record.statistics import Ratings

NOW = datetime(2026, 11, 27, 9, 30)


def entry(**changes: Any) -> Entry:
    given: dict[str, Any] = {
        "id": 1,
        "routine": "middle_back",
        "name": "Middle back",
        "started": datetime(2026, 11, 27, 7, 58),
        "ended": datetime(2026, 11, 27, 8, 12),
        "planned": 500.0,
        "pressed": 500.0,
        "paused": 0.0,
        "steps": 12,
        "completed": 12,
        "before": 5,
        "after": 3,
    }
    return Entry(**(given | changes))


@pytest.mark.parametrize(
    ("ratings", "sentence"),
    [
        (
            Ratings(240, 5.83, 4.42),
            "Pain fell by 1.4 on average, from 5.8 before to 4.4 after, in 240 rated sessions. "
            "That is no proof.",
        ),
        (
            Ratings(5, 4.0, 4.6),
            "Pain rose by 0.6 on average, from 4.0 before to 4.6 after, in 5 rated sessions. "
            "That is no proof.",
        ),
        (
            Ratings(9, 4.01, 3.99),
            "Pain stayed the same on average, 4.0 before and after, in 9 rated sessions. "
            "That is no proof.",
        ),
        (
            Ratings(4, 8.0, 1.0),
            "Pain was 8.0 before and 1.0 after in 4 rated sessions. That is too few to say more.",
        ),
        (
            None,
            "Rate your pain with f before and at the end, and this line will say what changed.",
        ),
    ],
)
def test_is_it_helping(ratings: Ratings | None, sentence: str) -> None:
    longest, *shorter = answers(ratings)
    assert longest == sentence
    assert sorted(shorter, key=len, reverse=True) == shorter
    assert shorter
    assert len(shorter[0]) < len(longest)


def test_the_difference_is_that_of_the_numbers_shown() -> None:
    (sentence, *_) = answers(Ratings(9, 5.849, 4.351))
    assert sentence.startswith("Pain fell by 1.4 on average, from 5.8 before to 4.4 after")


def test_the_last_session_in_one_row() -> None:
    assert last_words(entry(), NOW) == (
        "Last  today 07:58 · Middle back · all 12 presses · 8 min · pain 5 to 3",
        "Last  today 07:58 · Middle back · all 12 presses · pain 5 to 3",
        "Last  today 07:58 · Middle back · pain 5 to 3",
        "Last  today 07:58 · Middle back",
        "Last  today 07:58",
    )
    unrated = last_words(entry(before=None, after=None), NOW)
    assert unrated[0] == "Last  today 07:58 · Middle back · all 12 presses · 8 min"
    assert len(set(unrated)) == len(unrated)


@pytest.mark.parametrize(
    ("completed", "steps", "words"),
    [
        (12, 12, "all 12 presses"),
        (11, 12, "11 of 12 presses"),
        (2, 2, "both presses"),
        (1, 1, "1 press"),
        (0, 1, "0 of 1 press"),
    ],
)
def test_how_much_was_done(completed: int, steps: int, words: str) -> None:
    assert done_words(entry(completed=completed, steps=steps)) == words


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [(5, 3, "5 to 3"), (0, None, "0 before"), (None, 10, "10 after"), (None, None, "")],
)
def test_how_it_felt(before: int | None, after: int | None, words: str) -> None:
    assert felt_words(entry(before=before, after=after)) == words
