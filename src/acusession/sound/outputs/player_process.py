"""A process in which a system program plays one sound."""

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
"""Bytes of the pipe to a program: a sixth of a second, for which a busy interpreter may be late."""

_PART: Final = 4_096
"""Bytes written at a time."""

_SILENCE: Final = bytes(_PART)

_BEGINS: Final = 0.7
"""Seconds to wait for a program to take more than the pipe holds."""

_STUCK: Final = 0.75
"""Seconds after which a program that takes no more is dead."""

_WAKES: Final = 3.0
"""The same for its first seconds: a server may take two seconds of sound ahead, and then wait."""

_EARLY: Final = 0.75
_OVERDUE: Final = 3.0
"""Seconds by which a program may end before or after the end of its file."""


class PlayerProcess:
    """A program that plays a sound, and then silence until `end`.

    Killing it silences it at once, because sound servers drop what a program handed over before it
    ended. If this process is killed, the pipe ends, and the program with it.
    """

    def __init__(self, program: PlayerProgram, sound: Sound) -> None:
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._has_begun = threading.Event()
        self._is_refused = False
        self._started_at = self._progress_at = time.monotonic()
        self._file_ends_at = self._progress_at + sound.seconds if program.takes_file else None
        if program.takes_file:
            self._has_begun.set()
            self._process = _started(program, str(self._file_of(sound)))
            return
        self._process = _started(program)
        stream = au_stream(chain(sound.chunks(), repeat(_SILENCE)))
        threading.Thread(target=self._write, args=(stream,), daemon=True).start()

    def begins(self) -> bool:
        """Wait until the program takes sound; return whether it does. False if it has ended.

        Raises:
            OutputError: it neither takes any nor ends, so its sound server does not respond.

        """
        if not self._has_begun.wait(_BEGINS):
            raise OutputError("it is not responding")
        return not self._is_refused

    def has_stalled(self) -> bool:
        """Return whether the program ended early, takes no more, or does not end."""
        now, has_ended = time.monotonic(), self._process.poll() is not None
        if self._file_ends_at is None:
            is_new = self._progress_at < self._started_at + _WAKES
            limit = _WAKES if is_new else _STUCK
            return has_ended or self._is_refused or now > self._progress_at + limit
        if has_ended:
            return now < self._file_ends_at - _EARLY
        return now > self._file_ends_at + _OVERDUE

    def end(self) -> None:
        """Kill the program."""
        self._process.kill()
        self._process.wait()
        if self._folder is not None:
            self._folder.cleanup()

    def _file_of(self, sound: Sound) -> Path:
        self._folder = tempfile.TemporaryDirectory(prefix="acusession")
        file = Path(self._folder.name, "sound.au")
        file.write_bytes(b"".join(au_stream(sound.chunks())))
        return file

    def _write(self, stream: Iterator[bytes]) -> None:
        assert self._process.stdin is not None
        written = 0
        try:
            with self._process.stdin as pipe:
                for part in _parts(stream):
                    written += pipe.write(part)
                    self._progress_at = time.monotonic()
                    if written > _PIPE:
                        self._has_begun.set()
        except OSError:  # the program has ended, or closed its input
            self._is_refused = True
        self._has_begun.set()


def _started(program: PlayerProgram, *file: str) -> subprocess.Popen[bytes]:
    path = program_path(program.name)
    if path is None:
        raise OutputError(f"{program.name} is no longer installed")
    return subprocess.Popen(
        (path, *(argument.format(pid=os.getpid()) for argument in program.arguments), *file),
        stdin=subprocess.DEVNULL if file else subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl+C in the terminal must not reach it
        bufsize=0,
        pipesize=_PIPE,
    )


def _parts(stream: Iterator[bytes]) -> Iterator[bytes]:
    for chunk in stream:
        yield from (chunk[start : start + _PART] for start in range(0, len(chunk), _PART))
