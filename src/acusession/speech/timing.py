"""The time that a step's words and cues take, for which the plan must allow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from acusession.domain.cues import Cue
from acusession.domain.model import Step
from acusession.domain.plan import StepSpeech
from acusession.sound.cue_files import CueFiles
from acusession.speech.script import (
    Familiarity,
    first_caution,
    required_words,
    step_intro,
    words_to_caution,
)
from acusession.speech.segments import Utterance
from acusession.speech.voice_store import VoiceStore
from acusession.system.files import open_file

PAUSE_BEFORE_PRESS: Final = 1.0
"""Seconds of silence between the last word and the press."""


class SpeechTiming:
    """Computes the seconds that a step's preparation needs for its cues and words.

    The very first cue is `warm_up` seconds late, because the sound device must wake.
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

    def __call__(self, steps: Sequence[Step], index: int) -> StepSpeech:
        """Return the seconds that step `index` needs: cues, words, and a pause before the press."""
        step = step_intro(steps, index)
        before = self.cues_before(steps, index) + PAUSE_BEFORE_PRESS
        to_caution, caution = words_to_caution(step), first_caution(step.step.point)
        cue = self.cue_seconds((Cue.RESUME,))
        return StepSpeech(
            prepare=before + self.seconds(required_words(step)),
            cautioned_after=before + self.seconds(to_caution) if to_caution else 0.0,
            caution=cue + self.seconds(caution) + PAUSE_BEFORE_PRESS if caution else 0.0,
        )

    def cues_before(self, steps: Sequence[Step], index: int) -> float:
        """Return the seconds of the cues before step `index` if no key is pressed."""
        if index == 0:
            return self._warm_up + self.cue_seconds((Cue.PREPARE,))
        is_other_side = step_intro(steps, index).familiarity is Familiarity.OTHER_SIDE
        return self.cue_seconds((Cue.END, Cue.OTHER_SIDE if is_other_side else Cue.PREPARE))

    def seconds(self, words: Utterance) -> float:
        """Return the seconds that an utterance takes."""
        return sum(map(self._store.seconds, words))

    def cue_seconds(self, cues: Iterable[Cue]) -> float:
        """Return the seconds that these cues take, one after another."""
        return sum(map(self._seconds_of, cues))

    def _seconds_of(self, cue: Cue) -> float:
        if cue not in self._cue_seconds:
            silent = cue in self._silent
            self._cue_seconds[cue] = 0.0 if silent else _file_seconds(self._cue_files.of(cue))
        return self._cue_seconds[cue]


def _file_seconds(file: Path) -> float:
    """Return the seconds of a cue's file; 0 if it cannot be read."""
    import wave  # not needed where no cue sounds

    try:
        with open_file(file) as opened, wave.open(opened, "rb") as sound:
            return sound.getnframes() / sound.getframerate()
    except (OSError, EOFError, wave.Error):
        return _decoded_seconds(file)


def _decoded_seconds(file: Path) -> float:
    """Return the seconds of a user's file that is not WAV; 0 if it cannot be read."""
    from acusession.sound.clip import FRAME_BYTES, RATE
    from acusession.sound.decode import SoundFileError, read_frames

    try:
        return len(read_frames(file)) / FRAME_BYTES / RATE
    except SoundFileError:
        return 0.0
