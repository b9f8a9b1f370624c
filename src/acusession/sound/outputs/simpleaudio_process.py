"""The process in which `simpleaudio_output` plays sounds.

While simpleaudio opens a device it holds the GIL, possibly forever, and if it crashes, the process
ends. Orders arrive on standard input, each a header and frames; the results are written to standard
output, one line each.

When stopped, simpleaudio still plays its buffer of a fifth of a second. So on Linux each sound has
a child process of its own, which can be killed to get silence at once. A fork takes a millisecond
and is safe, as this process has one thread, which never opens a device.
"""

from __future__ import annotations

import os
import signal
import struct
import sys
import threading
import time
from typing import Any, Final, Protocol

from acusession.sound.clip import FRAME_BYTES, RATE

HEAD: Final = struct.Struct("<III")
"""Number of the sound, bytes of its frames (0 to stop the sound), bytes of silence after them."""

_LOOK: Final = 0.05
"""Seconds between checks of whether a sound has ended."""


class _Place(Protocol):
    """A place to play sounds in: a child process or this one."""

    def play(self, number: int, frames: bytes, silence: bytes) -> None:
        """Start the sound and answer with the result."""

    def stop(self) -> None:
        """Stop the sound."""


class _Child:
    """A child process for each sound."""

    def __init__(self) -> None:
        self._process = 0

    def play(self, number: int, frames: bytes, silence: bytes) -> None:
        """Fork, and play the sound in the child."""
        self._process = os.fork()
        if not self._process:
            try:
                playing = _played(number, frames, silence)
                if playing:
                    _tell_end(playing[0], number)
                for each in playing:
                    each.wait_done()
            finally:
                os._exit(0)

    def stop(self) -> None:
        """Kill the child process, if there is one."""
        if self._process:
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)
            self._process = 0


class _Here:
    """The process itself, for systems where a fork is not safe with a sound library."""

    def __init__(self) -> None:
        self._playing: list[Any] = []

    def play(self, number: int, frames: bytes, silence: bytes) -> None:
        """Play on the library's threads."""
        self._playing = _played(number, frames, silence)
        if self._playing:
            watch = threading.Thread(target=_tell_end, args=(self._playing[0], number), daemon=True)
            watch.start()

    def stop(self) -> None:
        """Stop the sound through the library."""
        for each in self._playing:
            each.stop()
        self._playing = []


def main() -> None:
    """Carry out orders until the input ends."""
    import simpleaudio  # noqa: F401 - loaded once, before any fork

    place: _Place = _Child() if sys.platform == "linux" else _Here()
    _answer("ready")
    while len(head := sys.stdin.buffer.read(HEAD.size)) == HEAD.size:
        number, length, silent = HEAD.unpack(head)
        frames = sys.stdin.buffer.read(length)
        place.stop()
        if frames:
            place.play(number, frames, bytes(silent))
    place.stop()


def _played(number: int, frames: bytes, silence: bytes) -> list[Any]:
    """Start the frames and the silence; return their play objects, or none if that failed."""
    import simpleaudio

    try:
        playing = [
            simpleaudio.play_buffer(sounds, 1, FRAME_BYTES, RATE)
            for sounds in (frames, silence)
            if sounds  # an empty buffer would crash the interpreter
        ]
    except Exception as error:  # noqa: BLE001 - its own error type is in a private module
        _answer(f"failed {number} {error}")
        return []
    _answer(f"playing {number}")
    return playing


def _tell_end(playing: Any, number: int) -> None:
    """Answer as soon as a sound has ended."""
    while playing.is_playing():
        time.sleep(_LOOK)
    _answer(f"ended {number}")


def _answer(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
