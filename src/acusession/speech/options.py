"""Options of speech: what is said in a session, and by which voice."""

from __future__ import annotations

from msgspec import Struct

from acusession.domain.cues import Cue
from acusession.speech.voice_config import DEFAULT, VoiceConfig


class SpeechOptions(Struct, frozen=True, kw_only=True):
    """The speech of a session: its voice, and which words are spoken.

    `is_on`: the voice is switched on. `is_muted`: all sound is off. `is_audible`: the output can
    play words. `silent_cues` are never played; `warm_up` is the delay of the first sound in
    seconds. `half_way` and `last_three` add words to those cues; `breath` adds a sentence about
    breathing to the first press.
    """

    voice: VoiceConfig = DEFAULT
    is_on: bool = True
    is_muted: bool = False
    is_audible: bool = True
    silent_cues: frozenset[Cue] = frozenset()
    warm_up: float = 0.0
    half_way: bool = False
    last_three: bool = False
    breath: bool = False

    @property
    def speaks(self) -> bool:
        """True if words will be heard, so that a plan must allow time for them."""
        return self.is_on and self.is_audible and not self.is_muted
