"""Whether a plan will be spoken, and whether all its words are there before it starts.

A plan is made by commands that speak not a word, so what makes words is imported when some are
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
"""Seconds for which a start waits at most for words to be made."""


def voice_store_for(options: SpeechOptions) -> VoiceStore:
    """Where the files of the chosen voice are; of the bundled one, where that cannot speak.

    A voice is tried first, for `PRERENDER_TIMEOUT` seconds at most; not where no words can be
    heard.
    """
    bundled, made, voice_config = paths.bundled_voice(), paths.voice_cache(), options.voice
    if voice_config != DEFAULT and options.is_audible:
        from acusession.speech.synthesis.engines import engine_name

        if not _can_speak(voice_config, engine_name(), bundled, made):
            voice_config = DEFAULT
    return VoiceStore(bundled, made, voice_config)


def describe_fallback(options: SpeechOptions, store: VoiceStore) -> str:
    """Say that the bundled voice speaks in place of the chosen one; "" where it does not."""
    chosen = options.voice
    if store.voice_config == chosen:
        return ""
    missing = f"The voice {chosen.name!r}"
    if chosen.name == DEFAULT.name:
        missing = f"A voice with {chosen.speed} words a minute"
    return f"{missing} is not available here, so the bundled voice is used."


@cache
def _can_speak(voice_config: VoiceConfig, engine: str, bundled: Path, made: Path) -> bool:
    """Whether the engine can speak with this voice; tried once, with a word that is kept."""
    if not engine:
        return False
    store = VoiceStore(bundled, made, voice_config)
    if store.find(NEXT) is None:
        _make((NEXT,), store, engine, PRERENDER_TIMEOUT)
    return store.find(NEXT) is not None


def prerender_missing(
    plan: Plan, options: SpeechOptions, timeout: float = PRERENDER_TIMEOUT
) -> bool:
    """Have what must be said in `plan` made, and wait for it; whether anything was.

    What is not there in time is made while the session runs.
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
    """Have these made, as far as that can be done within so many seconds."""
    from acusession.speech.synthesis.client import SynthesisClient

    # Whoever needs a piece that is missing in the end tells the user.
    client = SynthesisClient(store, worker_command(engine, store), lambda sentence: None)
    client.request(segments)
    client.wait(timeout)
    client.close()


def missing_segments(segments: Iterable[Segment], store: VoiceStore) -> tuple[Segment, ...]:
    """Those that have no file yet."""
    return tuple(segment for segment in segments if store.find(segment) is None)


def worker_command(engine: str, store: VoiceStore) -> tuple[str, ...]:
    """How the helper process is started."""
    return python_command("acusession.speech.synthesis.worker", engine, str(store.cache))
