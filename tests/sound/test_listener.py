"""The listener hands the player what is to be heard, and nothing else."""

from typing import Any, cast

from acusession.session import commands
from acusession.sound.cues import Cue
from acusession.sound.listener import SoundListener
from acusession.sound.player import Player
from tests.session.driver import Driver


class FakePlayer:
    def __init__(self) -> None:
        self.calls: list[Any] = []

    def play(self, *cues: Cue) -> None:
        self.calls.append(cues)

    def close(self) -> None:
        self.calls.append("close")


def test_what_happens_is_played() -> None:
    player, session = FakePlayer(), Driver()
    listener = SoundListener(cast(Player, player))
    listener.hear(tuple(session.happened), session.view)
    listener.hear(session.wait(1), session.view)
    listener.hear(session.do(commands.Pause()), session.view)
    listener.close()
    assert player.calls == [(Cue.PREPARE,), (Cue.PAUSE,), "close"]
