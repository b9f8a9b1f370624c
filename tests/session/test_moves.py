"""The commands skip, back, restart and leave."""

import pytest

from acusession.session import commands
from acusession.session.commands import Command
from acusession.session.events import (
    Closed,
    Counted,
    Ended,
    HalfWay,
    Outcome,
    Phase,
    PostureChanged,
    PrepareStarted,
    PressStarted,
    Restarted,
    SideSwitched,
    Skipped,
    StepRecord,
    WentBack,
)
from acusession.session.machine import HELD_KEY
from tests.samples import make_session_plan, make_step
from tests.session.driver import START, Driver


def test_skip_goes_on_at_once_and_tells_what_was_left() -> None:
    session = Driver()
    session.wait(5 + 7)
    assert session.do(commands.Skip()) == (
        Skipped(at=START + 12, index=0, left=13.0),
        SideSwitched(at=START + 12, index=1),
        PrepareStarted(at=START + 12, index=1, seconds=5.0),
    )


def test_skip_says_when_the_posture_changes() -> None:
    session = Driver()
    session.do(commands.Skip())
    session.wait(1)
    assert session.do(commands.Skip()) == (
        Skipped(at=START + 1, index=1, left=20.0),
        PostureChanged(at=START + 1, index=2),
        PrepareStarted(at=START + 1, index=2, seconds=8.0),
    )


def test_back_after_a_skip_restores_the_remainder_to_the_millisecond() -> None:
    session = Driver()
    session.wait(5 + 7.123)
    session.do(commands.Skip())
    session.wait(2)
    assert session.do(commands.Back()) == (
        WentBack(at=session.now, index=1, to=0),
        SideSwitched(at=session.now, index=0),
        PrepareStarted(at=session.now, index=0, seconds=5.0),
    )
    assert session.view.press_left == pytest.approx(20 - 7.123, abs=0.001)
    session.wait(5)
    assert session.told(PressStarted)[-1].seconds == pytest.approx(20 - 7.123, abs=0.001)
    assert session.view.press_length == 20.0


def test_half_a_second_left_is_not_finished() -> None:
    session = Driver()
    session.wait(5 + 19.5)
    session.do(commands.Skip())
    session.wait(1)
    session.do(commands.Back())
    assert session.view.press_left == 0.5
    assert session.view.records[0].outcome is Outcome.PARTIAL


def test_back_into_a_finished_step_begins_anew_at_full_time() -> None:
    session = Driver()
    session.wait(25 + 6)
    session.do(commands.Back())
    session.wait(5)
    assert session.told(PressStarted)[-1] == PressStarted(at=session.now, index=0, seconds=20.0)
    assert session.view.records[0] == StepRecord(
        planned=20.0, pressed=20.0, outcome=Outcome.COMPLETED
    )
    session.wait(3)
    assert session.view.records[0].pressed == 23.0


def test_back_keeps_the_remainder_of_the_step_one_leaves() -> None:
    session = Driver()
    session.wait(25 + 5 + 6)
    session.do(commands.Back())
    session.wait(1)
    session.do(commands.Skip())
    session.wait(5)
    assert session.told(PressStarted)[-1] == PressStarted(at=session.now, index=1, seconds=14.0)


def test_back_in_the_first_step_prepares_it_again_and_loses_nothing() -> None:
    session = Driver()
    session.wait(5 + 6)
    assert session.do(commands.Back()) == (
        WentBack(at=START + 11, index=0, to=0),
        PrepareStarted(at=START + 11, index=0, seconds=5.0),
    )
    session.wait(5)
    assert session.view.left == 14.0


def test_a_restored_remainder_past_the_half_has_no_half_way() -> None:
    session = Driver()
    session.wait(5 + 12)
    session.do(commands.Skip())
    session.wait(1)
    session.do(commands.Back())
    session.wait(5 + 7)
    assert [half.at for half in session.told(HalfWay)] == [START + 15]


def test_restart_begins_at_full_time_and_keeps_what_was_pressed() -> None:
    session = Driver()
    session.wait(5 + 6)
    assert session.do(commands.Restart()) == (
        Restarted(at=START + 11, index=0),
        PrepareStarted(at=START + 11, index=0, seconds=5.0),
    )
    session.wait(5 + 4)
    assert session.view.press_left == 16.0
    assert session.view.records[0] == StepRecord(
        planned=20.0, pressed=10.0, outcome=Outcome.PARTIAL
    )


def test_restart_undoes_time_added_before_anything_was_pressed() -> None:
    session = Driver()
    session.wait(5)
    session.do(commands.Adjust(10))
    assert session.view.press_length == 30.0
    session.do(commands.Restart())
    session.wait(5)
    assert session.told(PressStarted)[-1].seconds == 20.0


def test_restart_undoes_as_much_time_added_as_was_pressed() -> None:
    session = Driver()
    session.wait(5 + 10)
    session.do(commands.Adjust(10))
    assert (session.view.press_left, session.view.press_length) == (20.0, 30.0)
    session.do(commands.Restart())
    session.wait(5)
    assert (session.view.press_left, session.view.press_length) == (20.0, 20.0)
    assert session.view.records[0].pressed == 10.0


