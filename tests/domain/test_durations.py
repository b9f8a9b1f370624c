import pytest
from hypothesis import given
from hypothesis import strategies as st

from acusession.domain.durations import duration_words, format_clock, parse_duration


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("90", 90),
        ("90s", 90),
        ("90S", 90),
        ("90 s", 90),
        (" 90s ", 90),
        ("1m30s", 90),
        ("1m 30s", 90),
        ("1 m 30 s", 90),
        ("1M30S", 90),
        ("1min 30s", 90),
        ("1:30", 90),
        ("2m", 120),
        ("2min", 120),
        ("1m5s", 65),
        ("1m05s", 65),
        ("0:45", 45),
        ("10:00", 600),
        ("0", 0),
        ("0s", 0),
        ("007", 7),
    ],
)
def test_every_way_to_write_a_time(text: str, seconds: int) -> None:
    assert parse_duration(text) == seconds


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "s",
        "m",
        ":",
        ":30",
        "1:",
        "1:5",
        "1:60",
        "1:75",
        "1:30:00",
        "1:30s",
        "1m75s",
        "1m30",
        "30s1m",
        "1h",
        "1.5m",
        "1.5",
        "1,5",
        "-90",
        "+90",
        "90 90",
        "1e2",
        "0x10",
        "1_000",
        "ninety",
        "90 seconds",
        "90s.",
        "1234567",
        "true",
        "on",
        "²",
        "∞",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert parse_duration(text) is None


@given(st.integers(0, 599_999))
def test_what_a_clock_shows_is_read_back(seconds: int) -> None:
    assert parse_duration(format_clock(seconds)) == seconds


@given(st.integers(0, 9999), st.integers(0, 59))
def test_all_ways_say_the_same(minutes: int, seconds: int) -> None:
    ways = [f"{minutes}m{seconds}s", f"{minutes}:{seconds:02d}", str(60 * minutes + seconds)]
    assert {parse_duration(way) for way in ways} == {60 * minutes + seconds}


@given(st.text())
def test_any_text_is_a_time_or_none(text: str) -> None:
    seconds = parse_duration(text)
    assert seconds is None or seconds >= 0


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0, "0:00"),
        (0.2, "0:01"),
        (59.5, "1:00"),
        (60, "1:00"),
        (60.000_000_1, "1:00"),
        (89.01, "1:30"),
        (610, "10:10"),
        (-3, "0:00"),
    ],
)
def test_a_begun_second_counts_whole(seconds: float, shown: str) -> None:
    assert format_clock(seconds) == shown


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"),
        (45.9, "45 s"),
        (60, "1 min"),
        (8 * 60 + 59, "8 min"),
        (3600, "1 h"),
        (256 * 60, "4 h 16 min"),
        (10 * 3600 - 1, "9 h 59 min"),
        (31 * 3600 + 26 * 60, "31 h"),
    ],
)
def test_a_duration_for_people(seconds: float, words: str) -> None:
    assert duration_words(seconds) == words
