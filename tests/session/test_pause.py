"""Pauses, resuming, and gaps in which the clock was not read."""

import pytest

from acusession.session import commands
from acusession.session.events import (
    Counted,
    Ended,
    HalfWay,
    Paused,
    Phase,
    PressContinued,
    PressStarted,
    Resumed,
    StepEnded,
)
from acusession.session.machine import GAP, HELD_KEY
from tests.samples import make_session_plan, make_step
from tests.session.driver import START, Driver


def test_pause_in_prepare_stops_it_and_resume_goes_on_where_it_was() -> None:
    session = Driver()
    session.wait(2)
    assert session.do(commands.Pause()) == (
        Paused(at=START + 2, index=0, phase=Phase.PREPARE, left=3.0),
    )
    assert session.view.is_paused
    assert session.view.next_at is None
    assert session.wait(100) == ()
    assert session.do(commands.Resume()) == (
        Resumed(at=START + 102, index=0, phase=Phase.PREPARE, left=3.0),
    )
    *_, pressing = session.wait(3)
    assert pressing == PressStarted(at=START + 105, index=0, seconds=20.0)


def test_resume_in_a_press_gives_three_seconds_to_lay_the_hand_on() -> None:
    session = Driver()
    session.wait(5 + 7.25)
    assert session.do(commands.Pause())[-1] == Paused(
        at=START + 12.25, index=0, phase=Phase.PRESS, left=12.75
    )
    session.wait(60)
    assert session.do(commands.Resume()) == (
        Resumed(at=START + 72.25, index=0, phase=Phase.LEAD_IN, left=12.75),
    )
    assert (session.view.left, session.view.press_left) == (3.0, 12.75)
    told = session.wait(3)
    assert told == (
        Counted(at=START + 73.25, index=0, phase=Phase.LEAD_IN, left=2),
        Counted(at=START + 74.25, index=0, phase=Phase.LEAD_IN, left=1),
        PressContinued(at=START + 75.25, index=0, left=12.75),
    )
    session.wait(12.75)
    assert session.told(StepEnded) == [StepEnded(at=START + 88, index=0, pressed=20.0)]


def test_half_way_is_told_once_however_often_one_pauses() -> None:
    session = Driver()
    session.wait(5 + 10)
    for _ in range(3):
        session.do(commands.Pause())
        session.wait(1)
        session.do(commands.Resume())
        session.wait(4)
    assert [half.at for half in session.told(HalfWay)] == [START + 15]


def test_half_way_still_comes_after_a_pause_before_it() -> None:
    session = Driver()
    session.wait(5 + 9)
    session.do(commands.Pause())
    session.wait(1)
    session.do(commands.Resume())
    session.wait(3 + 1)
    assert [half.at for half in session.told(HalfWay)] == [START + 19]


def test_pause_inside_the_lead_in_keeps_the_press() -> None:
    session = Driver()
    session.wait(5 + 4)
    session.do(commands.Pause())
    session.wait(1)
    session.do(commands.Resume())
    session.wait(2)
    assert session.do(commands.Pause()) == (
        Paused(at=session.now, index=0, phase=Phase.PRESS, left=16.0),
    )
    assert (session.view.left, session.view.length) == (16.0, 20.0)
    session.wait(1)
    session.do(commands.Resume())
    *_, going_on = session.wait(3)
    assert going_on == PressContinued(at=session.now, index=0, left=16.0)


def test_a_whole_second_already_told_is_not_told_again_after_a_pause() -> None:
    session = Driver()
    session.wait(5 + 18)
    session.do(commands.Pause())
    session.wait(1)
    session.do(commands.Resume())
    session.wait(5)
    pressed = [counted for counted in session.told(Counted) if counted.phase is Phase.PRESS]
    assert [counted.left for counted in pressed if counted.index == 0] == list(range(19, 0, -1))


def test_paused_seconds_are_told_at_the_end() -> None:
    session = Driver()
    session.wait(2)
    session.do(commands.Pause())
    session.wait(30)
    session.do(commands.Resume())
    session.wait(10)
    session.do(commands.Pause())
    session.wait(7)
    session.do(commands.Leave())
    assert session.told(Ended)[0].paused_seconds == 37.0


