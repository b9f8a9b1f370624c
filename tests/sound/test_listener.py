"""The listener hands the player what is to be heard, and nothing else."""

from pathlib import Path
from typing import Any, cast

from acusession.paths import bundled_sounds
from acusession.session import commands
from acusession.sound.cue import Cue
from acusession.sound.cue_files import CueFiles
from acusession.sound.listener import SoundListener
from acusession.sound.player import Player
from tests.session.driver import Driver


class FakePlayer:
    def __init__(self) -> None:
        self.calls: list[Any] = []

    def play(self, *files: Path, rings: bool = False) -> None:
        self.calls.append(" ".join(file.stem for file in files) + "!" * rings)

    def close(self) -> None:
        self.calls.append("close")


def listened(silent: frozenset[Cue] = frozenset()) -> list[Any]:
    """What the player is told of a press, a skip to the other side and a pause."""
    player, session = FakePlayer(), Driver()
    listener = SoundListener(cast(Player, player), CueFiles(bundled_sounds()), silent)
    listener.hear(tuple(session.happened), session.view)
    listener.hear(session.wait(10), session.view)
    listener.hear(session.do(commands.Skip()), session.view)
    listener.hear(session.wait(1), session.view)
    listener.hear(session.do(commands.Pause()), session.view)
    listener.close()
    return player.calls


def test_what_happens_is_played() -> None:
    assert listened() == ["prepare", "press!", "other_side", "pause", "close"]


def test_a_silent_cue_is_never_heard_and_what_it_stands_for_is() -> None:
    assert listened(frozenset({Cue.PRESS})) == ["prepare", "other_side", "pause", "close"]
    assert listened(frozenset({Cue.OTHER_SIDE})) == [
        *("prepare", "press!", "prepare", "pause", "close")
    ]
