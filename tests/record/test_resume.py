"""An interrupted session can be resumed or closed."""

from __future__ import annotations

import time
from datetime import datetime

import pytest

from acusession import paths
from acusession.domain.model import Side
from acusession.record.errors import RecordError
from acusession.record.resume import ResumableSession, claim, close_unfinished, find_unfinished
from acusession.session.commands import Skip
from acusession.session.events import Phase
from tests.record.stage import Recorded, rows


def unfinished() -> tuple[ResumableSession, ...]:
    trouble: list[str] = []
    found = find_unfinished(paths.record_file(), trouble.append)
    assert not trouble
    return found


def cut_short(after: float = 5 + 20 + 5 + 13, *, before: int | None = None) -> Recorded:
    session = Recorded(began=datetime.now().astimezone(), before=before)
    session.wait(after)
    session.break_off()
    return session


def go_on(found: ResumableSession, *, before: int | None = None) -> Recorded:
    claimed = claim(paths.record_file(), found, print)
    return Recorded(began=datetime.now().astimezone(), claim=claimed, before=before)


def test_it_is_known_which_step_which_side_and_how_much_was_left() -> None:
    cut_short()
    (found,) = unfinished()
    assert found.plan.name == "Small"
    assert found.progress.index == 1
    assert found.step.point.label == "Calf"
    assert found.step.side is Side.RIGHT
    assert found.seconds_left == 7
    assert [step.point.label for step in found.ahead] == ["Calf", "Belly"]


@pytest.mark.parametrize(
    ("first", "again", "recorded"),
    [(None, 7, 7), (5, 7, 7), (5, None, 5), (5, 0, 0), (None, None, None)],
)
def test_how_it_feels_before_going_on_is_recorded_and_the_last_said_counts(
    first: int | None, again: int | None, recorded: int | None
) -> None:
    cut_short(before=first)
    session = go_on(unfinished()[0], before=again)
    session.journal.rate(2)
    session.finish()
    assert rows("SELECT id, before, after FROM session") == [(1, recorded, 2)]
    assert session.trouble == []


def test_gone_on_with_it_is_the_same_session_and_presses_only_what_was_left() -> None:
    cut_short()
    session = go_on(unfinished()[0])
    view = session.runner.view
    assert (view.index, view.phase, view.press_left, view.press_length) == (1, Phase.PREPARE, 7, 20)
    session.wait(5 + 7)
    assert session.runner.view.index == 2
    session.finish()
    assert unfinished() == ()
    assert rows("SELECT id, planned, pressed FROM session") == [(1, 52.0, 52.0)]
    assert rows("SELECT outcome FROM step ORDER BY number") == [("completed",)] * 3


def test_cut_short_again_it_still_knows_all() -> None:
    cut_short()
    session = go_on(unfinished()[0])
    session.wait(5 + 2)
    session.break_off()
    (found,) = unfinished()
    assert found.seconds_left == 5
    assert rows("SELECT sum(pressed) FROM step") == [(35.0,)]


def test_the_time_a_skipped_step_had_left_outlives_it() -> None:
    session = Recorded(began=datetime.now().astimezone())
    session.wait(5 + 8)
    session.do(Skip())
    session.wait(2)
    session.break_off()
    (found,) = unfinished()
    assert found.progress.attempts[0][-1].left == 12


def test_of_a_session_that_runs_nothing_is_offered_and_nobody_else_can_go_on_with_it() -> None:
    cut_short()
    (found,) = unfinished()
    running = go_on(found)
    assert unfinished() == ()
    with pytest.raises(RecordError, match="is running in another terminal"):
        claim(paths.record_file(), found, print)
    with pytest.raises(RecordError, match="is running in another terminal"):
        close_unfinished(paths.record_file(), found, print)
    running.finish()
    with pytest.raises(RecordError, match="has already ended"):
        claim(paths.record_file(), found, print)


def test_closed_as_it_is_it_counts_with_what_was_pressed() -> None:
    cut_short()
    close_unfinished(paths.record_file(), unfinished()[0], print)
    assert unfinished() == ()
    assert rows("SELECT pressed, plan, ended IS NULL FROM session") == [(33.0, None, 0)]
    outcomes = rows("SELECT outcome FROM step ORDER BY number")
    assert outcomes == [("completed",), ("partial",), ("skipped",)]
    assert list((paths.record_file().parent / "running").iterdir()) == []


@pytest.mark.parametrize(("hours", "kept"), [(23, 1), (25, 0)])
def test_after_a_day_it_is_closed_as_it_is(hours: float, kept: int) -> None:
    cut_short()
    rows(f"UPDATE session SET seen = {time.time() - hours * 3600}")
    assert len(unfinished()) == kept
    assert rows("SELECT pressed, ended IS NULL FROM session") == [(33.0, kept)]


def test_a_clock_set_back_closes_nothing() -> None:
    cut_short()
    rows(f"UPDATE session SET seen = {time.time() + 90 * 24 * 3600}")
    assert len(unfinished()) == 1


def test_the_last_one_comes_first() -> None:
    cut_short(6)
    cut_short(12)
    assert [found.seconds_left for found in unfinished()] == [13, 19]


def test_cut_short_before_its_first_second_it_begins_anew() -> None:
    cut_short()
    rows("DELETE FROM step")
    (found,) = unfinished()
    assert found.progress.attempts == ((), (), ())
    session = go_on(found)
    session.finish()
    assert rows("SELECT pressed FROM session") == [(52.0,)]


def test_a_plan_that_makes_no_sense_any_more_is_closed_with_what_was_pressed() -> None:
    cut_short()
    rows("UPDATE session SET plan = '{\"plan\": 7}'")
    assert unfinished() == ()
    assert rows("SELECT pressed, ended IS NULL FROM session") == [(33.0, 0)]
