"""The history: totals, charts, and deletion."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from acusession import paths
from acusession.console.history_charts import ASCII, CHARS, calendar, felt, most_pressed, totals
from acusession.record import history as recorded
from acusession.record.database import connect
from acusession.record.errors import RecordError
from acusession.record.history import (
    Day,
    History,
    PointTotal,
    Rated,
    delete_all,
    delete_entry,
    every_entry,
    last_entry,
    read_history,
)
from acusession.session.commands import Leave
from tests.record.stage import BEGAN, Recorded, rows
from tests.samples import small_plan

TODAY = date(2026, 3, 4)
"""A Wednesday."""


def one_session(name: str = "Small", *, days: int = 0, seconds: float | None = None) -> None:
    session = Recorded(replace(small_plan(), name=name), began=BEGAN + timedelta(days=days))
    if seconds is not None:
        session.wait(seconds)
        session.do(Leave())
    session.finish()


def history(routine: str | None = None) -> History:
    return read_history(paths.record_file(), print, routine)


def test_days_minutes_and_points() -> None:
    one_session()
    one_session(seconds=5 + 10)
    one_session(days=2)
    read = history()
    assert read.days == (
        Day(date(2026, 3, 1), 2, 62.0),
        Day(date(2026, 3, 3), 1, 52.0),
    )
    assert read.points == (PointTotal("Calf", 90.0), PointTotal("Belly", 24.0))
    assert totals(read) == "3 sessions on 2 days, 1 minute on the points."
    assert [entry.id for entry in read.entries] == [3, 2, 1]
    assert (read.entries[1].completed, read.entries[1].steps) == (0, 3)


@pytest.mark.parametrize("name", ["Other", "other"])
def test_of_one_routine(name: str) -> None:
    one_session()
    one_session("Other", seconds=5 + 10)
    read = history(name)
    assert (read.sessions, read.pressed) == (1, 10.0)
    assert read.points == (PointTotal("Calf", 10.0),)
    assert history("small").sessions == 2
    assert history("none").sessions == 0


def test_what_runs_or_was_cut_short_is_no_history_yet() -> None:
    session = Recorded()
    session.wait(20)
    session.break_off()
    assert history() == History()
    assert last_entry(paths.record_file(), print) is None


def test_deleted_is_gone_from_every_table_and_from_the_points() -> None:
    one_session()
    one_session(seconds=5 + 10)
    delete_entry(paths.record_file(), print, 1)
    assert history().points == (PointTotal("Calf", 10.0),)
    delete_entry(paths.record_file(), print, 2)
    for table in ("session", "step"):
        assert rows(f"SELECT count(*) FROM {table}") == [(0,)]


def test_deleting_all_leaves_what_still_runs() -> None:
    one_session()
    one_session()
    running = Recorded()
    running.wait(7)
    assert delete_all(paths.record_file(), print) == 2
    running.finish()
    assert history().pressed == 52.0


def test_what_is_not_there_cannot_be_deleted() -> None:
    one_session()
    with pytest.raises(RecordError, match="Session 7 does not exist"):
        delete_entry(paths.record_file(), print, 7)


def test_every_session_with_its_steps() -> None:
    one_session()
    ((entry, steps),) = every_entry(paths.record_file(), print)
    assert entry.started == BEGAN
    assert [(step.title, step.side, step.outcome) for step in steps] == [
        ("Calf", "left", "completed"),
        ("Calf", "right", "completed"),
        ("Belly", "midline", "completed"),
    ]


# Charts


def test_the_calendar_tells_days_by_shape() -> None:
    days = [
        Day(date(2026, 3, 4), 1, 60.0),
        Day(date(2026, 3, 2), 1, 6 * 60.0),
        Day(date(2026, 2, 22), 1, 30 * 60.0),
        Day(date(2026, 2, 23), 1, 12 * 60.0),
    ]
    assert list(calendar(days, TODAY, 7, CHARS))[1:8] == [
        "Mon ·▓▒",
        "    ···",
        "Wed ··░",
        "    ··",
        "Fri ··",
        "    ··",
        "Sun █·",
    ]
    assert list(calendar(days, TODAY, 7, ASCII))[1] == "Mon .32"


def test_the_calendar_names_months_where_they_begin() -> None:
    (months, *_) = calendar([], TODAY, 60, CHARS)
    assert months.split()[:4] == ["Apr", "May", "Jun", "Jul"]


def test_the_longest_bar_is_the_point_pressed_most() -> None:
    points = [PointTotal("P6", 600.0), PointTotal("ST36", 300.0)]
    assert list(most_pressed(points, 40, CHARS)) == [
        f"{'P6':19} {'10:00':>8} {'━' * 10}",
        f"{'ST36':19} {'5:00':>8} {'━' * 5}",
    ]


def test_before_and_after_stand_in_one_column_each_session() -> None:
    told = list(felt([Rated(7, 5), Rated(3, 3)], 40, ASCII))
    assert told[10 - 7] == "  7 o"
    assert told[10 - 6] == "  6 |"
    assert told[10 - 5] == "  5 x"
    assert told[10 - 3] == "  3   *"
    assert told[-1] == "On average 5.0 before and 4.0 after, in 2 sessions."


def test_no_more_sessions_are_plotted_than_there_is_room_for() -> None:
    assert max(len(row) for row in list(felt([Rated(5, 4)] * 60, 30, ASCII))[:11]) <= 30


# Large records


@pytest.mark.parametrize("name", ["_ENTRIES", "_RATED"])
def test_the_last_sessions_are_found_without_sorting_all(name: str) -> None:
    """The primary key finds them."""
    one_session()
    wanted = {"routine": None, "most": 1}
    with closing(connect(paths.record_file(), print)) as connection:
        query = f"EXPLAIN QUERY PLAN {getattr(recorded, name)}"
        plan = [row[3] for row in connection.execute(query, wanted)]
    assert not [step for step in plan if "TEMP B-TREE" in step], plan
    if name == "_DAYS":
        assert plan == ["SCAN session USING COVERING INDEX practice"]
