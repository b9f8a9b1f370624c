"""Computes the time a plan must leave for speech, and has missing words made."""

from __future__ import annotations

from acusession.config.settings import Settings
from acusession.domain.model import Plan
from acusession.domain.plan import SecondsToSay, unspoken
from acusession.sound.cue_files import cue_files
from acusession.speech.prerender import library_for, rehearse, speaks
from acusession.speech.timing import Room


def seconds_to_say(settings: Settings) -> SecondsToSay:
    """Return the seconds a plan leaves for speech with these settings."""
    if not speaks(settings):
        return unspoken
    return Room(library_for(settings), cue_files(), settings.silent_cues, settings.warm_up)


def prerender(plan: Plan, settings: Settings) -> SecondsToSay | None:
    """Have the missing words of a plan made; return the new seconds of speech, if any were."""
    return seconds_to_say(settings) if rehearse(plan, settings) else None
