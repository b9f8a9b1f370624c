"""Hears what happens in a session and has it played."""

from __future__ import annotations

from acusession.session.events import Event
from acusession.session.view import View
from acusession.sound.cues import cues_for
from acusession.sound.player import Player


class SoundListener:
    """A listener of the session: tells each change by its cue."""

    def __init__(self, player: Player) -> None:
        self._player = player

    def hear(self, events: tuple[Event, ...], view: View) -> None:
        """Have played what has just happened. Returns at once."""
        if cues := cues_for(events):
            self._player.play(*cues)

    def close(self) -> None:
        """Let the last cue end and give the sound device back."""
        self._player.close()
