"""The program in its own terminal, as for a user: keys in, text out."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from contextlib import suppress
from typing import Any, Final, Self

from tests.waiting import PATIENCE, wait_until

_IN_FRONT: Final = """\
import fcntl, os, signal, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP, signal.SIGTERM):
    signal.signal(number, signal.SIG_DFL)
os.execvp(sys.argv[1], sys.argv[1:])
"""
"""Makes the terminal the program's controlling terminal, with signals as a shell sets them."""


class Terminal:
    """A pseudo-terminal with one command in its foreground.

    `before` are the terminal's settings at the start, `output` is everything shown so far.
    """

    def __init__(self, *command: str, **environment: str) -> None:
        self._master, self._slave = pty.openpty()
        os.set_blocking(self._master, False)  # a program that ends stops reading
        self.before = self.settings()
        self.output = ""
        self._seen = 0
        self.process = subprocess.Popen(
            [sys.executable, "-S", "-E", "-c", _IN_FRONT, *command],
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            start_new_session=True,
            env=os.environ | {"TERM": "xterm", "COLUMNS": "100"} | environment,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        for descriptor in (self._master, self._slave):
            if descriptor >= 0:
                os.close(descriptor)

    def settings(self) -> list[Any]:
        """Return the terminal's current settings, as `stty -a` shows them."""
        return termios.tcgetattr(self._slave)

    def type(self, text: str | bytes) -> None:
        """Type a text, or send bytes."""
        self.feed(text.encode() if isinstance(text, str) else text)

    def read_until(self, text: str) -> str:
        """Wait until `text` is shown after what was read before; return everything up to it."""
        deadline = time.monotonic() + PATIENCE
        while (found := self.output.find(text, self._seen)) < 0:
            if not self.read(deadline):
                shown = self.output[self._seen :]
                raise AssertionError(f"{text!r} is not shown, but {shown!r}")
        before, self._seen = self._seen, found + len(text)
        return self.output[before : self._seen]

    def feed(self, sent: bytes) -> None:
        """Send bytes as fast as the program reads them, reading its output; stop if it ends."""
        deadline = time.monotonic() + PATIENCE
        while sent and self.process.poll() is None:
            assert time.monotonic() < deadline, f"nothing is read any more: {self.output[-1000:]!r}"
            self.read(time.monotonic())
            select.select([], [self._master], [], 0.1)
            with suppress(BlockingIOError):
                sent = sent[os.write(self._master, sent[:256]) :]
                deadline = time.monotonic() + PATIENCE

    def shows_within(self, seconds: float) -> bool:
        """Read the next output; return False if there is none within the seconds."""
        return self.read(time.monotonic() + seconds)

    def send(self, number: int) -> None:
        """Send a signal to the program."""
        os.kill(self.process.pid, number)

    def wait(self) -> int:
        """Wait until the program ends; return its exit code (negative: killed by that signal)."""
        wait_until(self._has_ended, lambda: f"it does not end: {self.output!r}")
        return self.process.returncode

    def close(self) -> None:
        """Close the terminal, as closing its window does."""
        for descriptor in (self._master, self._slave):
            os.close(descriptor)
        self._master = self._slave = -1

    def _has_ended(self) -> bool:
        """Return whether the program has ended. Read its output, so that it does not block."""
        has_ended = self.process.poll() is not None
        while self._master >= 0 and self.read(time.monotonic()):
            pass
        return has_ended

    def read(self, deadline: float) -> bool:
        """Read the next output; return False if there is none by the deadline."""
        ready, _, _ = select.select([self._master], [], [], max(0.0, deadline - time.monotonic()))
        if ready:
            # The slave stays open here, so that reading does not fail when the program ends.
            self.output += os.read(self._master, 65536).decode(errors="replace").replace("\r", "")
        return bool(ready)


def acusession(*args: str, **environment: str) -> Terminal:
    """Return a terminal that runs the program."""
    return Terminal(sys.executable, "-m", "acusession", *args, **environment)
