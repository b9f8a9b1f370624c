"""Speech according to the settings: what is said, its duration, and its synthesis in advance."""

from __future__ import annotations

from acusession.config.settings import Settings
from acusession.domain.model import Plan
from acusession.domain.plan import SpeechSeconds, no_speech
from acusession.sound.audibility import can_say_words
from acusession.sound.cue_files import cue_files
from acusession.speech.options import SpeechOptions
from acusession.speech.prerender import prerender_missing, voice_store_for
from acusession.speech.segments import VoiceConfig
from acusession.speech.timing import SpeechTiming


def speech_options(settings: Settings) -> SpeechOptions:
    """Return the speech options for these settings on this machine."""
    return SpeechOptions(
        voice=VoiceConfig(settings.voice_name, settings.speed),
        is_on=settings.voice,
        is_muted=settings.mute,
        is_audible=can_say_words(settings.output),
        silent_cues=settings.silent_cues,
        warm_up=settings.warm_up,
        half_way=settings.say_half_way,
        last_three=settings.say_last_three,
    )


def speech_seconds(settings: Settings) -> SpeechSeconds:
    """Return the function that gives the seconds a plan must leave for speech."""
    return _seconds(speech_options(settings))


def prerender(plan: Plan, settings: Settings) -> SpeechSeconds | None:
    """Synthesize the missing speech of a plan; return the new durations, or None if unchanged."""
    options = speech_options(settings)
    return _seconds(options) if prerender_missing(plan, options) else None


def _seconds(options: SpeechOptions) -> SpeechSeconds:
    if not options.speaks:
        return no_speech
    store = voice_store_for(options)
    return SpeechTiming(store, cue_files(), options.silent_cues, options.warm_up)
