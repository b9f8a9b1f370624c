"""A scripted session played through the plain text face."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import pytest

from acusession.config.settings import Settings
from acusession.domain.model import Plan
from acusession.plain import session
from acusession.runtime.session_setup import Ready
from acusession.session.events import Event
from tests.recorder import Clock, listen_in
from tests.scripts import START, Pressed, Script, Slept


@dataclass(frozen=True, slots=True)
class Played:
    """The events, the printed lines and the exit code of a session."""

    events: tuple[Event, ...]
    lines: list[str]
    exit_code: int


def play(
    plan: Plan, script: Script, *, can_ask: bool = True, out: io.StringIO | None = None
) -> Played:
    """Play a session to its end; without `can_ask` there are no keys."""
    clock, out = Clock(), out or io.StringIO()
    keyboard = ScriptedKeyboard(script.moments, clock, can_ask=can_ask)
    with pytest.MonkeyPatch.context() as patch:
        recorder = listen_in(patch, clock)
        patch.setattr("sys.stdout", out)
        patch.setattr(session, "keyboard", lambda: keyboard)
        code = session.run_plain(
            Ready(plan), Settings(output="none"), wait_for_go=script.wait_for_go
        )
    assert not keyboard.ahead, "the session ended before the script"
    return Played(tuple(recorder.heard), out.getvalue().splitlines(), code)


class ScriptedKeyboard:
    """Keys pressed at the times of a script; waiting moves the clock."""

    def __init__(
        self, moments: Sequence[Pressed | Slept], clock: Clock, *, can_ask: bool = True
    ) -> None:
        self.ahead = list(moments)
        self.can_ask = can_ask
        self._clock = clock

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def wait(self, seconds: float | None) -> tuple[str, ...]:
        until = None if seconds is None else self._clock.now + seconds
        if not self.ahead or (until is not None and START + self.ahead[0].at > until):
            assert until is not None, "the session waits forever for a key"
            self._clock.now = until
            return ()
        moment = self.ahead[0]
        due = START + moment.at
        if isinstance(moment, Slept) and self._clock.now < due:
            self._clock.now = due  # one more wait ends before the sleep
            return ()
        self.ahead.pop(0)
        self._clock.now = due if isinstance(moment, Pressed) else due + moment.seconds
        return (moment.key,) if isinstance(moment, Pressed) else ()
