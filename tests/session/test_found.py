"""The user finds the point before the preparation is over."""

from __future__ import annotations

import pytest

from acusession.domain.model import Plan, Reach
from acusession.session import commands
from acusession.session.commands import Command
from acusession.session.events import (
    CautionStarted,
    Paused,
    Phase,
    PointFound,
    PrepareStarted,
    PressStarted,
    Resumed,
    StepEnded,
    WentBack,
)
from acusession.session.machine import HELD_KEY
from acusession.session.state import Progress
from acusession.session.transitions import UNDO
from tests.samples import BOTH, make_point, make_session_plan, make_step
from tests.session.driver import START, Driver

CALF = make_point("Calf", sides=BOTH, cautions=("Not over a wound.",))


def reached_with(reach: Reach) -> Plan:
    return make_session_plan(make_step(make_point("Wrist", reach=reach), prepare=15), make_step())


def cautious(*, prepare: int = 15) -> Plan:
    """Return a plan whose voice has said the caution after 6 s, or says it in a lead-in of 4 s."""
    return make_session_plan(
        make_step(CALF, BOTH[0], prepare=prepare, cautioned_after=6.0, caution=4.0),
        make_step(CALF, BOTH[1], prepare=8, caution=4.0),
    )


def found_after(seconds: float, plan: Plan | None = None) -> Driver:
    session = Driver(plan or reached_with(Reach.ONE_HAND))
    session.wait(seconds)
    session.do(commands.Found())
    return session


# The press


def test_with_a_free_hand_the_press_starts_at_once_and_in_full() -> None:
    session = Driver(reached_with(Reach.ONE_HAND))
    session.wait(4)
    assert session.do(commands.Found()) == (
        PointFound(at=START + 4, index=0, seconds=0.0),
        PressStarted(at=START + 4, index=0, seconds=20.0),
    )
    session.finish()
    assert session.told(StepEnded)[0] == StepEnded(at=START + 24, index=0, pressed=20.0)


@pytest.mark.parametrize("reach", [Reach.OTHER_HAND, Reach.NEEDS_BALL])
def test_a_hand_that_is_needed_has_three_seconds_to_return(reach: Reach) -> None:
    session = Driver(reached_with(reach))
    session.wait(4)
    assert session.do(commands.Found()) == (PointFound(at=START + 4, index=0, seconds=3.0),)
    assert (session.view.phase, session.view.left) == (Phase.LEAD_IN, 3.0)
    assert session.view.session_left == 3 + 20 + 5 + 20
    assert session.wait(3)[-1] == PressStarted(at=START + 7, index=0, seconds=20.0)


def test_a_press_that_was_found_has_its_half_way() -> None:
    session = found_after(4, reached_with(Reach.OTHER_HAND))
    session.finish()
    assert [type(event).__name__ for event in session.new_events].count("HalfWay") == 2


@pytest.mark.parametrize(("at", "counts"), [(0.0, False), (0.9, False), (1.0, True)])
def test_it_counts_from_the_second_second_of_a_preparation(at: float, counts: bool) -> None:
    session = Driver()
    session.wait(at)
    assert bool(session.do(commands.Found())) == counts


def test_the_first_second_is_that_of_each_step() -> None:
    session = Driver(make_session_plan(make_step(prepare=0, press=20), make_step(prepare=9)))
    session.wait(20.5)
    assert session.do(commands.Found()) == ()
    assert session.view.phase is Phase.PREPARE


def test_it_means_nothing_in_a_pause_a_press_a_lead_in_or_at_the_closing() -> None:
    session = Driver()
    session.wait(2)
    session.do(commands.Pause())
    session.wait(2)
    assert session.do(commands.Found()) == ()
    session.do(commands.Resume())
    session.wait(6)
    assert (session.view.phase, session.do(commands.Found())) == (Phase.PRESS, ())
    session.do(commands.Pause())
    session.wait(1)
    session.do(commands.Resume())
    session.wait(1.5)
    assert (session.view.phase, session.do(commands.Found())) == (Phase.LEAD_IN, ())
    last = Driver(make_session_plan(make_step()))
    last.wait(2)
    last.do(commands.Skip())
    last.wait(2)
    assert (last.view.phase, last.do(commands.Found())) == (Phase.CLOSING, ())


# Hold


def test_on_hold_it_starts_the_press_like_go() -> None:
    session = Driver(wait_for_go=True)
    session.wait(30)
    assert session.do(commands.Found()) == (PressStarted(at=START + 30, index=0, seconds=20.0),)


