"""The sound listener passes the right files to the player, and no others."""

from pathlib import Path
from typing import cast

from acusession.config.settings import Settings
from acusession.domain.cues import Cue
from acusession.domain.model import Plan
from acusession.domain.plan import PlanOptions
from acusession.paths import bundled_sounds
from acusession.routines.catalog import find_routine
from acusession.runtime.session_sound import SoundListener
from acusession.runtime.session_speech import speech_options
from acusession.session import commands
from acusession.session.commands import Command
from acusession.session.events import Phase
from acusession.sound.cue_files import CueFiles
from acusession.sound.player import Player
from acusession.speech.script import BREATHE, CAREFUL
from acusession.speech.segments import to_segments
from acusession.speech.session_voice import SessionVoice
from acusession.speech.voice_choice import voice_store_for
from acusession.speech.voice_config import DEFAULT, key_of
from tests.needs import needs_decoder
from tests.plans import plan_session
from tests.session.driver import Driver


class FakePlayer:
    def __init__(self) -> None:
        self.calls: list[str] = []
        self.expected: list[float | None] = []

    def play(self, *files: Path, rings: bool = False) -> None:
        self.calls.append(" ".join(file.stem for file in files) + "!" * rings)

    def load_ahead(self, *files: Path) -> None:
        self.ahead = [file.stem for file in files]

    def stop(self) -> None:
        self.calls.append("stop")

    def retry_better(self) -> None:
        self.calls.append("try above")

    def expect(self, seconds: float | None) -> None:
        self.expected.append(seconds)


def listening(player: FakePlayer, plan: Plan, settings: Settings) -> SoundListener:
    cue_files = CueFiles(bundled_sounds())
    voice = SessionVoice(plan, speech_options(settings), cue_files, lambda told: None)
    return SoundListener(cast(Player, player), cue_files, voice, settings.silent_cues)


def listened(silent: frozenset[Cue] = frozenset()) -> FakePlayer:
    """Return a player after a press, a skip to the other side, a pause and a resume."""
    player, session = FakePlayer(), Driver()
    listener = listening(player, session.view.plan, Settings(voice=False, silent_cues=silent))
    listener.hear(tuple(session.new_events), session.view)
    listener.hear(session.wait(10), session.view)
    listener.hear(session.do(commands.Skip()), session.view)
    listener.hear(session.wait(1), session.view)
    listener.hear(session.do(commands.Pause()), session.view)
    session.wait(1)
    listener.hear(session.do(commands.Resume()), session.view)
    return player


def test_what_happens_is_played_and_a_resume_is_a_new_chance_for_outputs_left() -> None:
    calls = listened().calls
    assert calls == ["prepare", "press!", "other_side", "pause", "try above", "resume"]


def test_a_silent_cue_is_never_heard_and_what_it_stands_for_is() -> None:
    without_press = listened(frozenset({Cue.PRESS, Cue.PAUSE, Cue.RESUME})).calls
    assert without_press == ["prepare", "stop", "other_side", "stop", "try above"]
    assert "other_side" not in listened(frozenset({Cue.OTHER_SIDE})).calls
    assert listened(frozenset({Cue.OTHER_SIDE})).calls.count("prepare") == 2


class Spoken:
    """A session of the bundled routine with its voice, and its player's calls."""

    def __init__(self, settings: Settings | None = None) -> None:
        settings = settings or Settings()
        plan = plan_session(find_routine("middle_back"), PlanOptions(), settings)
        self.player, self.session = FakePlayer(), Driver(plan)
        self.listener = listening(self.player, plan, settings)
        self.listener.hear(tuple(self.session.new_events), self.session.view)

    def until(self, phase: Phase) -> None:
        while self.session.view.phase is not phase:
            self.listener.hear(self.session.look_after(1), self.session.view)

    def do(self, command: Command) -> None:
        self.session.now += 1
        self.listener.hear(self.session.do(command), self.session.view)


@needs_decoder
def test_words_follow_their_cue_in_one_go_and_the_press_cuts_them() -> None:
    spoken = Spoken(Settings(breath="off"))
    first, *words = spoken.player.calls[0].split()
    assert first == "prepare"
    assert len(words) >= 6
    spoken.until(Phase.PRESS)
    assert spoken.player.calls[-1] == "press!"


@needs_decoder
def test_the_first_press_says_how_to_breathe_after_its_cue_and_no_other_does() -> None:
    spoken = Spoken()
    spoken.until(Phase.PRESS)
    cue, words = spoken.player.calls[-1].rstrip("!").split()
    assert (cue, words) == ("press", key_of(BREATHE, DEFAULT))
    spoken.until(Phase.PREPARE)
    spoken.until(Phase.PRESS)
    assert spoken.player.calls[-1] == "press!"


@needs_decoder
def test_a_point_found_before_its_caution_was_said_is_cautioned_before_the_press() -> None:
    spoken = Spoken()
    spoken.do(commands.Found())
    caution = to_segments(spoken.session.view.step.point.cautions[0])
    files = [key_of(segment, DEFAULT) for segment in (CAREFUL, *caution)]
    assert spoken.player.calls[-1].split() == ["resume", *files]
    seconds = spoken.session.view.left
    said = voice_store_for(speech_options(Settings())).seconds
    assert seconds > sum(map(said, (CAREFUL, *caution)))
    spoken.until(Phase.PRESS)
    assert spoken.player.calls[-1].startswith("press")


def test_a_point_that_was_found_is_not_described_any_longer() -> None:
    spoken = Spoken(Settings(silent_cues=frozenset(Cue), breath="off"))
    for _ in range(int(spoken.session.view.step.cautioned_after) + 1):
        spoken.listener.hear(spoken.session.look_after(1), spoken.session.view)
    spoken.do(commands.Found())
    assert spoken.player.calls[-1] == "stop"


@needs_decoder
def test_what_is_said_next_is_at_hand_before_its_time() -> None:
    spoken = Spoken()
    spoken.until(Phase.PRESS)
    spoken.until(Phase.PREPARE)
    assert spoken.player.calls[-1].rstrip("!").split()[2:] == spoken.player.ahead
    assert len(spoken.player.ahead) >= 2


def test_a_skip_and_a_pause_put_their_own_in_place_of_what_was_said() -> None:
    spoken = Spoken()
    spoken.do(commands.Pause())
    assert spoken.player.calls[-1].split()[0] == "pause"
    spoken.do(commands.Resume())
    spoken.do(commands.Skip())
    assert spoken.player.calls[-1].split()[0] == "other_side"
    silent = Spoken(Settings(silent_cues=frozenset(Cue), voice=True, breath="off"))
    silent.until(Phase.PRESS)
    assert silent.player.calls[-1] == "stop"


@needs_decoder
def test_without_the_voice_cues_alone_are_played_and_the_key_brings_it_back() -> None:
    spoken = Spoken(Settings(voice=False))
    assert spoken.player.calls == ["prepare"]
    spoken.listener.tell_about(spoken.session.view.step.point)
    assert spoken.player.calls == ["prepare"]
    assert not spoken.listener.toggle_voice()
    spoken.listener.tell_about(spoken.session.view.step.point)
    assert len(spoken.player.calls[-1].split()) > 15
    assert spoken.listener.toggle_voice()
    assert spoken.player.calls[-1] == "stop"
