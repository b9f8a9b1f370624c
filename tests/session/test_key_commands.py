"""Each key of a session has one meaning that fits its current state."""

from __future__ import annotations

import pytest

from acusession.session.commands import (
    Adjust,
    Back,
    Command,
    Found,
    Go,
    Pause,
    Restart,
    Resume,
    Skip,
)
from acusession.session.key_commands import command_for
from acusession.session.keymap import DEFAULT_KEYMAP, KEYS, Action
from tests.session.driver import Driver


def test_every_action_has_its_keys_and_no_key_has_two_actions() -> None:
    assert {declared.action for declared in KEYS} == set(Action)
    every = [key for declared in KEYS for key in declared.keys]
    assert len(every) == len(set(every))


@pytest.mark.parametrize(
    ("key", "action"),
    [
        ("enter", Action.FOUND),
        ("space", Action.PAUSE),
        ("n", Action.SKIP),
        ("right", Action.SKIP),
        ("b", Action.BACK),
        ("left", Action.BACK),
        ("r", Action.RESTART),
        ("+", Action.LONGER),
        ("-", Action.SHORTER),
        ("m", Action.MUTE),
        ("v", Action.VOICE),
        ("i", Action.ABOUT),
        ("l", Action.LOCK),
        ("?", Action.KEYS),
        ("q", Action.LEAVE),
        ("ctrl+c", Action.LEAVE),
        ("ctrl+q", Action.LEAVE),
    ],
)
def test_the_keys_are_those_that_are_promised(key: str, action: Action) -> None:
    assert DEFAULT_KEYMAP.action(key) is action


@pytest.mark.parametrize(
    ("action", "command"),
    [
        (Action.FOUND, Found()),
        (Action.PAUSE, Pause()),
        (Action.SKIP, Skip()),
        (Action.BACK, Back()),
        (Action.RESTART, Restart()),
        (Action.LONGER, Adjust(10)),
        (Action.SHORTER, Adjust(-10)),
        (Action.MUTE, None),
        (Action.VOICE, None),
        (Action.ABOUT, None),
        (Action.LOCK, None),
        (Action.KEYS, None),
        (Action.LEAVE, None),
    ],
)
def test_what_an_action_asks_of_a_running_session(action: Action, command: Command | None) -> None:
    assert command_for(action, Driver().view) == command


def test_the_same_key_goes_on_after_a_pause() -> None:
    driver = Driver()
    driver.do(Pause())
    assert command_for(Action.PAUSE, driver.view) == Resume()


def test_the_same_key_begins_a_press_that_waits_for_it() -> None:
    driver = Driver(wait_for_go=True)
    driver.wait(5)
    assert command_for(Action.PAUSE, driver.view) == Go()
