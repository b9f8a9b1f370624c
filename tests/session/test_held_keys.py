"""A held key, which the keyboard repeats, counts once in every phase."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from acusession.domain.model import Intensity
from acusession.session import commands
from acusession.session.events import Adjusted, Event, Phase
from acusession.session.key_commands import command_for
from acusession.session.keymap import Action
from acusession.session.machine import HELD_KEY
from tests.samples import make_point, make_session_plan, make_step
from tests.session.driver import Driver

KEYBOARDS = [(0.25, 0.03), (0.5, 0.033), (0.66, 0.04), (0.5, 0.1)]
"""Keyboards: seconds before the first repetition of a key, and between two repetitions."""

HELD_FOR = 4.0
"""Seconds a key is held: longer than a lead-in, shorter than the closing can be undone."""

COUNT_ONCE = (Action.PAUSE, Action.SKIP, Action.BACK, Action.RESTART)


def in_prepare() -> Driver:
    session = Driver()
    session.wait(2)
    return session


def in_hold() -> Driver:
    session = Driver(wait_for_go=True)
    session.wait(5)
    return session


def in_press() -> Driver:
    session = Driver()
    session.wait(5 + 6)
    return session


def in_rest() -> Driver:
    belly = make_point("Belly", intensity=Intensity.REST)
    session = Driver(make_session_plan(make_step(belly), make_step()))
    session.wait(5 + 6)
    return session


def paused_in(begin: Callable[[], Driver]) -> Driver:
    session = begin()
    session.do(commands.Pause())
    session.wait(1)
    return session


def in_lead_in() -> Driver:
    session = paused_in(in_press)
    session.do(commands.Resume())
    session.wait(1)
    return session


def in_undoable_closing() -> Driver:
    session = Driver(make_session_plan(make_step()))
    session.wait(5 + 6)
    session.do(commands.Skip())
    session.wait(1)
    return session


IN_STEP: dict[str, Callable[[], Driver]] = {
    "prepare": in_prepare,
    "hold": in_hold,
    "press": in_press,
    "rest": in_rest,
    "paused in prepare": lambda: paused_in(in_prepare),
    "paused in press": lambda: paused_in(in_press),
    "lead-in": in_lead_in,
}
"""Functions that return a session in each phase in which every key has an effect."""


def press(session: Driver, action: Action) -> tuple[Event, ...]:
    """Press the key of an action once; return the events."""
    command = command_for(action, session.view)
    return () if command is None else session.do(command)


def hold_down(
    session: Driver, action: Action, keyboard: tuple[float, float]
) -> list[tuple[Event, ...]]:
    """Hold the key of an action; return the events of each time the keyboard sends it."""
    delay, interval = keyboard
    brought = [press(session, action)]
    session.wait(delay)
    for _ in range(round(HELD_FOR / interval)):
        brought.append(press(session, action))
        session.wait(interval)
    return brought


@pytest.mark.parametrize("keyboard", KEYBOARDS)
@pytest.mark.parametrize("action", COUNT_ONCE)
@pytest.mark.parametrize("begin", IN_STEP.values(), ids=IN_STEP)
def test_a_key_held_down_counts_once_and_again_after_its_release(
    begin: Callable[[], Driver], action: Action, keyboard: tuple[float, float]
) -> None:
    session = begin()
    first, *repeated = hold_down(session, action, keyboard)
    assert first
    assert not any(repeated)
    session.wait(HELD_KEY)
    assert press(session, action)


@pytest.mark.parametrize("keyboard", KEYBOARDS)
@pytest.mark.parametrize("action", COUNT_ONCE)
def test_at_the_closing_only_back_counts_and_once(
    action: Action, keyboard: tuple[float, float]
) -> None:
    session = in_undoable_closing()
    first, *repeated = hold_down(session, action, keyboard)
    assert bool(first) == (action is Action.BACK)
    assert not any(repeated)


def test_space_held_down_starts_a_held_press_and_does_not_pause_it() -> None:
    session = in_hold()
    hold_down(session, Action.PAUSE, KEYBOARDS[0])
    assert session.view.phase is Phase.PRESS
    assert not session.view.is_paused


@pytest.mark.parametrize("keyboard", KEYBOARDS)
@pytest.mark.parametrize("begin", [in_prepare, in_press, in_rest, in_lead_in])
def test_ten_seconds_less_held_down_repeat_and_leave_the_last_three(
    begin: Callable[[], Driver], keyboard: tuple[float, float]
) -> None:
    session = begin()
    hold_down(session, Action.SHORTER, keyboard)
    adjusted = session.told(Adjusted)
    assert adjusted
    assert all(event.left >= 3 for event in adjusted)
