"""One session in plain text, from the introduction to the closing."""

from __future__ import annotations

import sys

from acusession.config.settings import Settings
from acusession.console.keyboard import keyboard
from acusession.console.report import print_error
from acusession.console.signals import Interrupted, interruptible
from acusession.plain.face import PlainFace, PlainKeys
from acusession.plain.lines import first_keys, introduction
from acusession.runtime.runner import run
from acusession.runtime.session_services import SessionServices
from acusession.runtime.session_setup import Ready
from acusession.session.commands import Leave


def run_plain(ready: Ready, settings: Settings, *, wait_for_go: bool) -> int:
    """Run a session and return the exit code.

    `wait_for_go` makes each press wait for a key.

    Raises:
        OSError: nothing can be printed any more; the session can be resumed later.

    """
    face = PlainFace(sys.stdout, settings.keymap)
    with interruptible(), keyboard() as keys:
        progress = ready.claim.unfinished.progress if ready.claim else None
        face.say(introduction(ready.plan, progress))
        if keys.can_ask:
            face.say([first_keys(settings.keymap)])
        session_services = SessionServices(wait_for_go=wait_for_go, no_keyboard=not keys.can_ask)
        runner = session_services.open(ready, face, print_error, settings)
        plain_keys = PlainKeys(runner, face, keys, settings.keymap, session_services)
        try:
            run(runner, plain_keys.wait)
        except Interrupted as interrupt:
            session_services.keep_unfinished()
            print_error("The session was interrupted. Resume it with: acusession resume")
            runner.send(Leave())
            session_services.close(at_once=True)
            return interrupt.exit_code
        except OSError:
            # The user cannot follow what cannot be printed.
            session_services.keep_unfinished()
            print_error(
                "The session was interrupted because its output can no longer be written. "
                "Resume it with: acusession resume"
            )
            session_services.close(at_once=True)
            raise
        session_services.close(at_once=False)
    return 0
