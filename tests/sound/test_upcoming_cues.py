"""Tests that the next cue is known before it is due, in every phase."""

from acusession.domain.cues import Cue
from acusession.session import commands
from acusession.session.events import Phase
from acusession.sound.cue_mapping import cues_for
from acusession.sound.upcoming_cues import seconds_to_next_cue
from tests.samples import make_session_plan, make_step
from tests.session.driver import Driver

SILENT = frozenset({Cue.HALF_WAY, Cue.LAST_THREE})


def test_every_cue_of_a_session_is_foreseen_and_nothing_else() -> None:
    for silent in (frozenset[Cue](), SILENT):
        session = Driver(make_session_plan(make_step(prepare=5, press=20), make_step(press=8)))
        expected = seconds_to_next_cue(session.view, silent)
        foreseen = 0
        while not session.state.ended:
            at = session.view.now + (expected or 0)
            new_events = session.look_after(0.5)
            if cues_for(new_events, silent):
                assert session.view.now - 0.5 < at <= session.view.now
                foreseen += 1
            expected = seconds_to_next_cue(session.view, silent)
            if not session.state.ended:
                assert expected is not None
                assert at > session.view.now or cues_for(new_events, silent), "foreseen in vain"
        assert expected is None
        assert foreseen == (4 if silent else 11)


def test_a_pause_is_silent_until_the_resume() -> None:
    session = Driver()
    session.wait(10)
    session.do(commands.Pause())
    assert seconds_to_next_cue(session.view) is None
    session.wait(1)
    session.do(commands.Resume())
    assert session.view.phase is Phase.LEAD_IN
    assert seconds_to_next_cue(session.view) == 3.0


def test_a_press_that_waits_for_a_word_is_not_foreseen() -> None:
    session = Driver(wait_for_go=True)
    while session.view.phase is not Phase.HOLD:
        session.wait(1)
    assert seconds_to_next_cue(session.view) is None
