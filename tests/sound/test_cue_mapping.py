"""Tests of the mapping from events to cues."""

import pytest

from acusession.domain.cues import Cue
from acusession.session import commands, events
from acusession.session.events import Event, Phase
from acusession.sound.cue_mapping import cue_for, cues_for
from tests.samples import make_session_plan, make_step
from tests.session.driver import Driver


@pytest.mark.parametrize(
    ("event", "cue"),
    [
        (events.PrepareStarted(at=0, index=0, seconds=5), Cue.PREPARE),
        (events.HoldStarted(at=0, index=0), Cue.PREPARE),
        (events.SideSwitched(at=0, index=0), Cue.OTHER_SIDE),
        (events.PointFound(at=0, index=0, seconds=3), Cue.RESUME),
        (events.PointFound(at=0, index=0, seconds=0), None),
        (events.CautionStarted(at=0, index=0), Cue.RESUME),
        (events.PressStarted(at=0, index=0, seconds=5), Cue.PRESS),
        (events.PressContinued(at=0, index=0, left=5), Cue.PRESS),
        (events.HalfWay(at=0, index=0), Cue.HALF_WAY),
        (events.Counted(at=0, index=0, phase=Phase.PRESS, left=3), Cue.LAST_THREE),
        (events.Counted(at=0, index=0, phase=Phase.PRESS, left=4), None),
        (events.Counted(at=0, index=0, phase=Phase.PREPARE, left=3), None),
        (events.Counted(at=0, index=0, phase=Phase.LEAD_IN, left=2), None),
        (events.StepEnded(at=0, index=0, pressed=5), Cue.END),
        (events.Paused(at=0, index=0, phase=Phase.PRESS, left=5), Cue.PAUSE),
        (events.Resumed(at=0, index=0, phase=Phase.LEAD_IN, left=5), Cue.RESUME),
        (events.Closed(at=0, index=0, early=False, undo_seconds=0), Cue.CLOSING),
        (events.Skipped(at=0, index=0, left=5), None),
        (events.Adjusted(at=0, index=0, phase=Phase.PRESS, seconds=10, left=5), None),
        (events.PostureChanged(at=0, index=0), None),
    ],
)
def test_each_event_has_its_cue_or_none(event: Event, cue: Cue | None) -> None:
    assert cue_for(event) is cue


def test_a_whole_session_is_heard_in_order() -> None:
    session = Driver()
    heard = [*cues_for(session.new_events)]
    while not session.state.ended:
        heard += cues_for(session.look_after(1.0))
    press = [Cue.PRESS, Cue.HALF_WAY, *[Cue.LAST_THREE] * 3, Cue.END]
    assert heard == [
        *(Cue.PREPARE, *press),
        *(Cue.OTHER_SIDE, *press),
        *(Cue.PREPARE, *press),
        Cue.CLOSING,
    ]


def test_what_the_user_does_is_heard_as_where_it_leads() -> None:
    session = Driver()
    session.wait(10)
    assert cues_for(session.do(commands.Skip())) == (Cue.OTHER_SIDE,)
    session.wait(2)
    assert cues_for(session.do(commands.Skip())) == (Cue.PREPARE,)
    session.wait(2)
    assert cues_for(session.do(commands.Back())) == (Cue.PREPARE,)
    session.wait(2)
    assert cues_for(session.do(commands.Pause())) == (Cue.PAUSE,)
    assert cues_for(session.do(commands.Adjust(10))) == ()
    assert cues_for(session.do(commands.Leave())) == (Cue.CLOSING,)


def test_a_pause_after_a_gap_is_heard() -> None:
    session = Driver()
    session.wait(10)
    assert cues_for(session.look_after(60)) == (Cue.PAUSE,)


def test_of_a_late_look_only_the_newest_instant_is_heard() -> None:
    session = Driver(make_session_plan(make_step(prepare=1, press=1), make_step()))
    late = session.look_after(1.9)
    assert cues_for(late) == (Cue.PRESS,)
    assert cues_for((*late, *session.look_after(1.0))) == (Cue.END, Cue.PREPARE)


def test_nothing_to_hear_is_no_cue() -> None:
    assert cues_for(()) == ()
    assert cues_for((events.PostureChanged(at=0, index=0),)) == ()