def test_in_a_preparation_it_is_the_go_as_well() -> None:
    session = Driver(wait_for_go=True)
    session.wait(2)
    assert session.do(commands.Found())[-1] == PressStarted(at=START + 2, index=0, seconds=20.0)


def test_in_the_first_second_of_a_hold_it_is_ignored() -> None:
    session = Driver(make_session_plan(make_step(prepare=0)), wait_for_go=True)
    session.wait(0.5)
    assert session.view.phase is Phase.HOLD
    assert session.do(commands.Found()) == ()


@pytest.mark.parametrize("delay", [0.25, 0.5, 0.66])
def test_held_from_the_preparation_it_does_not_run_through_the_hold(delay: float) -> None:
    session = Driver(wait_for_go=True)
    session.wait(0.5)
    session.do(commands.Found())
    session.wait(delay)
    while session.now < START + 12:
        session.do(commands.Found())
        session.wait(0.04)
    assert session.told(PressStarted) == []
    session.wait(HELD_KEY)
    session.do(commands.Found())
    assert session.view.phase is Phase.PRESS


# Back


def test_back_undoes_it_with_the_time_the_preparation_had_left() -> None:
    session = found_after(4)
    session.wait(3)
    assert session.do(commands.Back()) == (
        WentBack(at=START + 7, index=0, to=0),
        PrepareStarted(at=START + 7, index=0, seconds=11.0),
    )
    assert (session.view.left, session.view.length) == (11.0, 15.0)
    session.wait(11)
    assert session.told(PressStarted)[-1] == PressStarted(at=START + 18, index=0, seconds=17.0)
    assert session.view.records[0].pressed == 3.0


def test_in_the_second_step_too_it_is_the_same_step() -> None:
    session = Driver()
    session.wait(25 + 2)
    session.do(commands.Found())
    session.wait(1)
    session.do(commands.Back())
    assert (session.view.index, session.view.phase, session.view.left) == (1, Phase.PREPARE, 3.0)
    session.wait(1.5)
    session.do(commands.Found())
    assert session.view.phase is Phase.PRESS


def test_it_can_be_undone_in_its_lead_in() -> None:
    session = found_after(4, reached_with(Reach.OTHER_HAND))
    session.wait(2)
    session.do(commands.Back())
    assert (session.view.phase, session.view.left) == (Phase.PREPARE, 11.0)


@pytest.mark.parametrize(("waited", "to"), [(UNDO, 1), (UNDO + 0.1, 0)])
def test_it_can_be_undone_in_the_first_ten_seconds_of_its_press(waited: float, to: int) -> None:
    session = Driver(make_session_plan(make_step(), make_step(press=30)))
    session.wait(25 + 2)
    session.do(commands.Found())
    session.wait(waited)
    session.do(commands.Back())
    assert session.view.index == to


@pytest.mark.parametrize(
    "between",
    [
        (commands.Adjust(10),),
        (commands.Pause(), commands.Resume()),
        (commands.Pause(),),
    ],
    ids=["more time", "a pause", "in a pause"],
)
def test_once_something_else_has_happened_back_is_as_ever(between: tuple[Command, ...]) -> None:
    session = Driver()
    session.wait(25 + 2)
    session.do(commands.Found())
    session.wait(1)
    for command in between:
        session.do(command)
        session.wait(1)
    session.do(commands.Back())
    assert session.view.index == 0


def test_a_press_that_started_by_itself_goes_back_to_the_step_before() -> None:
    session = Driver()
    session.wait(25 + 5 + 2)
    session.do(commands.Back())
    assert session.view.index == 0


# Cautions


def test_found_after_the_caution_was_said_the_press_starts_at_once() -> None:
    session = found_after(6, cautious())
    assert session.view.phase is Phase.PRESS


@pytest.mark.parametrize("reach", Reach)
def test_found_earlier_the_lead_in_has_time_for_the_caution(reach: Reach) -> None:
    calf = make_point("Calf", cautions=("Not over a wound.",), reach=reach)
    step = make_step(calf, prepare=15, cautioned_after=6.0, caution=4.0)
    session = Driver(make_session_plan(step))
    session.wait(5.9)
    assert session.do(commands.Found()) == (
        PointFound(at=session.now, index=0, seconds=4.0),
        CautionStarted(at=session.now, index=0),
    )
    session.wait(4)
    assert session.told(PressStarted) == [PressStarted(at=START + 9.9, index=0, seconds=20.0)]


