"""The history: totals, charts, and deletion."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from acusession import paths
from acusession.console.history_words import totals
from acusession.record import history as recorded
from acusession.record.database import connect
from acusession.record.errors import RecordError
from acusession.record.history import (
    Day,
    History,
    PointTotal,
    Recent,
    delete_all,
    delete_entry,
    every_entry,
    read_history,
    read_recent,
    read_steps,
)
from acusession.session.commands import Leave
from tests.record.stage import BEGAN, Recorded, rows
from tests.samples import small_plan


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
    assert totals(read) == "3 sessions on 2 days, 1 min on the points."
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
    assert read_recent(paths.record_file(), print, date(2026, 3, 1)).last is None


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


# What home shows


def test_the_last_four_weeks_and_the_last_session() -> None:
    for days in (0, 1, 21, 27, 28):
        one_session(days=days)
    recent = read_recent(paths.record_file(), print, date(2026, 3, 29))
    assert recent.sessions == 5
    assert [day.date.day for day in recent.days] == [2, 22, 28, 29]
    assert recent.days_of_week == 2
    assert recent.last is not None
    assert recent.last.id == 5


def test_only_sessions_rated_before_and_after_count() -> None:
    for before, after in ((7, 4), (9, None), (None, 9), (3, 3)):
        session = Recorded(before=before)
        if after is not None:
            session.journal.rate(after)
        session.finish()
    assert history().days == (Day(date(2026, 3, 1), 4, 4 * 52.0, 2, 10, 7),)


def test_without_a_record_nothing_is_recent() -> None:
    today = date(2026, 3, 29)
    assert read_recent(paths.record_file(), print, today) == Recent(today=today)


# One session


def test_the_steps_of_one_session() -> None:
    one_session()
    one_session(seconds=5 + 10)
    steps = read_steps(paths.record_file(), print, 2)
    assert [(step.title, step.pressed, step.outcome) for step in steps] == [
        ("Calf", 10.0, "partial"),
        ("Calf", 0.0, "skipped"),
        ("Belly", 0.0, "skipped"),
    ]
    assert read_steps(paths.record_file(), print, 3) == ()


def test_the_names_of_every_routine_the_latest_first() -> None:
    one_session("Other")
    one_session("Small")
    one_session("other")
    assert history("Small").names == ("other", "Small")


# Large records


def test_the_last_sessions_are_found_without_sorting_all() -> None:
    """The primary key finds them."""
    one_session()
    wanted = {"routine": None, "most": 1}
    with closing(connect(paths.record_file(), print)) as connection:
        query = f"EXPLAIN QUERY PLAN {recorded._ENTRIES}"
        plan = [row[3] for row in connection.execute(query, wanted)]
    assert not [step for step in plan if "TEMP B-TREE" in step], plan
