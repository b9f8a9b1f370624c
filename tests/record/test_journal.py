"""The contents of the record during a session and after it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from acusession.record.journal import HALF_SECOND
from acusession.session.commands import Adjust, Back, Leave, Pause, Restart, Resume, Skip
from tests.record.stage import BEGAN, Recorded, rows
from tests.waiting import wait_until

STEPS = "SELECT title, side, planned, pressed, outcome FROM step ORDER BY session, number"


def test_each_step_with_what_was_planned_and_what_was_pressed() -> None:
    session = Recorded()
    session.wait(5 + 20 + 5 + 5)
    session.do(Skip())
    session.finish()
    assert rows(STEPS) == [
        ("Calf", "left", 20.0, 20.0, "completed"),
        ("Calf", "right", 20.0, 5.0, "partial"),
        ("Belly", "midline", 12.0, 12.0, "completed"),
    ]
    assert rows("SELECT planned, pressed, paused FROM session") == [(52.0, 37.0, 0.0)]
    assert session.trouble == []


def test_what_was_left_early_is_no_more_than_what_was_pressed() -> None:
    session = Recorded()
    session.wait(5 + 5)
    session.do(Leave())
    session.finish()
    assert rows(STEPS) == [
        ("Calf", "left", 20.0, 5.0, "partial"),
        ("Calf", "right", 20.0, 0.0, "skipped"),
        ("Belly", "midline", 12.0, 0.0, "skipped"),
    ]


def test_a_pause_stands_apart_from_what_was_pressed() -> None:
    session = Recorded()
    session.wait(5 + 4)
    session.do(Pause())
    session.wait(100)
    session.do(Resume())
    session.wait(3 + 2)
    session.do(Leave())
    session.finish()
    assert rows("SELECT pressed, paused FROM session") == [(6.0, 100.0)]


def test_every_attempt_counts_and_so_does_time_added() -> None:
    session = Recorded()
    session.wait(5 + 4)
    session.do(Restart())
    session.wait(5 + 6)
    session.do(Adjust(10))
    session.wait(24)
    session.wait(2)
    session.do(Back())
    session.wait(5 + 1)
    session.do(Leave())
    session.finish()
    assert rows(STEPS)[0] == ("Calf", "left", 20.0, 4.0 + 30.0 + 1.0, "completed")


def test_between_two_seconds_half_a_second_more_is_noted() -> None:
    session = Recorded()
    session.wait(5 + 3)

    def pressed() -> list[tuple[object, ...]]:
        return rows("SELECT pressed FROM session")

    wait_until(lambda: pressed() == [(3.0 + HALF_SECOND,)], lambda: str(pressed()))
    session.break_off()
    assert pressed() == [(3.0 + HALF_SECOND,)]


def test_how_it_felt_before_and_after() -> None:
    session = Recorded(before=7)
    session.wait(1000)
    session.journal.rate(1)
    session.journal.rate(10)
    session.finish()
    assert rows("SELECT before, after FROM session") == [(7, 10)]


def test_who_says_nothing_is_recorded_all_the_same() -> None:
    Recorded().finish()
    assert rows("SELECT before, after, ended IS NULL FROM session") == [(None, None, 0)]


def test_times_have_their_offset_and_over_midnight_it_is_the_day_it_began_on() -> None:
    late = BEGAN.replace(hour=23, minute=59, second=30)
    Recorded(began=late).finish()
    (row,) = rows("SELECT started, day FROM session")
    assert row == ("2026-03-01T23:59:30.000+01:00", "2026-03-01")
    (ended,) = rows("SELECT ended FROM session")[0]
    assert datetime.fromisoformat(str(ended)) == late + timedelta(seconds=5 + 20 + 5 + 20 + 8 + 12)


def test_neither_a_clock_set_back_nor_another_time_zone_changes_what_was_pressed() -> None:
    session = Recorded()
    session.wait(5 + 10)
    session.wall = (session.wall - timedelta(hours=7)).astimezone(timezone(timedelta(hours=-5)))
    session.finish()
    assert rows("SELECT planned, pressed, paused FROM session") == [(52.0, 52.0, 0.0)]
    (ended,) = rows("SELECT ended FROM session")[0]
    assert str(ended).endswith("-05:00")


def test_two_at_once_do_not_disturb_each_other() -> None:
    one, other = Recorded(), Recorded()
    for _ in range(30):
        one.wait(1)
        other.wait(2)
    one.do(Leave())
    one.finish()
    other.finish()
    assert rows("SELECT id, pressed FROM session ORDER BY pressed") == [(1, 20.0), (2, 52.0)] or (
        rows("SELECT pressed FROM session ORDER BY pressed") == [(20.0,), (52.0,)]
    )
    assert one.trouble == other.trouble == []
