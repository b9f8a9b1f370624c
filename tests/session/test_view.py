"""The view of a session that a face shows."""

import pytest

from acusession.session import commands
from acusession.session.events import Outcome, Phase, StepRecord
from tests.samples import small_plan
from tests.session.driver import START, Driver


def test_the_view_in_prepare() -> None:
    session = Driver()
    session.look_after(1.5)
    view = session.view
    plan = small_plan()
    assert (view.plan, view.now, view.index, view.phase) == (plan, START + 1.5, 0, Phase.PREPARE)
    assert (view.left, view.length) == (3.5, 5.0)
    assert (view.press_left, view.press_length) == (20.0, 20.0)
    assert view.session_left == plan.seconds - 1.5
    assert view.next_at == START + 2
    assert (view.is_paused, view.resumes_at, view.ended) == (False, None, False)
    assert (view.step, view.next_step) == (plan.steps[0], plan.steps[1])


def test_the_view_in_a_press() -> None:
    session = Driver()
    session.wait(5 + 6.5)
    view = session.view
    assert (view.left, view.length) == (view.press_left, view.press_length) == (13.5, 20.0)
    assert view.session_left == small_plan().seconds - 11.5
    assert view.records == (
        StepRecord(planned=20.0, pressed=6.5, outcome=Outcome.PARTIAL),
        StepRecord(planned=20.0, pressed=0.0, outcome=None),
        StepRecord(planned=12.0, pressed=0.0, outcome=None),
    )


def test_the_view_in_a_lead_in_counts_it_to_what_is_left() -> None:
    session = Driver()
    session.wait(5 + 6)
    session.do(commands.Pause())
    session.wait(1)
    session.do(commands.Resume())
    session.wait(1)
    assert session.view.session_left == 2 + small_plan().seconds - 11


def test_what_is_left_counts_the_remainder_of_a_step_still_to_come() -> None:
    session = Driver()
    session.wait(25 + 5 + 6)
    session.do(commands.Back())
    assert session.view.session_left == (5 + 20) + (5 + 14) + (8 + 12)


def test_what_is_left_counts_a_finished_step_to_come_again_in_full() -> None:
    session = Driver()
    session.wait(50 + 1)
    session.do(commands.Back())
    session.wait(1)
    session.do(commands.Back())
    assert session.view.session_left == 25 + 25 + 20


def test_the_last_step_has_no_next() -> None:
    session = Driver()
    session.wait(50)
    assert session.view.index == 2
    assert session.view.next_step is None


def test_a_step_begun_and_not_pressed_counts_as_skipped() -> None:
    session = Driver()
    session.wait(2)
    session.do(commands.Skip())
    assert [record.outcome for record in session.view.records] == [
        Outcome.SKIPPED,
        Outcome.SKIPPED,
        None,
    ]


def test_a_view_cannot_be_changed() -> None:
    view = Driver().view
    with pytest.raises(AttributeError):
        view.left = 0.0  # type: ignore[misc]


def test_a_countdown_shows_a_begun_second_whole() -> None:
    session = Driver()
    session.wait(2)
    assert (session.view.seconds_left, session.view.session_seconds_left) == (3, 68)
    session.look_after(0.25)
    assert (session.view.seconds_left, session.view.session_seconds_left) == (3, 68)
    session.look_after(0.75)
    assert (session.view.seconds_left, session.view.session_seconds_left) == (2, 67)
