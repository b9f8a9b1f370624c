"""The identity of a voice: its engine, the engine's model, its name there, and its speed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from msgspec import Struct

from acusession.speech.segments import Language, Segment

KOKORO: Final = "kokoro"
ESPEAK: Final = "espeak-ng"
SAY: Final = "say"
WINDOWS: Final = "windows"


class EngineInfo(Struct, frozen=True):
    """The properties of a speech engine that are known without loading it.

    `title` is its name in a sentence.
    `model` is the start of the SHA-256 of its model, "" if it has none or any version speaks alike.
    `load_seconds` is the longest time to its first word, `answer_seconds` the longest time for one
    segment, both on a slow machine.
    """

    title: str
    model: str = ""
    languages: frozenset[Language] = frozenset({Language.ENGLISH})
    load_seconds: float = 0.0
    answer_seconds: float = 20.0


_BOTH: Final = frozenset(Language)

MODEL_SHA256: Final = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
"""The SHA-256 of Kokoro's model."""

ENGINES: Final = {
    KOKORO: EngineInfo("Kokoro", MODEL_SHA256[:16], _BOTH, load_seconds=30.0, answer_seconds=120.0),
    ESPEAK: EngineInfo("espeak-ng", languages=_BOTH),
    SAY: EngineInfo("the voice of macOS"),
    WINDOWS: EngineInfo("the voice of Windows", load_seconds=10.0),
}
"""Every engine by its name."""


class VoiceConfig(Struct, frozen=True):
    """A voice: its engine, the engine's model, its name there, its speed in words per minute."""

    engine: str
    model: str
    name: str
    speed: int

    def __str__(self) -> str:
        """Return the voice as the settings name it, with its model."""
        model = f" (model {self.model})" if self.model else ""
        return f"{self.engine}/{self.name}{model}"


def voice_of(engine: str, name: str, speed: int) -> VoiceConfig:
    """Return the voice `name` of an engine."""
    return VoiceConfig(engine, ENGINES[engine].model, name, speed)


DEFAULT: Final = voice_of(KOKORO, "af_heart", 150)
"""The voice of the bundled files, and the default in the settings."""


def parse_voice(text: str, speed: int, system_engine: Callable[[], str]) -> VoiceConfig:
    """Return the voice that a setting names: "ENGINE/NAME", or NAME alone.

    NAME alone is the bundled voice's, or else a voice of `system_engine`, which returns the speech
    program of this machine ("" if there is none, which stands for espeak-ng).
    """
    engine, _, name = text.partition("/")
    if name and engine in ENGINES:
        return voice_of(engine, name, speed)
    if text == DEFAULT.name:
        return voice_of(KOKORO, text, speed)
    return voice_of(system_engine() or ESPEAK, text, speed)


def key_of(segment: Segment, voice_config: VoiceConfig) -> str:
    """Return the name of a segment's sound file, without suffix; equal only for equal sounds."""
    words = (
        voice_config.engine,
        voice_config.model,
        voice_config.name,
        str(voice_config.speed),
        segment.language,
        segment.text,
        segment.fallback_text,
    )
    from hashlib import blake2b  # with OpenSSL, which a run without a voice does not need

    return blake2b("\n".join(words).encode(), digest_size=10).hexdigest()
