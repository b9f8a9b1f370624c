"""Keeps the machine from falling asleep for want of a key while a session runs."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from queue import SimpleQueue
from threading import Thread

from acusession.session.events import Event
from acusession.session.view import View

_log = logging.getLogger(__name__)


class InhibitError(Exception):
    """The machine cannot be kept awake; says why."""


Inhibit = Callable[[], AbstractContextManager[object]]
"""Makes what keeps the machine awake while it is entered. Either may raise `InhibitError`."""


class SleepInhibitor:
    """A listener: holds sleep off while the session counts, and lets go while it is paused.

    Asking the system can take a while, so it is done on a thread of its own. That it fails is
    told once through `report`, which may be called on that thread.
    """

    def __init__(self, hold: Inhibit, report: Callable[[str], None]) -> None:
        self._hold = hold
        self._report = report
        self._wanted: SimpleQueue[bool | None] = SimpleQueue()
        self._is_wanted = False
        self._thread = Thread(target=self._work, name="awake", daemon=True)
        self._thread.start()

    def hear(self, new_events: tuple[Event, ...], view: View) -> None:
        """Hold sleep off, or let it come, as the session now needs."""
        is_wanted = not (view.is_paused or view.ended)
        if is_wanted != self._is_wanted:
            self._is_wanted = is_wanted
            self._wanted.put(is_wanted)

    def close(self) -> None:
        """Let go, for good."""
        self._wanted.put(None)
        self._thread.join(timeout=2.0)

    def _work(self) -> None:
        with ExitStack() as held:
            while (is_wanted := self._wanted.get()) is not None:
                held.close()
                if is_wanted and not self._enter(held):
                    return

    def _enter(self, held: ExitStack) -> bool:
        try:
            held.enter_context(self._hold())
        except InhibitError as error:
            _log.warning("cannot keep the machine awake: %s", error)
            if has_desktop():
                self._report(
                    "The computer may fall asleep during the session, since it does not let "
                    "itself be kept awake; touch a key now and then."
                )
            return False
        return True


def has_desktop() -> bool:
    """Whether there is a desktop here that may send the machine to sleep for want of a key."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def inhibit_sleep() -> AbstractContextManager[object]:
    """Make a hold on the system's own sleep; the screen may still go dark.

    Raises:
        InhibitError: there is nobody to ask for it.

    """
    if sys.platform == "linux" and not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        raise InhibitError("no session bus to ask")  # which wakepy would find out with two MiB
    import wakepy  # takes a moment to import, so only on the thread that needs it

    def fail(result: wakepy.ActivationResult) -> None:
        raise InhibitError(result.get_failure_text())

    return wakepy.keep.running(on_fail=fail)
