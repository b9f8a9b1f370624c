"""A program in a terminal of its own, with the times of its output and its cost."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

ROWS: Final = 40
COLUMNS: Final = 120

_PATIENCE: Final = 60.0
"""Timeout for a text to appear, seconds."""

_KEPT: Final = 1 << 16
"""How many bytes of output are searched again with the next ones."""

_SEQUENCE: Final = re.compile(rb"\x1b(?:\[[0-9;?<>=]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|.)")
"""A pattern of the escape sequences between the words."""

_TICKS: Final = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of a period: seconds of CPU, bytes sent to the terminal, and wake-ups."""

    cpu: float
    sent: int
    wakes: int


class Program:
    """A `command` started in a terminal of 120 by 40 cells."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self._shown = b""
        self.sent = 0
        self._began = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env=dict(environment),
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            self._until_gone()
        os.close(self._master)

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    def press(self, key: str) -> None:
        """Press a key."""
        os.write(self._master, key.encode())

    def resize(self, columns: int, rows: int) -> None:
        """Resize the terminal, as dragging its window does."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def kill(self) -> None:
        """End the program at once, as a power cut would, and close its terminal."""
        self._process.kill()
        self._process.wait()
        os.close(self._master)

    def seconds_to(self, text: str) -> float:
        """Return the seconds from the start until `text` is shown."""
        self._read_until(text)
        return time.perf_counter() - self._began

    def read_for(self, seconds: float) -> Cost:
        """Read the output for `seconds`; return the cost of that period."""
        cpu, sent, wakes = self._cpu(), self.sent, self._wakes()
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self._read(left)
        return Cost(self._cpu() - cpu, self.sent - sent, self._wakes() - wakes)

    def bursts_for(self, seconds: float) -> list[float]:
        """Return the starts of the bursts of output, in seconds on CLOCK_BOOTTIME."""
        until = time.monotonic() + seconds
        bursts: list[float] = []
        last = 0.0
        while (left := until - time.monotonic()) > 0:
            if self._read(left):
                now = time.clock_gettime(time.CLOCK_BOOTTIME)
                if now - last > 0.2:
                    bursts.append(now)
                last = now
        return bursts

    def peak_memory(self) -> float:
        """Return the peak memory so far, in MiB."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        assert found, "the kernel reports the peak of every process"
        return int(found[1]) / 1024

    def _cpu(self) -> float:
        """Return the seconds of CPU used by the program and the children it has waited for."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) / _TICKS

    def _wakes(self) -> int:
        """Return how often its threads have waited for something and gone on."""
        threads = Path(f"/proc/{self.pid}/task").glob("*/status")
        found = re.findall(
            r"^voluntary_ctxt_switches:\s+(\d+)", "".join(map(Path.read_text, threads)), re.M
        )
        return sum(map(int, found))

    def _read_until(self, text: str) -> None:
        wanted = text.encode()
        until = time.monotonic() + _PATIENCE
        while wanted not in _SEQUENCE.sub(b"", self._shown):
            self._shown = self._shown[-_KEPT:]
            is_over = not self._read(1.0) and self._process.poll() is not None
            if is_over or time.monotonic() > until:
                shown = _SEQUENCE.sub(b"", self._shown).decode(errors="replace")
                raise RuntimeError(f"{text!r} is not shown. Last output: {shown[-2000:]!r}")
        self._shown = b""

    def _read(self, seconds: float) -> bool:
        """Wait at most `seconds` for output; return whether there was any."""
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        try:
            read = os.read(self._master, 1 << 16)
        except OSError:  # the program has ended
            time.sleep(min(seconds, 0.05))
            return False
        self._shown += read
        self.sent += len(read)
        return True

    def _until_gone(self) -> None:
        until = time.monotonic() + 10
        while self._process.poll() is None:
            self._read(0.05)
            if time.monotonic() > until:
                self._process.kill()
                self._process.wait()
