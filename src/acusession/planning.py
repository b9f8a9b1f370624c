"""Plans as the settings have them: with room for what will be said."""

from __future__ import annotations

from acusession.model import Plan, Routine
from acusession.plan import Choice, SecondsToSay, make_plan, unspoken
from acusession.settings import Settings
from acusession.sound.cue_files import cue_files
from acusession.sound.voice.rehearsal import library_for, rehearse, speaks
from acusession.sound.voice.room import Room


def seconds_to_say(settings: Settings) -> SecondsToSay:
    """How much time a plan leaves for what is said with these settings."""
    if not speaks(settings):
        return unspoken
    return Room(library_for(settings), cue_files(), settings.silent_cues, settings.warm_up)


def plan_session(routine: Routine, choice: Choice, settings: Settings) -> Plan:
    """Plan a session that is about to start. Words that are missing are made first, for a while.

    Raises:
        AcusessionError: the user's conditions leave nothing to do.

    """
    plan = make_plan(routine, choice, seconds_to_say(settings))
    if rehearse(plan, settings):
        plan = make_plan(routine, choice, seconds_to_say(settings))
    return plan
