"""The charts of the history, as text."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acusession.console.history_charts import (
    ASCII,
    COLOURED,
    LABEL,
    SHADED,
    Chars,
    calendar,
    minutes_by_week,
    month_grid,
    most_pressed,
    pain_by_week,
    pain_weeks,
    plain,
)
from acusession.console.text_width import width
from acusession.record.history import Day, PointTotal
from acusession.record.statistics import Ratings, Week, last_weeks

TODAY = date(2026, 3, 4)
"""A Wednesday."""

DAYS = [
    Day(date(2026, 2, 22), 1, 30 * 60.0),
    Day(date(2026, 2, 23), 1, 12 * 60.0),
    Day(date(2026, 3, 2), 1, 6 * 60.0),
    Day(date(2026, 3, 4), 1, 60.0),
]

days = st.lists(
    st.builds(
        Day,
        st.dates(min_value=TODAY - timedelta(days=300), max_value=TODAY + timedelta(days=3)),
        st.integers(1, 20),
        st.floats(0, 90_000),
        st.just(1),
        st.integers(0, 10),
        st.integers(0, 10),
    ),
    max_size=60,
    unique_by=lambda day: day.date,
).map(lambda found: sorted(found, key=lambda day: day.date))
all_chars = st.sampled_from([COLOURED, SHADED, ASCII])


def rated(*pairs: tuple[float, float] | None) -> list[Week]:
    monday = date(2026, 1, 5)
    return [
        Week(monday + timedelta(weeks=number), 60.0, Ratings(1, *pair) if pair else None)
        for number, pair in enumerate(pairs)
    ]


def test_the_calendar_tells_days_by_shape_and_marks_today() -> None:
    assert [plain(row) for row in calendar(DAYS, TODAY, 3, SHADED)][1:] == [
        "Mon · ▓▓▒▒",
        "    · · ·",
        "Wed · · ░◂",
        "    · ·",
        "Fri · ·",
        "    · ·",
        "Sun ██·",
    ]
    assert [plain(row) for row in calendar(DAYS, TODAY, 3, ASCII, label=2)][1:4] == [
        "M . 3 2",
        "T . . .",
        "W . . 1<",
    ]


def test_where_there_are_colours_the_tone_tells_the_shade() -> None:
    (monday, *_) = [*calendar(DAYS, TODAY, 3, COLOURED)][1:]
    assert [span.tone for span in monday] == ["quiet", "faint", "shade-3", "shade-2"]


def test_the_calendar_names_months_where_they_begin() -> None:
    (names, *_) = (plain(row) for row in calendar([], TODAY, 26, SHADED))
    assert names.split() == ["Oct", "Nov", "Dec", "Jan", "Feb"]
    first_of_february = LABEL + 2 * (26 - 5)
    assert names[first_of_february:].startswith("Feb")


def test_the_first_four_weeks_have_their_minutes() -> None:
    rows = [plain(row) for row in month_grid(DAYS, TODAY, SHADED, 12)]
    assert rows[0] == "    9 Feb       16 Feb      23 Feb      2 Mar"
    assert rows[1] == "Mon ·           ·           ▓▓ 12 min   ▒▒ 6 min"
    assert rows[3] == "Wed ·           ·           ·           ░◂ 1 min"


def test_minutes_a_week_rise_from_the_lowest_bar_to_the_highest() -> None:
    weeks = last_weeks(DAYS, TODAY, 4)
    assert plain(minutes_by_week(weeks, SHADED)) == "    · ██▄▄▂▂"
    assert plain(minutes_by_week(weeks, ASCII)) == "    . 8 4 2"


def test_the_longest_bar_is_the_point_pressed_most() -> None:
    points = [PointTotal("P6", 15_360.0), PointTotal("ST36", 7_680.0), PointTotal("CV12", 1.0)]
    assert [plain(row) for row in most_pressed(points, 2, 40, SHADED)] == [
        f"P6    {'━' * 22}  4 h 16 min",
        f"ST36  {'━' * 11:22}   2 h 8 min",
    ]


def test_before_and_after_are_in_the_column_of_their_week() -> None:
    rows = [plain(row) for row in pain_by_week(rated((7, 5), None, (5, 5), (4, 6)), 4, ASCII)]
    assert rows == [
        " 7 o",
        " 6 |     x",
        " 5 x   * |",
        " 4       o",
        "",
    ]


def test_the_line_is_green_only_where_the_pain_fell() -> None:
    rows = [*pain_by_week(rated((7, 5), (5, 7)), 4, SHADED)]
    assert [span.tone for span in rows[1]][1:] == ["fell", "rose"]


@pytest.mark.parametrize(("rows", "labels"), [(3, "10 5 0"), (6, "10 8 6 4 2 0")])
def test_the_pain_fits_in_few_rows(rows: int, labels: str) -> None:
    shown = [plain(row) for row in pain_by_week(rated((10, 0)), rows, SHADED)][:-1]
    assert len(shown) == rows
    assert [row.split()[0] for row in shown] == labels.split()


@given(days, st.integers(1, 30), st.integers(2, 20), all_chars)
def test_no_row_is_wider_than_asked(found: list[Day], weeks: int, rows: int, chars: Chars) -> None:
    room = LABEL + 2 * weeks
    by_week = last_weeks(found, TODAY, weeks)
    drawn = [*calendar(found, TODAY, weeks, chars), minutes_by_week(by_week, chars)]
    assert max(width(plain(row)) for row in drawn) <= room
    pain = [*pain_by_week(last_weeks(found, TODAY, pain_weeks(room)), rows, chars)]
    assert max((width(plain(row)) for row in pain), default=0) <= room
    assert len(pain) <= rows + 1
    grid = [*month_grid(found, TODAY, chars, max(7, weeks))]
    assert max(width(plain(row)) for row in grid) <= LABEL + 4 * max(7, weeks)
    if chars is ASCII:
        assert all(plain(row).isascii() for row in [*drawn, *grid, *pain])


@given(
    st.lists(st.tuples(st.text(max_size=30), st.floats(0.01, 1e6)), min_size=1, max_size=12),
    st.integers(13, 120),
    all_chars,
)
def test_no_point_is_wider_than_asked(
    points: list[tuple[str, float]], cells: int, chars: Chars
) -> None:
    totals = sorted((PointTotal(*each) for each in points), key=lambda each: -each.pressed)
    for row in most_pressed(totals, 8, cells, chars):
        assert width(plain(row)) <= cells
