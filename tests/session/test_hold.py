"""A session in which each press waits for the user's command."""

from acusession.session import commands
from acusession.session.events import HoldStarted, Phase, PrepareStarted, PressStarted, Skipped
from tests.session.driver import START, Driver


def test_each_press_waits_for_a_word() -> None:
    session = Driver(wait_for_go=True)
    assert session.wait(5)[-1] == HoldStarted(at=START + 5, index=0)
    assert (session.view.phase, session.view.next_at) == (Phase.HOLD, None)
    assert session.wait(500) == ()
    assert session.do(commands.Go()) == (PressStarted(at=START + 505, index=0, seconds=20.0),)
    *_, held = session.wait(20 + 5)
    assert held == HoldStarted(at=START + 530, index=1)


def test_a_word_nobody_waits_for_changes_nothing() -> None:
    session = Driver()
    assert session.do(commands.Go()) == ()
    session.wait(6)
    assert session.do(commands.Go()) == ()


def test_waiting_for_a_word_takes_nothing_from_the_press() -> None:
    session = Driver(wait_for_go=True)
    session.wait(100)
    assert (session.view.left, session.view.press_left) == (0.0, 20.0)
    skipped, *_ = session.do(commands.Skip())
    assert skipped == Skipped(at=START + 100, index=0, left=20.0)
    session.do(commands.Back())
    session.wait(5)
    session.do(commands.Go())
    assert session.told(PressStarted)[-1].seconds == 20.0


def test_a_restored_remainder_waits_for_a_word_too() -> None:
    session = Driver(wait_for_go=True)
    session.wait(5)
    session.do(commands.Go())
    session.wait(6)
    session.do(commands.Skip())
    session.wait(1)
    session.do(commands.Back())
    assert session.wait(5)[-1] == HoldStarted(at=session.now, index=0)
    assert session.do(commands.Go()) == (PressStarted(at=session.now, index=0, seconds=14.0),)


def test_restart_of_a_held_step_prepares_it_again() -> None:
    session = Driver(wait_for_go=True)
    session.wait(60)
    *_, prepare = session.do(commands.Restart())
    assert prepare == PrepareStarted(at=START + 60, index=0, seconds=5.0)
    assert session.view.press_left == 20.0


def test_leave_is_possible_while_held() -> None:
    session = Driver(wait_for_go=True)
    session.wait(60)
    session.do(commands.Leave())
    assert session.view.ended
