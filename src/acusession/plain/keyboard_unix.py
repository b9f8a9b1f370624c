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

from acusession.plain.interrupts import Interrupted
from acusession.plain.key_names import key_names

assert sys.platform != "win32"

_log = logging.getLogger(__name__)

_LOOK_AGAIN: Final = 0.5
"""Seconds between two looks at whether one is in the foreground again."""


class TerminalKeyboard:
    """The keys of the terminal on descriptor `fd`.

    Ctrl+C comes as a key, since a slip of the elbow must not end a session; Ctrl+Z stops the
    program as everywhere, and back in the foreground the keys come singly again.
    """

    can_ask = True

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._before = termios.tcgetattr(fd)
        self._old_handler: Any = None

    def __enter__(self) -> Self:
        self._old_handler = signal.signal(signal.SIGCONT, self._on_continue)
        if self._is_in_front():
            self._single_keys()
        return self

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGCONT, self._old_handler)
        try:
            if self._is_in_front():
                termios.tcsetattr(self._fd, termios.TCSADRAIN, self._before)
        except (Interrupted, termios.error) as error:
            _log.info("the terminal is gone and needs no restoring: %r", error)

    def wait(self, seconds: float | None) -> tuple[str, ...]:
        """Wait at most `seconds` (None: for ever) for keys; () when none came.

        Raises:
            Interrupted: the terminal was closed.

        """
        if not self._is_in_front():  # reading now would stop the program
            time.sleep(_LOOK_AGAIN if seconds is None else min(seconds, _LOOK_AGAIN))
            return ()
        ready, _, _ = select.select([self._fd], [], [], seconds)
        return key_names(self._read()) if ready else ()

    def _read(self) -> str:
        try:
            typed = os.read(self._fd, 1024)
        except OSError as error:
            raise Interrupted(signal.SIGHUP) from error
        if not typed:
            raise Interrupted(signal.SIGHUP)
        return typed.decode(errors="replace")

    def _is_in_front(self) -> bool:
        try:
            return os.tcgetpgrp(self._fd) == os.getpgrp()
        except OSError as error:
            raise Interrupted(signal.SIGHUP) from error

    def _on_continue(self, _number: int, _frame: FrameType | None) -> None:
        if self._is_in_front():
            self._single_keys()

    def _single_keys(self) -> None:
        settings = termios.tcgetattr(self._fd)
        settings[3] &= ~(termios.ICANON | termios.ECHO)
        settings[6][termios.VMIN], settings[6][termios.VTIME] = 1, 0
        settings[6][termios.VINTR] = b"\x00"
        termios.tcsetattr(self._fd, termios.TCSADRAIN, settings)
