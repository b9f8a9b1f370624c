"""Speech according to the settings: what is said, its duration, and its synthesis in advance."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from acusession.config.settings import Settings
from acusession.domain.model import Plan, Routine
from acusession.domain.plan import PlanOptions, SpeechSeconds, make_plan, no_speech
from acusession.sound.audibility import can_say_words
from acusession.sound.cue_files import cue_files
from acusession.speech.options import SpeechOptions
from acusession.speech.synthesis.installed import system_engine
from acusession.speech.timing import SpeechTiming
from acusession.speech.voice_choice import (
    VoiceChoice,
    available_voice,
    choose_voice,
    voice_store_for,
)
from acusession.speech.voice_config import parse_voice
from acusession.speech.voice_store import VoiceStore


def speech_options(settings: Settings) -> SpeechOptions:
    """Return the speech options for these settings on this machine."""
    return SpeechOptions(
        voice=parse_voice(settings.voice_name, settings.speed, system_engine),
        is_on=settings.voice,
        is_muted=settings.mute,
        is_audible=can_say_words(settings.output),
        silent_cues=settings.silent_cues,
        warm_up=settings.warm_up,
        half_way=settings.say_half_way,
        last_three=settings.say_last_three,
        breath=settings.breath_pace is not None,
    )


def speech_seconds(settings: Settings) -> SpeechSeconds:
    """Return the function that gives the seconds a plan must leave for speech."""
    options = speech_options(settings)
    return _seconds(options, voice_store_for(options)) if options.speaks else no_speech


def prerender(
    plan: Plan, settings: Settings, on_wait: Callable[[], None] = lambda: None
) -> SpeechSeconds | None:
    """Synthesize the missing speech of a plan; return the new durations, or None if unchanged.

    `on_wait` is called if that takes noticeably long.
    """
    from acusession.speech.prerender import prerender_missing

    options = speech_options(settings)
    choice = prerender_missing(plan, options, on_wait)
    if choice is None:
        return None
    if not choice.missing and choice.store.voice_config == available_voice(options):
        return None
    return _seconds(options, choice.store)


def choose_routine_voice(routine: Routine, settings: Settings) -> VoiceChoice:
    """Return the voice that speaks every word of a routine, whatever the sound output."""
    options = replace(speech_options(settings), is_audible=True)
    return choose_voice(make_plan(routine, PlanOptions()), options)


def make_ahead(routine: Routine, settings: Settings) -> None:
    """Start synthesizing the missing words of a routine that may be pressed later."""
    if settings.voice:
        from acusession.speech.prerender import request_missing

        # A failure is only logged: the next session with these words reports it.
        request_missing(choose_routine_voice(routine, settings), lambda sentence: None)


def _seconds(options: SpeechOptions, store: VoiceStore) -> SpeechSeconds:
    return SpeechTiming(store, cue_files(), options.silent_cues, options.warm_up)