def test_it_is_said_once_for_both_sides() -> None:
    session = found_after(2, cautious())
    session.wait(4 + 20 + 1)
    session.do(commands.Found())
    assert session.view.phase is Phase.PRESS
    assert len(session.told(CautionStarted)) == 1


def test_a_pause_in_the_lead_in_lets_the_caution_be_said_again() -> None:
    session = found_after(2, cautious())
    session.wait(1)
    (paused,) = session.do(commands.Pause())
    assert isinstance(paused, Paused)
    session.wait(1)
    assert session.do(commands.Resume()) == (
        Resumed(at=START + 4, index=0, phase=Phase.LEAD_IN, left=20.0),
        CautionStarted(at=START + 4, index=0),
    )
    assert session.wait(4)[-1] == PressStarted(at=START + 8, index=0, seconds=20.0)


@pytest.mark.parametrize(("paused_after", "is_said"), [(5, False), (7, True)])
def test_a_preparation_whose_caution_a_pause_cut_off_ends_with_it(
    paused_after: float, is_said: bool
) -> None:
    session = Driver(cautious())
    session.wait(paused_after)
    session.do(commands.Pause())
    session.wait(1)
    session.do(commands.Resume())
    session.wait(15 - paused_after)
    assert session.view.phase is (Phase.PRESS if is_said else Phase.LEAD_IN)


def test_a_preparation_that_was_shortened_before_the_caution_ends_with_it() -> None:
    session = Driver(cautious())
    session.wait(1)
    session.do(commands.Adjust(-100))
    session.wait(3)
    assert session.told(CautionStarted) == [CautionStarted(at=START + 4, index=0)]


def test_the_other_side_of_a_skipped_point_has_its_caution() -> None:
    session = Driver(cautious())
    session.wait(2)
    session.do(commands.Skip())
    session.wait(8)
    assert session.told(CautionStarted) == [CautionStarted(at=START + 10, index=1)]


def test_a_resumed_session_says_the_caution_of_its_step() -> None:
    plan = cautious()
    second = Progress(index=1, attempts=((), ()), paused_seconds=0.0)
    session = Driver(plan, progress=second)
    session.wait(8)
    assert session.told(CautionStarted) == [CautionStarted(at=START + 8, index=1)]


def test_a_hold_waits_for_the_user_and_then_for_the_caution() -> None:
    session = Driver(cautious(prepare=15), wait_for_go=True)
    session.wait(1)
    session.do(commands.Adjust(-100))
    session.wait(10)
    assert session.view.phase is Phase.HOLD
    assert session.do(commands.Go()) == (CautionStarted(at=START + 11, index=0),)


def test_without_a_key_no_caution_needs_a_lead_in() -> None:
    session = Driver(cautious())
    session.finish()
    assert session.told(CautionStarted) == []
    assert [event.at for event in session.told(PressStarted)] == [START + 15, START + 43]


def test_once_it_is_undone_the_caution_that_was_cut_off_is_said_before_the_press() -> None:
    session = found_after(2, cautious())
    session.wait(1)
    session.do(commands.Back())
    session.wait(13)
    assert [event.at for event in session.told(CautionStarted)] == [START + 2, START + 16]


def test_after_a_way_back_the_caution_does_not_count_as_said_in_the_words_of_the_plan() -> None:
    session = Driver(cautious())
    session.wait(2)
    session.do(commands.Skip())
    session.wait(2)
    session.do(commands.Back())
    session.wait(15)
    assert session.told(CautionStarted) == [CautionStarted(at=START + 19, index=0)]


def test_a_resumed_session_does_not_rely_on_the_words_of_the_plan() -> None:
    first = cautious().steps[0]
    session = Driver(
        make_session_plan(make_step(), first),
        progress=Progress(index=1, attempts=((), ()), paused_seconds=0.0),
    )
    session.wait(15)
    assert session.told(CautionStarted) == [CautionStarted(at=START + 15, index=1)]


def test_every_press_that_was_found_starts_and_none_continues() -> None:
    wrist = make_point("Wrist", reach=Reach.OTHER_HAND)
    session = Driver(make_session_plan(make_step(wrist), make_step(wrist)))
    session.wait(25 + 2)
    session.do(commands.Found())
    assert session.wait(3)[-1] == PressStarted(at=START + 30, index=1, seconds=20.0)


def test_in_the_next_step_it_cannot_be_undone_any_more() -> None:
    session = found_after(4)
    session.wait(20 + 2)
    session.do(commands.Back())
    assert (session.view.index, session.view.left) == (0, 15.0)
