"""One session with the plain face, from the introduction to the closing."""

from __future__ import annotations

import sys

from acusession.model import Plan
from acusession.plain.face import PlainFace, PlainKeys, report
from acusession.plain.interrupts import Interrupted, interruptible
from acusession.plain.keyboard import keyboard
from acusession.plain.words import all_keys, introduction
from acusession.runner import Runner, run
from acusession.session.commands import Leave
from acusession.settings import Settings


def run_plain(plan: Plan, settings: Settings, *, hold: bool) -> int:
    """Lead through `plan`; returns the exit code. `hold` makes each press wait for a key."""
    face = PlainFace(sys.stdout)
    with interruptible(), keyboard() as keys:
        face.say(introduction(plan))
        if keys.can_ask:
            face.say([all_keys()])
        runner = Runner(plan, [face], report, hold=hold, unattended=not keys.can_ask)
        asked = PlainKeys(runner, face, keys, mute=lambda: False)
        try:
            run(runner, asked.wait)
        except Interrupted as interrupt:
            runner.send(Leave())
            return interrupt.exit_code
    return 0
