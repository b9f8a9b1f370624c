"""The user's own keys in plain text mode: listed, named in questions, and obeyed."""

from __future__ import annotations

import io

import pytest

from acusession.config.settings import Settings
from acusession.domain.phrases import OTHER_LAYOUT
from acusession.plain import session
from acusession.plain.lines import all_keys, lines_for
from acusession.runtime.session_setup import Ready
from acusession.session import events
from acusession.session.events import Event, Phase
from acusession.session.keymap import DEFAULT_KEYMAP, Action
from tests.plain.play import ScriptedKeyboard, play
from tests.recorder import Clock, listen_in
from tests.samples import small_plan
from tests.scripts import Pressed, Script

OWN = DEFAULT_KEYMAP.with_custom(
    {Action.PAUSE: ("p",), Action.LOCK: ("x",), Action.BACK: ("up",), Action.HAND: ()}
)


def said(event: Event) -> str:
    return " ".join(lines_for(small_plan(), [event], OWN))


def test_what_is_asked_names_them() -> None:
    assert said(events.HoldStarted(at=0.0, index=0)) == "Press p or enter when you are ready."
    paused = events.Paused(at=0.0, index=0, phase=Phase.PRESS, left=4.0)
    assert said(paused).endswith("Press p to continue.")
    assert "Press up within 10 seconds" in said(
        events.Closed(at=0.0, index=0, early=False, undo_seconds=10.0)
    )


def test_all_keys_are_told_but_for_what_has_none() -> None:
    told = all_keys(OWN)
    assert "p, pause or continue; " in told
    assert "x, lock or unlock the keys" in told
    assert "hand" not in told


def test_they_are_heard_and_those_they_stand_for_are_not() -> None:
    clock, out = Clock(), io.StringIO()
    keys = [Pressed(1, "space"), Pressed(2, "p"), Pressed(4, "p"), Pressed(6, "l"), Pressed(7, "x")]
    keys.append(Pressed(8, "ctrl+c"))
    keys.append(Pressed(9, "y"))
    keyboard = ScriptedKeyboard(keys, clock)
    with pytest.MonkeyPatch.context() as patch:
        listen_in(patch, clock)
        patch.setattr("sys.stdout", out)
        patch.setattr(session, "keyboard", lambda: keyboard)
        session.run_plain(
            Ready(small_plan()), Settings(output="none", keymap=OWN), wait_for_go=False
        )
    lines = out.getvalue().splitlines()
    assert lines.count("Paused.") == 1
    assert "The keys are locked. Press x to unlock them." in lines
    assert any(line.startswith("Leave the session?") for line in lines)


def test_with_caps_lock_on_they_are_heard_too() -> None:
    script = Script((Pressed(1, "N"), Pressed(3, "Q"), Pressed(4, "Y")))
    played = play(small_plan(), script)
    assert any(isinstance(event, events.Skipped) for event in played.events)
    assert "Leave the session? Press y to leave, or any other key to stay." in played.lines


def test_letters_of_another_script_are_told_of_once() -> None:
    script = Script(
        (Pressed(1, "ö"), Pressed(2, "н"), Pressed(3, "н"), Pressed(4, "q"), Pressed(5, "y"))
    )
    assert play(small_plan(), script).lines.count(OTHER_LAYOUT) == 1
