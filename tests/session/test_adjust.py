"""Adding and removing ten seconds, within limits."""

import pytest

from acusession.session import commands
from acusession.session.events import Adjusted, Counted, HalfWay, Phase, Resumed, StepEnded
from tests.samples import make_session_plan, make_step
from tests.session.driver import START, Driver


def session_with(press: int, *, prepare: int = 5) -> Driver:
    return Driver(make_session_plan(make_step(prepare=prepare, press=press)))


def test_a_press_is_lengthened() -> None:
    session = session_with(20)
    session.wait(5 + 6)
    assert session.do(commands.Adjust(10)) == (
        Adjusted(at=START + 11, index=0, phase=Phase.PRESS, seconds=10.0, left=24.0),
    )
    assert (session.view.left, session.view.press_left, session.view.press_length) == (24, 24, 30)
    session.finish()
    assert session.told(StepEnded) == [StepEnded(at=START + 35, index=0, pressed=30.0)]
    (record,) = session.view.records
    assert (record.planned, record.pressed) == (30.0, 30.0)


def test_a_press_is_shortened() -> None:
    session = session_with(60)
    session.wait(5 + 6)
    assert session.do(commands.Adjust(-10)) == (
        Adjusted(at=START + 11, index=0, phase=Phase.PRESS, seconds=-10.0, left=44.0),
    )
    session.finish()
    assert session.told(StepEnded) == [StepEnded(at=START + 55, index=0, pressed=50.0)]


@pytest.mark.parametrize(
    ("waited", "change"), [(5 + 10, -7.0), (5 + 7, -10.0), (5 + 17, 0.0), (5 + 18.5, 0.0)]
)
def test_the_last_three_seconds_always_stay(waited: float, change: float) -> None:
    session = session_with(20)
    session.wait(waited)
    left = session.view.left
    told = [event for event in session.do(commands.Adjust(-10)) if isinstance(event, Adjusted)]
    assert [event.seconds for event in told] == ([change] if change else [])
    assert session.view.left == left + change


@pytest.mark.parametrize(("press", "change"), [(590, 10.0), (595, 5.0), (600, 0.0)])
def test_no_press_becomes_longer_than_ten_minutes(press: int, change: float) -> None:
    session = session_with(press)
    session.wait(5 + 50)
    told = [event for event in session.do(commands.Adjust(10)) if isinstance(event, Adjusted)]
    assert [event.seconds for event in told] == ([change] if change else [])
    assert session.view.press_length == press + change


def test_the_time_to_prepare_can_change_too() -> None:
    session = session_with(20, prepare=15)
    session.wait(5)
    assert session.do(commands.Adjust(10)) == (
        Adjusted(at=START + 5, index=0, phase=Phase.PREPARE, seconds=10.0, left=20.0),
    )
    assert session.do(commands.Adjust(-100)) == (
        Adjusted(at=START + 5, index=0, phase=Phase.PREPARE, seconds=-17.0, left=3.0),
    )
    assert (session.view.length, session.view.press_length) == (8.0, 20.0)
    session.finish()
    assert session.told(StepEnded) == [StepEnded(at=START + 28, index=0, pressed=20.0)]


def test_a_prepare_that_is_shorter_than_three_seconds_stays() -> None:
    session = session_with(20, prepare=2)
    assert session.do(commands.Adjust(-10)) == ()
    assert session.view.left == 2.0


@pytest.mark.parametrize("seconds", [10, -10])
def test_a_paused_press_changes_while_it_stands(seconds: int) -> None:
    session = session_with(40)
    session.wait(5 + 6)
    session.do(commands.Pause())
    session.wait(30)
    assert session.do(commands.Adjust(seconds)) == (
        Adjusted(at=session.now, index=0, phase=Phase.PRESS, seconds=seconds, left=34.0 + seconds),
    )
    assert session.view.next_at is None
    assert (session.view.left, session.view.press_left) == (34.0 + seconds, 34.0 + seconds)
    session.do(commands.Resume())
    session.finish()
    assert session.told(StepEnded)[0].at == START + 41 + 3 + 34 + seconds


def test_a_lead_in_counts_as_its_press() -> None:
    session = session_with(40)
    session.wait(5 + 6)
    session.do(commands.Pause())
    session.wait(1)
    session.do(commands.Resume())
    session.wait(1)
    assert session.do(commands.Adjust(10)) == (
        Adjusted(at=session.now, index=0, phase=Phase.PRESS, seconds=10.0, left=44.0),
    )
    assert (session.view.left, session.view.length, session.view.press_left) == (2.0, 3.0, 44.0)
    session.wait(2)
    assert (session.view.phase, session.view.left) == (Phase.PRESS, 44.0)


def test_a_held_press_does_not_change() -> None:
    session = Driver(wait_for_go=True)
    session.wait(5)
    assert session.do(commands.Adjust(10)) == ()
    assert session.view.press_left == 20.0


def test_shortening_past_the_half_tells_half_way_at_once() -> None:
    session = session_with(60)
    session.wait(5 + 28)
    adjusted, half = session.do(commands.Adjust(-10))
    assert isinstance(adjusted, Adjusted)
    assert half == HalfWay(at=START + 33, index=0)
    session.finish()
    assert session.told(HalfWay) == [half]


def test_half_way_is_told_once_even_if_the_half_moves_on() -> None:
    session = session_with(20)
    session.wait(5 + 10)
    session.do(commands.Adjust(10))
    session.do(commands.Pause())
    session.wait(1)
    session.do(commands.Resume())
    session.finish()
    assert len(session.told(HalfWay)) == 1


@pytest.mark.parametrize(("press", "seconds", "told"), [(12, -4, []), (6, 10, [START + 13])])
def test_half_way_goes_by_the_length_a_press_has_become(
    press: int, seconds: int, told: list[float]
) -> None:
    session = session_with(press)
    session.wait(5)
    session.do(commands.Adjust(seconds))
    session.finish()
    assert [half.at for half in session.told(HalfWay)] == told


def session_rounded_up() -> Driver:
    """Return a session at the start of a prepare whose 5 s left are slightly more by rounding."""
    session = Driver()
    session.wait(19.4)
    session.do(commands.Skip())
    assert session.view.left > 5, "these instants must round up, or the test proves nothing"
    return session


def test_rounding_tells_no_second_that_has_not_passed_when_time_is_added() -> None:
    session = session_rounded_up()
    assert [type(event) for event in session.do(commands.Adjust(10))] == [Adjusted]


def test_rounding_tells_no_second_that_has_not_passed_after_a_pause() -> None:
    session = session_rounded_up()
    session.do(commands.Pause())
    session.wait(1)
    resumed, *_ = session.do(commands.Resume())
    assert isinstance(resumed, Resumed)
    session.wait(1.5)
    assert [event.left for event in session.told(Counted) if event.at >= resumed.at] == [4]
