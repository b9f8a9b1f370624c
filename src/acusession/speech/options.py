"""What is said in a session, and by which voice."""

from __future__ import annotations

from msgspec import Struct

from acusession.domain.cues import Cue
from acusession.speech.segments import DEFAULT, VoiceConfig


class SpeechOptions(Struct, frozen=True, kw_only=True):
    """What is said in a session, and by which voice.

    `is_on` and `is_muted` are the user's switches of the voice and of all sound; `is_audible` says
    whether the output can play words. `silent_cues` are never heard, and `warm_up` is how many
    seconds the first sound comes late. `half_way` and `last_three` put words beside those cues.
    """

    voice: VoiceConfig = DEFAULT
    is_on: bool = True
    is_muted: bool = False
    is_audible: bool = True
    silent_cues: frozenset[Cue] = frozenset()
    warm_up: float = 0.0
    half_way: bool = False
    last_three: bool = False

    @property
    def speaks(self) -> bool:
        """Whether words will be heard, so that a plan leaves time for them."""
        return self.is_on and self.is_audible and not self.is_muted
