"""Processes in which a system program plays one sound."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from itertools import chain, repeat
from pathlib import Path
from typing import Final

from acusession.sound.outputs.base import OutputError, Sound
from acusession.sound.outputs.player_programs import PlayerProgram, au_stream
from acusession.system.programs import program_path

_PIPE: Final = 16_384
"""Capacity of the pipe to a program, in bytes: a sixth of a second of sound, by which a busy
interpreter may be late."""

_PART: Final = 4_096
"""Bytes written at a time."""

_SILENCE: Final = bytes(_PART)

_BEGINS: Final = 0.7
"""Seconds to wait for a program to take more than the pipe holds."""

_STUCK: Final = 0.75
"""Seconds after which a program that takes no more sound counts as dead."""

_WAKES: Final = 3.0
"""The same for its first seconds: a server may take two seconds of sound ahead, and then wait."""

_EARLY: Final = 0.75
_OVERDUE: Final = 3.0
"""Seconds by which a program may end before or after the end of its file."""


class PipedPlayer:
    """A program that plays a sound from a pipe, and then silence until `end`.

    Killing it silences it at once, because sound servers drop what a program handed over before it
    ended. If this process is killed, the pipe ends, and the program with it.
    """

    def __init__(self, program: PlayerProgram, sound: Sound) -> None:
        self._has_begun = threading.Event()
        self._is_refused = False
        self._is_ended = False
        self._started_at = self._progress_at = time.monotonic()
        self._process = _started(program, subprocess.PIPE)
        stream = au_stream(chain(sound.chunks(), repeat(_SILENCE)))
        threading.Thread(target=self._write, args=(stream,), daemon=True).start()

    def begins(self) -> bool:
        """Wait until the program takes sound; return whether it does, and end it if not.

        Raises:
            OutputError: it neither takes any nor ends, so its sound server does not respond.

        """
        has_answered = self._has_begun.wait(_BEGINS)
        is_playing = has_answered and not self._is_refused
        if not is_playing:
            self.end()
        if not has_answered:
            raise OutputError("it is not responding")
        return is_playing

    def has_stalled(self) -> bool:
        """Return whether the program has ended or takes no more sound."""
        is_new = self._progress_at < self._started_at + _WAKES
        is_late = time.monotonic() > self._progress_at + (_WAKES if is_new else _STUCK)
        return is_late or self._is_refused or self._process.poll() is not None

    def end(self) -> None:
        """Kill the program, and close its pipe, which a process that it started may hold open."""
        self._is_ended = True
        _kill(self._process)

    def _write(self, stream: Iterator[bytes]) -> None:
        assert self._process.stdin is not None
        written = 0
        try:
            with self._process.stdin as pipe:
                for part in _parts(stream):
                    if self._is_ended:
                        break
                    written += pipe.write(part)
                    self._progress_at = time.monotonic()
                    if written > _PIPE:
                        self._has_begun.set()
        except OSError:  # the program has ended, or closed its input
            self._is_refused = True
        self._has_begun.set()


class FilePlayer:
    """A program that plays a sound from a file, without silence after it."""

    def __init__(self, program: PlayerProgram, sound: Sound) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="acusession")
        file = Path(self._folder.name, "sound.au")
        file.write_bytes(b"".join(au_stream(sound.chunks())))
        self._ends_at = time.monotonic() + sound.seconds
        self._process = _started(program, subprocess.DEVNULL, str(file))

    def begins(self) -> bool:
        """Return True: only its end shows whether the program plays."""
        return True

    def has_stalled(self) -> bool:
        """Return whether the program ended early or does not end."""
        now = time.monotonic()
        if self._process.poll() is not None:
            return now < self._ends_at - _EARLY
        return now > self._ends_at + _OVERDUE

    def end(self) -> None:
        """Kill the program and delete the file."""
        _kill(self._process)
        self._folder.cleanup()


def _kill(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()


def _started(program: PlayerProgram, stdin: int, *file: str) -> subprocess.Popen[bytes]:
    path = program_path(program.name)
    if path is None:
        raise OutputError(f"{program.name} is no longer installed")
    return subprocess.Popen(
        (path, *(argument.format(pid=os.getpid()) for argument in program.arguments), *file),
        stdin=stdin,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl+C in the terminal must not reach it
        bufsize=0,
        pipesize=_PIPE,
    )


def _parts(stream: Iterator[bytes]) -> Iterator[bytes]:
    for chunk in stream:
        yield from (chunk[start : start + _PART] for start in range(0, len(chunk), _PART))
