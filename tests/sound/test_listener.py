"""The listener hands the player what is to be heard, and nothing else."""

from pathlib import Path
from typing import cast

from acusession.paths import bundled_sounds
from acusession.session import commands
from acusession.sound.cue import Cue
from acusession.sound.cue_files import CueFiles
from acusession.sound.listener import SoundListener
from acusession.sound.player import Player
from tests.session.driver import Driver


class FakePlayer:
    def __init__(self) -> None:
        self.calls: list[str] = []
        self.expected: list[float | None] = []

    def play(self, *files: Path, rings: bool = False) -> None:
        self.calls.append(" ".join(file.stem for file in files) + "!" * rings)

    def try_above(self) -> None:
        self.calls.append("try above")

    def expect(self, seconds: float | None) -> None:
        self.expected.append(seconds)


def listened(silent: frozenset[Cue] = frozenset()) -> FakePlayer:
    """What the player is told of a press, a skip to the other side, a pause and a resume."""
    player, session = FakePlayer(), Driver()
    listener = SoundListener(cast(Player, player), CueFiles(bundled_sounds()), silent)
    listener.hear(tuple(session.happened), session.view)
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
    assert without_press == ["prepare", "other_side", "try above"]
    assert "other_side" not in listened(frozenset({Cue.OTHER_SIDE})).calls
    assert listened(frozenset({Cue.OTHER_SIDE})).calls.count("prepare") == 2