def test_pause_and_resume_where_they_make_no_sense_change_nothing() -> None:
    session = Driver(wait_for_go=True)
    assert session.do(commands.Resume()) == ()
    session.wait(5)
    assert session.view.phase is Phase.HOLD
    assert session.do(commands.Pause()) == ()
    assert not session.view.is_paused


def test_a_key_held_down_pauses_once() -> None:
    session = Driver()
    session.do(commands.Pause())
    for _ in range(50):
        session.wait(HELD_KEY / 10)
        assert session.do(commands.Resume()) == ()
    assert session.view.is_paused
    session.wait(HELD_KEY)
    assert session.do(commands.Resume())


def test_a_gap_pauses_at_the_last_moment_seen() -> None:
    session = Driver()
    session.wait(5 + 4)
    assert session.look_after(3600.0) == (
        Paused(at=START + 9, index=0, phase=Phase.PRESS, left=16.0, gap=3600.0),
    )
    assert session.view.press_left == 16.0
    assert session.view.resumes_at is None
    assert session.wait(100) == ()
    session.do(commands.Resume())
    session.wait(3 + 16)
    assert session.told(StepEnded) == [StepEnded(at=session.now, index=0, pressed=20.0)]


def test_a_look_no_later_than_the_longest_allowed_is_no_gap() -> None:
    session = Driver()
    assert [event for event in session.look_after(GAP) if isinstance(event, Paused)] == []
    session = Driver()
    assert [event.gap for event in session.look_after(GAP + 0.25) if isinstance(event, Paused)] == [
        GAP + 0.25
    ]


def test_a_gap_before_a_command_pauses_first() -> None:
    session = Driver()
    session.wait(6)
    session.now += 60
    paused, *_ = session.do(commands.Restart())
    assert paused == Paused(at=START + 6, index=0, phase=Phase.PRESS, left=19.0, gap=60.0)
    assert session.view.phase is Phase.PREPARE


def test_where_nobody_can_press_a_key_a_gap_ends_by_itself() -> None:
    session = Driver(no_keyboard=True)
    session.wait(6)
    assert session.look_after(60.0) == (
        Paused(at=START + 6, index=0, phase=Phase.PRESS, left=19.0, gap=60.0, resumes_in=10.0),
    )
    assert session.view.resumes_at == session.view.next_at == START + 76
    assert session.wait(9.5) == ()
    assert session.wait(0.5) == (Resumed(at=START + 76, index=0, phase=Phase.LEAD_IN, left=19.0),)
    session.finish()
    assert session.told(Ended)[0].paused_seconds == 70.0


def test_a_second_gap_while_waiting_to_go_on_skips_nothing() -> None:
    session = Driver(no_keyboard=True)
    session.wait(6)
    session.look_after(60.0)
    resumed, paused = session.look_after(3600.0)
    assert resumed == Resumed(at=START + 76, index=0, phase=Phase.LEAD_IN, left=19.0)
    assert paused == Paused(
        at=START + 76, index=0, phase=Phase.PRESS, left=19.0, gap=3590.0, resumes_in=10.0
    )


def test_nobody_asked_for_a_pause_goes_on_by_itself_only_after_a_gap() -> None:
    session = Driver(no_keyboard=True)
    session.do(commands.Pause())
    assert session.view.resumes_at is None


@pytest.mark.parametrize("back", [0.001, 1.0, 1e6])
def test_a_clock_that_goes_back_does_nothing(back: float) -> None:
    session = Driver()
    session.wait(6)
    before = session.state
    session.now -= back
    assert session.look_after(0.0) == ()
    assert session.state == before
    assert session.do(commands.Pause())[0].at == START + 6


def test_a_hold_or_a_pause_has_no_gap() -> None:
    session = Driver(wait_for_go=True)
    session.wait(5)
    assert session.look_after(1e6) == ()
    session.do(commands.Go())
    session.wait(1)
    session.do(commands.Pause())
    assert session.look_after(1e6) == ()


def test_an_odd_start_of_the_clock_counts_whole_seconds_once() -> None:
    session = Driver(make_session_plan(make_step(prepare=7, press=13)))
    session.look_after(0.1)
    session.do(commands.Pause())
    session.look_after(1234.56789)
    session.do(commands.Resume())
    session.finish()
    told = [(counted.phase, counted.left) for counted in session.told(Counted)]
    assert len(told) == len(set(told)) == 6 + 12
