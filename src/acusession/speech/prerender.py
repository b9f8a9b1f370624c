"""Chooses the voice of a plan, and synthesizes missing words before the session starts.

Commands that never speak make plans too, so the synthesis modules are imported only if words are
missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from acusession import paths
from acusession.domain.model import Plan, unique
from acusession.speech.options import SpeechOptions
from acusession.speech.script import NEXT, required_words, step_intro
from acusession.speech.segments import DEFAULT, Segment, VoiceConfig
from acusession.speech.voice_store import VoiceStore
from acusession.system.programs import python_command

PRERENDER_TIMEOUT: Final = 3.0
"""Maximum seconds a session's start waits for missing words."""


def voice_store_for(options: SpeechOptions) -> VoiceStore:
    """Return the store of the chosen voice, or of the bundled one if the chosen cannot speak.

    The chosen voice is tried first, for at most `PRERENDER_TIMEOUT` seconds, unless the output
    cannot play words.
    """
    bundled, made, voice_config = paths.bundled_voice(), paths.voice_cache(), options.voice
    if voice_config != DEFAULT and options.is_audible:
        from acusession.speech.synthesis.engines import engine_name

        if not _can_speak(voice_config, engine_name(), bundled, made):
            voice_config = DEFAULT
    return VoiceStore(bundled, made, voice_config)


def describe_fallback(options: SpeechOptions, store: VoiceStore) -> str:
    """Return a sentence if the bundled voice replaces the chosen one, otherwise ""."""
    chosen = options.voice
    if store.voice_config == chosen:
        return ""
    missing = f"The voice {chosen.name!r}"
    if chosen.name == DEFAULT.name:
        missing = f"A speed of {chosen.speed} words per minute"
    return f"{missing} is not available here, so the bundled voice is used."


@cache
def _can_speak(voice_config: VoiceConfig, engine: str, bundled: Path, made: Path) -> bool:
    """Return whether the engine can speak with this voice, tested by synthesizing one word."""
    if not engine:
        return False
    store = VoiceStore(bundled, made, voice_config)
    if store.find(NEXT) is None:
        _make((NEXT,), store, engine, PRERENDER_TIMEOUT)
    return store.find(NEXT) is not None


def prerender_missing(
    plan: Plan, options: SpeechOptions, timeout: float = PRERENDER_TIMEOUT
) -> bool:
    """Synthesize the missing words that `plan` needs, and wait; return whether any were missing.

    Words that are not ready within `timeout` seconds are synthesized during the session.
    """
    if not options.speaks:
        return False
    store = voice_store_for(options)
    steps = plan.steps
    words = (
        segment
        for index in range(len(steps))
        for segment in required_words(step_intro(steps, index))
    )
    missing = missing_segments(unique(words), store)
    if not missing:
        return False
    from acusession.speech.synthesis.engines import engine_name

    engine = engine_name()
    if not engine:
        return False
    _make(missing, store, engine, timeout)
    return True


def _make(segments: Iterable[Segment], store: VoiceStore, engine: str, timeout: float) -> None:
    """Synthesize as many segments as possible within `timeout` seconds."""
    from acusession.speech.synthesis.client import SynthesisClient

    # Failures are not reported here: the session reports the words it misses.
    client = SynthesisClient(store, worker_command(engine, store), lambda sentence: None)
    client.request(segments)
    client.wait(timeout)
    client.close()


def missing_segments(segments: Iterable[Segment], store: VoiceStore) -> tuple[Segment, ...]:
    """Return the segments that have no file yet."""
    return tuple(segment for segment in segments if store.find(segment) is None)


def worker_command(engine: str, store: VoiceStore) -> tuple[str, ...]:
    """Return the command that starts the helper process."""
    return python_command("acusession.speech.synthesis.worker", engine, str(store.cache))
