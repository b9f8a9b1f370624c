"""Single keys from a Unix terminal."""

from __future__ import annotations

import logging
import os
import select
import signal
import sys
import termios
import time
from types import FrameType
from typing import Any, Final, Self

from acusession.console.keyboard.key_names import key_name
from acusession.console.signals import Interrupted, interrupt
from acusession.console.terminal_input import TerminalInput

assert sys.platform != "win32"

_log = logging.getLogger(__name__)

_LOOK_AGAIN: Final = 0.5
"""Seconds between checks of whether the program is in the foreground again."""


class TerminalKeyboard:
    """The keyboard of the terminal on descriptor `fd`.

    Ctrl+C arrives as a key, so that pressing it by mistake does not end a session, and no key
    freezes the screen. Ctrl+Z suspends the program as usual, with the terminal restored meanwhile.
    """

    can_ask = True

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._before: list[Any] | None = None
        self._input = TerminalInput()
        self._is_single = False
        self._old_handlers: dict[int, Any] = {}

    def __enter__(self) -> Self:
        self._old_handlers = {
            signal.SIGCONT: signal.signal(signal.SIGCONT, self._on_continue),
            signal.SIGTSTP: signal.signal(signal.SIGTSTP, self._on_stop),
        }
        if self._is_in_front():
            self._single_keys()
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._old_handlers.items():
            signal.signal(number, handler)
        try:
            self._restore()
        except (Interrupted, termios.error) as error:
            _log.info("the terminal is gone and needs no restoring: %r", error)

    def wait(self, seconds: float | None) -> tuple[str, ...]:
        """Wait at most `seconds` (None: forever) for keys; return () if none came.

        Raises:
            Interrupted: the terminal was closed.

        """
        if not self._is_in_front():  # reading in the background would stop the program
            self._is_single = False
            time.sleep(_LOOK_AGAIN if seconds is None else min(seconds, _LOOK_AGAIN))
            return ()
        if not self._is_single:
            self._single_keys()
        ready, _, _ = select.select([self._fd], [], [], self._at_most(seconds))
        now = time.monotonic()
        found = self._input.feed(self._read(), now) if ready else self._input.tick(now)
        return tuple(filter(None, map(key_name, found)))

    def _at_most(self, seconds: float | None) -> float | None:
        """Limit a wait to the time at which incomplete input is due."""
        if self._input.due is None:
            return seconds
        until_due = max(0.0, self._input.due - time.monotonic())
        return until_due if seconds is None else min(seconds, until_due)

    def _read(self) -> bytes:
        try:
            sent = os.read(self._fd, 1024)
        except OSError:
            sent = b""
        if not sent:
            interrupt(signal.SIGHUP)
        return sent

    def _is_in_front(self) -> bool:
        try:
            return os.tcgetpgrp(self._fd) == os.getpgrp()
        except OSError:
            interrupt(signal.SIGHUP)

    def _on_stop(self, _number: int, _frame: FrameType | None) -> None:
        self._restore()
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        signal.raise_signal(signal.SIGTSTP)  # returns when the program is continued
        signal.signal(signal.SIGTSTP, self._on_stop)
        self._on_continue()

    def _on_continue(self, *_: object) -> None:
        if self._is_in_front():
            self._single_keys()

    def _single_keys(self) -> None:
        settings = termios.tcgetattr(self._fd)
        if self._before is None:
            self._before = termios.tcgetattr(self._fd)
        settings[0] &= ~termios.IXON
        settings[3] &= ~(termios.ICANON | termios.ECHO | termios.IEXTEN)
        settings[6][termios.VMIN], settings[6][termios.VTIME] = 1, 0
        settings[6][termios.VINTR] = b"\x00"
        termios.tcsetattr(self._fd, termios.TCSANOW, settings)
        self._is_single = True

    def _restore(self) -> None:
        if self._before is not None and self._is_in_front():
            termios.tcsetattr(self._fd, termios.TCSANOW, self._before)
            self._is_single = False
