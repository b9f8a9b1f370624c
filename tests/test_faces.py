"""A script gives the same events in every face."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from acusession.domain.model import Plan
from acusession.session.events import Event
from acusession.session.machine import advance, apply_command, begin, next_at
from tests.plain.play import play
from tests.samples import small_plan
from tests.scripts import (
    EVERY_KEY,
    FOUND,
    FOUND_ON_HOLD,
    HELD,
    SLEPT,
    SLEPT_ALONE,
    START,
    UNTOUCHED,
    Pressed,
    Script,
)
from tests.tui.play import play as play_on_screen

Face = Callable[[Plan, Script], tuple[Event, ...]]
"""Function that plays a script in a session of the plan, and returns a listener's events."""


def plain(plan: Plan, script: Script) -> tuple[Event, ...]:
    return play(plan, script).events


def full_screen(plan: Plan, script: Script) -> tuple[Event, ...]:
    return play_on_screen(plan, script)


def plain_without_keys(plan: Plan, script: Script) -> tuple[Event, ...]:
    return play(plan, script, can_ask=False).events


FACES: dict[str, Face] = {"plain": plain, "full screen": full_screen}
"""The faces that have keys."""

FACES_WITHOUT_KEYS: dict[str, Face] = {"plain": plain_without_keys}

SCRIPTS = {
    "untouched": UNTOUCHED,
    "every key": EVERY_KEY,
    "held": HELD,
    "found": FOUND,
    "found on hold": FOUND_ON_HOLD,
    "slept": SLEPT,
}


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
@pytest.mark.parametrize("face", FACES.values(), ids=FACES)
def test_a_script_gives_the_same_events_in_every_face(face: Face, script: Script) -> None:
    events = by_machine(small_plan(), script)  # first: it notices a script without an end
    assert face(small_plan(), script) == events


@pytest.mark.parametrize("script", [UNTOUCHED, SLEPT_ALONE], ids=["untouched", "slept"])
@pytest.mark.parametrize("face", FACES_WITHOUT_KEYS.values(), ids=FACES_WITHOUT_KEYS)
def test_so_it_does_where_no_key_can_be_pressed(face: Face, script: Script) -> None:
    assert face(small_plan(), script) == by_machine(small_plan(), script, no_keyboard=True)


def by_machine(plan: Plan, script: Script, *, no_keyboard: bool = False) -> tuple[Event, ...]:
    """Return the events of a script in the state machine alone."""
    state, new_events = begin(plan, START, wait_for_go=script.wait_for_go, no_keyboard=no_keyboard)
    for moment in script.moments:
        at = START + moment.at
        while (due := next_at(state)) is not None and due <= at:
            state, more = advance(state, due)
            new_events += more
        if isinstance(moment, Pressed) and moment.command:
            state, more = apply_command(state, moment.command, at)
        else:
            state, more = advance(state, at if isinstance(moment, Pressed) else at + moment.seconds)
        new_events += more
    while (due := next_at(state)) is not None:
        state, more = advance(state, due)
        new_events += more
    assert state.ended, "the script leaves the session waiting"
    return new_events
