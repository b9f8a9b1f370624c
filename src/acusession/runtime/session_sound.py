"""The sound of a session: its events are played as cues, followed by words."""

from __future__ import annotations

from typing import Final

from acusession.domain.cues import Cue
from acusession.domain.model import Point
from acusession.session import events
from acusession.session.events import Event, Resumed
from acusession.session.view import View
from acusession.sound.cue_files import CueFiles
from acusession.sound.cue_mapping import BELL_CUES, cues_for
from acusession.sound.player import Player
from acusession.sound.upcoming_cues import seconds_to_next_cue
from acusession.speech.session_voice import SessionVoice

_CUTS: Final = (
    events.PrepareStarted,
    events.PointFound,
    events.CautionStarted,
    events.PressStarted,
    events.StepEnded,
    events.Paused,
    events.Closed,
)
"""Events that stop the words being said, even if their own cue is silent."""


class SoundListener:
    """The listener that announces each change of a session by its cue and by words."""

    def __init__(
        self,
        player: Player,
        cue_files: CueFiles,
        voice: SessionVoice,
        silent_cues: frozenset[Cue] = frozenset(),
    ) -> None:
        self._player = player
        self._cue_files = cue_files
        self._voice = voice
        self.silent_cues = silent_cues
        """The cues that are never played."""

    def hear(self, new_events: tuple[Event, ...], view: View) -> None:
        """Play the cues and words of new events. Return at once."""
        if any(isinstance(event, Resumed) for event in new_events):
            self._player.retry_better()
        cues = cues_for(new_events, self.silent_cues)
        files = (*map(self._cue_files.of, cues), *self._voice.words(new_events, view, cues))
        if files:
            self._player.play(*files, rings=not BELL_CUES.isdisjoint(cues))
        elif any(isinstance(event, _CUTS) for event in new_events):
            self._player.stop()
        if any(isinstance(event, events.PressStarted) for event in new_events):
            self._player.load_ahead(*self._voice.ahead(view.index + 1))
        self._player.expect(seconds_to_next_cue(view, self.silent_cues))

    def tell_about(self, point: Point) -> None:
        """Say everything about a point, until the next cue."""
        if files := self._voice.about(point):
            self._player.play(*files)

    def toggle_voice(self) -> bool:
        """Switch the voice off or on; return whether it is off now."""
        self._voice.speaks = not self._voice.speaks
        if self._voice.speaks:
            self._voice.prepare()
            self._player.play(*self._voice.hello())
        else:
            self._player.stop()
        return not self._voice.speaks
