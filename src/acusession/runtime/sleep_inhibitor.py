"""Keeps the machine awake while a session runs without a key being pressed."""

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
    """The machine cannot be kept awake; the text says why."""


Inhibit = Callable[[], AbstractContextManager[object]]
"""Factory of a context manager that keeps the machine awake. Both may raise `InhibitError`."""


class SleepInhibitor:
    """The listener that inhibits sleep while the session runs, and allows it during a pause.

    Asking the system can take a while, so it is done on a thread. On a machine with a desktop, a
    failure is reported once through `report`, on that thread.
    """

    def __init__(self, hold: Inhibit, report: Callable[[str], None]) -> None:
        self._hold = hold
        self._report = report
        self._wanted: SimpleQueue[bool | None] = SimpleQueue()
        self._is_wanted = False
        self._thread = Thread(target=self._work, name="awake", daemon=True)
        self._thread.start()

    def hear(self, new_events: tuple[Event, ...], view: View) -> None:
        """Inhibit or allow sleep, as the session now needs."""
        is_wanted = not (view.is_paused or view.ended)
        if is_wanted != self._is_wanted:
            self._is_wanted = is_wanted
            self._wanted.put(is_wanted)

    def close(self) -> None:
        """Allow sleep and stop the thread."""
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
                    "The computer could not be kept awake and may go to sleep during the session; "
                    "press a key such as Shift now and then."
                )
            return False
        return True


def has_desktop() -> bool:
    """Return whether a desktop is running that may put an idle machine to sleep."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def inhibit_sleep() -> AbstractContextManager[object]:
    """Return a context manager that inhibits the system's sleep; the screen may still turn off.

    Raises:
        InhibitError: there is no service to ask.

    """
    if sys.platform == "linux" and not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        raise InhibitError("no session bus to ask")  # importing wakepy to find out takes 2 MiB
    import wakepy  # slow to import, so only on this thread

    def fail(result: wakepy.ActivationResult) -> None:
        raise InhibitError(result.get_failure_text())

    return wakepy.keep.running(on_fail=fail)
