"""How long a step's words take, so that the plan makes room for them."""

from __future__ import annotations

import wave
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from acusession.domain.cues import Cue
from acusession.domain.model import Step
from acusession.sound.cue_files import CueFiles
from acusession.speech.script import Familiarity, required_words, step_intro
from acusession.speech.segments import Utterance
from acusession.speech.voice_store import VoiceStore
from acusession.system.files import open_file

PAUSE_BEFORE_PRESS: Final = 1.0
"""Seconds of silence between the last word and the press."""


class SpeechTiming:
    """Tells of a plan's steps how much time there must be to prepare, with cues and words.

    The first cue of all comes `warm_up` seconds late: nobody knew that a device had to be woken.
    """

    def __init__(
        self,
        store: VoiceStore,
        cue_files: CueFiles,
        silent: frozenset[Cue],
        warm_up: float = 0.0,
    ) -> None:
        self._store = store
        self._cue_files = cue_files
        self._silent = silent
        self._warm_up = warm_up
        self._cue_seconds: dict[Cue, float] = {}

    def __call__(self, steps: Sequence[Step], index: int) -> float:
        """The seconds from the end of the step before to the second before the press."""
        words = required_words(step_intro(steps, index))
        return self.cues_before(steps, index) + self.seconds(words) + PAUSE_BEFORE_PRESS

    def cues_before(self, steps: Sequence[Step], index: int) -> float:
        """How long the cues take with which the step `index` comes, if nobody touches a key."""
        if index == 0:
            return self._warm_up + self.cue_seconds((Cue.PREPARE,))
        is_other_side = step_intro(steps, index).familiarity is Familiarity.OTHER_SIDE
        return self.cue_seconds((Cue.END, Cue.OTHER_SIDE if is_other_side else Cue.PREPARE))

    def seconds(self, words: Utterance) -> float:
        """How long it takes to say something."""
        return sum(map(self._store.seconds, words))

    def cue_seconds(self, cues: Iterable[Cue]) -> float:
        """How long it takes to hear these, one after the other."""
        return sum(map(self._seconds_of, cues))

    def _seconds_of(self, cue: Cue) -> float:
        if cue not in self._cue_seconds:
            silent = cue in self._silent
            self._cue_seconds[cue] = 0.0 if silent else _file_seconds(self._cue_files.of(cue))
        return self._cue_seconds[cue]


def _file_seconds(file: Path) -> float:
    """How long a cue takes; one that cannot be read, no time."""
    try:
        with open_file(file) as opened, wave.open(opened, "rb") as sound:
            return sound.getnframes() / sound.getframerate()
    except (OSError, EOFError, wave.Error):
        return _decoded_seconds(file)


def _decoded_seconds(file: Path) -> float:
    """The same of the user's own file that is no WAV."""
    from acusession.sound.clip import FRAME_BYTES, RATE
    from acusession.sound.decode import SoundFileError, read_frames

    try:
        return len(read_frames(file)) / FRAME_BYTES / RATE
    except SoundFileError:
        return 0.0
