"""One session with the plain face, from the introduction to the closing."""

from __future__ import annotations

import sys

from acusession.config.settings import Settings
from acusession.console.keyboard import keyboard
from acusession.console.report import report
from acusession.console.signals import Interrupted, interruptible
from acusession.plain.face import PlainFace, PlainKeys
from acusession.plain.lines import first_keys, introduction
from acusession.runtime.runner import run
from acusession.runtime.session_services import Opening
from acusession.runtime.session_setup import Ready
from acusession.session.commands import Leave


def run_plain(ready: Ready, settings: Settings, *, hold: bool) -> int:
    """Lead through a session; returns the exit code.

    `hold` makes each press wait for a key.

    Raises:
        OSError: what happens cannot be said any more; one can go on with the session another time.

    """
    face = PlainFace(sys.stdout, settings.keymap)
    with interruptible(), keyboard() as keys:
        progress = ready.claim.unfinished.progress if ready.claim else None
        face.say(introduction(ready.plan, progress))
        if keys.can_ask:
            face.say([first_keys(settings.keymap)])
        opening = Opening(hold=hold, unattended=not keys.can_ask)
        runner = opening.open(ready, face, report, settings)
        asked = PlainKeys(runner, face, keys, settings.keymap, opening)
        try:
            run(runner, asked.wait)
        except Interrupted as interrupt:
            opening.keep_unfinished()
            report("to go on where you were: acusession resume")
            runner.send(Leave())
            opening.close(at_once=True)
            return interrupt.exit_code
        except OSError:
            # What cannot be said would be pressed by nobody.
            opening.keep_unfinished()
            report("nobody reads what is said any more, so the session stops here")
            report("to go on where you were: acusession resume")
            opening.close(at_once=True)
            raise
        opening.close(at_once=False)
    return 0
