"""A program in a terminal of its own: when it shows what, and what it costs meanwhile."""

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
"""Seconds after which what is waited for is not coming."""

_SEQUENCE: Final = re.compile(rb"\x1b(?:\[[0-9;?<>=]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|.)")
"""A terminal's commands, which stand between the words."""

_TICKS: Final = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a while has cost: seconds of CPU, bytes to the terminal."""

    cpu: float
    sent: int


class Program:
    """`command`, running in a terminal of 120 by 40 from the moment it is made."""

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
        """Its process id."""
        return self._process.pid

    def press(self, key: str) -> None:
        """Press a key."""
        os.write(self._master, key.encode())

    def seconds_to(self, text: str) -> float:
        """Seconds from its start until it shows `text`."""
        self._read_until(text)
        return time.perf_counter() - self._began

    def read_for(self, seconds: float) -> Cost:
        """Read what it shows for so long; gives what that while cost."""
        cpu, sent = self._cpu(), self.sent
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self._read(left)
        return Cost(self._cpu() - cpu, self.sent - sent)

    def bursts_for(self, seconds: float) -> list[float]:
        """The instants, on the clock that counts sleep, at which it began to show something."""
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
        """The most memory it has held so far, in MiB."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        assert found, "the kernel tells the peak of every process"
        return int(found[1]) / 1024

    def _cpu(self) -> float:
        """Seconds of CPU it and what it waited for have used."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) / _TICKS

    def _read_until(self, text: str) -> None:
        wanted = text.encode()
        until = time.monotonic() + _PATIENCE
        while wanted not in _SEQUENCE.sub(b"", self._shown):
            is_over = not self._read(1.0) and self._process.poll() is not None
            if is_over or time.monotonic() > until:
                raise RuntimeError(f"{text!r} is not shown, but {self._shown[-400:]!r}")
        self._shown = b""

    def _read(self, seconds: float) -> bool:
        """Read for at most so long; says whether there was anything."""
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        try:
            read = os.read(self._master, 1 << 16)
        except OSError:  # it has ended
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