def test_skip_out_of_a_pause_goes_on() -> None:
    session = Driver()
    session.wait(5 + 6)
    session.do(commands.Pause())
    session.wait(10)
    assert session.do(commands.Skip())[0] == Skipped(at=session.now, index=0, left=14.0)
    assert not session.view.is_paused
    assert session.view.next_at == session.now + 1


@pytest.mark.parametrize("key", [commands.Skip(), commands.Back(), commands.Restart()])
def test_a_key_held_down_counts_once(key: Command) -> None:
    session = Driver()
    session.wait(6)
    assert session.do(key)
    for _ in range(20):
        session.wait(0.05)
        assert session.do(key) == ()
    session.wait(HELD_KEY)
    assert session.do(key)


def test_another_key_ends_the_holding_of_one() -> None:
    session = Driver()
    session.wait(6)
    session.do(commands.Skip())
    assert session.do(commands.Back())
    assert session.do(commands.Skip())


def test_added_time_may_be_added_again_at_once() -> None:
    session = Driver()
    session.wait(6)
    assert session.do(commands.Adjust(10))
    assert session.do(commands.Adjust(10))


def at_the_last_step() -> Driver:
    session = Driver(make_session_plan(make_step(), make_step()))
    session.wait(25 + 5 + 7)
    return session


def test_the_skip_of_the_last_step_can_be_undone_for_ten_seconds() -> None:
    session = at_the_last_step()
    assert session.do(commands.Skip()) == (
        Skipped(at=session.now, index=1, left=13.0),
        Closed(at=session.now, index=1, early=False, undo_seconds=10.0),
    )
    assert (session.view.left, session.view.session_left) == (10.0, 0.0)
    session.wait(9.5)
    assert not session.view.ended
    assert session.do(commands.Back()) == (
        WentBack(at=session.now, index=1, to=1),
        PrepareStarted(at=session.now, index=1, seconds=5.0),
    )
    session.wait(5)
    assert session.told(PressStarted)[-1].seconds == 13.0


def test_the_skip_of_the_last_step_ends_after_ten_seconds() -> None:
    session = at_the_last_step()
    session.do(commands.Skip())
    *counted, ended = session.wait(10)
    assert [event.left for event in counted if isinstance(event, Counted)] == list(range(9, 0, -1))
    assert isinstance(ended, Ended)
    assert ended.at == session.now
    assert ended.records[1] == StepRecord(planned=20.0, pressed=7.0, outcome=Outcome.PARTIAL)


def test_a_gap_in_the_closing_ends_it_at_its_instant() -> None:
    session = at_the_last_step()
    session.do(commands.Skip())
    at = session.now
    *_, ended = session.look_after(3600.0)
    assert (type(ended), ended.at) == (Ended, at + 10)


@pytest.mark.parametrize(
    "command",
    [commands.Pause(), commands.Resume(), commands.Skip(), commands.Restart(), commands.Go()],
)
def test_the_closing_knows_only_back_and_leave(command: Command) -> None:
    session = at_the_last_step()
    session.do(commands.Skip())
    session.wait(HELD_KEY)
    assert session.do(command) == ()
    assert session.do(commands.Adjust(10)) == ()
    assert session.view.phase is Phase.CLOSING


def test_leave_in_the_closing_ends_it_at_once() -> None:
    session = at_the_last_step()
    session.do(commands.Skip())
    (ended,) = session.do(commands.Leave())
    assert isinstance(ended, Ended)


def test_leave_ends_by_the_closing_and_records_what_was_done() -> None:
    session = Driver()
    session.wait(25 + 5 + 7)
    closed, ended = session.do(commands.Leave())
    assert closed == Closed(at=session.now, index=1, early=True, undo_seconds=0.0)
    assert isinstance(ended, Ended)
    assert ended.records == (
        StepRecord(planned=20.0, pressed=20.0, outcome=Outcome.COMPLETED),
        StepRecord(planned=20.0, pressed=7.0, outcome=Outcome.PARTIAL),
        StepRecord(planned=12.0, pressed=0.0, outcome=Outcome.SKIPPED),
    )


@pytest.mark.parametrize("seconds", [0.0, 2.0])
def test_leave_out_of_a_pause(seconds: float) -> None:
    session = Driver()
    session.wait(5 + 7)
    session.do(commands.Pause())
    session.wait(seconds)
    _, ended = session.do(commands.Leave())
    assert isinstance(ended, Ended)
    assert (ended.at, ended.records[0].pressed) == (session.now, 7.0)


EVERY_COMMAND: list[Command] = [
    commands.Pause(),
    commands.Resume(),
    commands.Skip(),
    commands.Back(),
    commands.Restart(),
    commands.Adjust(10),
    commands.Go(),
    commands.Leave(),
]


@pytest.mark.parametrize("command", EVERY_COMMAND)
def test_after_the_end_nothing_changes(command: Command) -> None:
    session = Driver()
    session.do(commands.Leave())
    before = session.view
    session.wait(HELD_KEY)
    assert session.do(command) == ()
    assert session.wait(100) == ()
    after = session.view
    assert (after.records, after.next_at, after.ended) == (before.records, None, True)
