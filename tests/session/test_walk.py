"""A session without any command: everything happens in order, each event at its instant."""

from pathlib import Path

import pytest

from acusession.domain.model import Plan, Side
from acusession.domain.plan import PlanOptions, make_plan
from acusession.routines.reader import read_routine
from acusession.session.events import Closed, Counted, Ended, HalfWay, Outcome, Phase
from tests.samples import make_session_plan, make_step, small_plan
from tests.session.driver import START, Driver, planned_walk, without_end

MIDDLE_BACK = make_plan(
    read_routine(Path(__file__).parents[2] / "routines" / "middle_back.yaml"), PlanOptions()
)


@pytest.mark.parametrize("plan", [small_plan(), MIDDLE_BACK], ids=["small", "middle_back"])
@pytest.mark.parametrize("no_keyboard", [False, True])
def test_everything_happens_at_its_planned_instant(plan: Plan, no_keyboard: bool) -> None:
    session = Driver(plan, no_keyboard=no_keyboard)
    session.finish()
    assert without_end(session.new_events) == list(planned_walk(plan, START))
    ended = session.new_events[-1]
    assert isinstance(ended, Ended)
    assert ended.at == START + plan.seconds
    assert ended.paused_seconds == 0
    assert [(record.pressed, record.outcome) for record in ended.records] == [
        (step.press, Outcome.COMPLETED) for step in plan.steps
    ]


def test_middle_back_has_its_twelve_steps_in_order() -> None:
    session = Driver(MIDDLE_BACK)
    session.finish()
    assert len(MIDDLE_BACK.steps) == 12
    assert [(step.point.id, step.side) for step in MIDDLE_BACK.steps] == [
        ("bl20", Side.LEFT),
        ("bl20", Side.RIGHT),
        ("cv12", Side.MIDLINE),
        ("cv14", Side.MIDLINE),
        ("st36", Side.LEFT),
        ("st36", Side.RIGHT),
        ("kidney", Side.LEFT),
        ("kidney", Side.RIGHT),
        ("spleen", Side.LEFT),
        ("liver", Side.RIGHT),
        ("pc6", Side.LEFT),
        ("pc6", Side.RIGHT),
    ]


@pytest.mark.parametrize(("press", "told"), [(9, 0), (10, 1), (11, 1), (60, 1)])
def test_half_way_is_told_from_ten_seconds_on(press: int, told: int) -> None:
    session = Driver(make_session_plan(make_step(prepare=2, press=press)))
    session.finish()
    assert [half.at for half in session.told(HalfWay)] == [START + 2 + press / 2] * told


def test_the_last_three_seconds_of_a_press_are_marked() -> None:
    session = Driver(make_session_plan(make_step(prepare=5, press=6)))
    session.finish()
    marked = [counted for counted in session.told(Counted) if counted.is_last_seconds]
    assert [(counted.at, counted.left) for counted in marked] == [
        (START + 8, 3),
        (START + 9, 2),
        (START + 10, 1),
    ]
    assert {counted.phase for counted in marked} == {Phase.PRESS}


def test_no_time_to_prepare_presses_at_once() -> None:
    plan = make_session_plan(make_step(prepare=0, press=2), make_step(prepare=0, press=2))
    session = Driver(plan)
    assert session.view.next_at == START
    session.finish()
    assert without_end(session.new_events) == list(planned_walk(plan, START))


def test_next_at_names_the_next_instant_to_the_end() -> None:
    """The runner sleeps until that instant, so nothing may happen earlier."""
    session = Driver()
    while (next_at := session.view.next_at) is not None:
        if next_at > session.now:
            assert session.look_after((next_at - session.now) * 0.999) == ()
        session.now = next_at
        assert session.look_after(0.0)
    assert session.state.ended
    assert without_end(session.new_events) == list(planned_walk(small_plan(), START))


def test_the_closing_stands_between_the_last_press_and_the_end() -> None:
    session = Driver()
    *_, closed, ended = session.finish()
    assert closed == Closed(at=ended.at, index=2, early=False, undo_seconds=0.0)
    assert isinstance(ended, Ended)
