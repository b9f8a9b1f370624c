"""Hears what happens in a session and has it played."""

from __future__ import annotations

from acusession.session.events import Event, Resumed
from acusession.session.view import View
from acusession.sound.ahead import seconds_to_next_cue
from acusession.sound.cue import Cue
from acusession.sound.cue_files import CueFiles
from acusession.sound.cues import RINGS, cues_for
from acusession.sound.player import Player


class SoundListener:
    """A listener of the session: tells each change by its cue."""

    def __init__(
        self, player: Player, cue_files: CueFiles, silent_cues: frozenset[Cue] = frozenset()
    ) -> None:
        self._player = player
        self._cue_files = cue_files
        self.silent_cues = silent_cues
        """What is never heard."""

    def hear(self, events: tuple[Event, ...], view: View) -> None:
        """Have played what has just happened. Returns at once."""
        if any(isinstance(event, Resumed) for event in events):
            self._player.try_above()
        if cues := cues_for(events, self.silent_cues):
            files = map(self._cue_files.of, cues)
            self._player.play(*files, rings=not RINGS.isdisjoint(cues))
        self._player.expect(seconds_to_next_cue(view, self.silent_cues))
