"""Plays with simpleaudio in a process of its own, which `simpleaudio_output` starts.

The library holds all of Python up while it opens a device, which may be for ever, and a fault in it
ends the process. Orders come in on standard input, each a head and frames; what became of them goes
out on standard output, a line each.

Told to stop, the library still plays what its buffer holds, a fifth of a second. So on Linux each
sound has a child of this process to itself, whose end is silence at once. A fork takes a
millisecond, and is safe: there is one thread, and it never opens a device.
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
"""The number of the sound, the bytes of its frames (none: be silent), and of silence beside it."""

_LOOK: Final = 0.05
"""Seconds between two looks at whether a sound has ended."""


class _Place(Protocol):
    """Where a sound is played."""

    def play(self, number: int, frames: bytes, silence: bytes) -> None:
        """Begin to play, and answer what became of it."""

    def stop(self) -> None:
        """Be silent."""


class _Child:
    """A process for each sound."""

    def __init__(self) -> None:
        self._process = 0

    def play(self, number: int, frames: bytes, silence: bytes) -> None:
        """Fork, and play there."""
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
        """End the process, if it has not ended by itself."""
        if self._process:
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)
            self._process = 0


class _Here:
    """This very process, where a fork and a sound library do not agree."""

    def __init__(self) -> None:
        self._playing: list[Any] = []

    def play(self, number: int, frames: bytes, silence: bytes) -> None:
        """Play on threads of the library."""
        self._playing = _played(number, frames, silence)
        if self._playing:
            watch = threading.Thread(target=_tell_end, args=(self._playing[0], number), daemon=True)
            watch.start()

    def stop(self) -> None:
        """Tell the library so."""
        for each in self._playing:
            each.stop()
        self._playing = []


def main() -> None:
    """Obey orders until there are no more."""
    import simpleaudio  # noqa: F401 - so that every sound finds it loaded

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
    """What now plays: the frames, then the silence; nothing where that could not begin."""
    import simpleaudio

    try:
        playing = [
            simpleaudio.play_buffer(sounds, 1, FRAME_BYTES, RATE)
            for sounds in (frames, silence)
            if sounds  # none take the interpreter down
        ]
    except Exception as error:  # noqa: BLE001 - its own error type is in a private module
        _answer(f"failed {number} {error}")
        return []
    _answer(f"playing {number}")
    return playing


def _tell_end(playing: Any, number: int) -> None:
    """Answer when a sound has ended."""
    while playing.is_playing():
        time.sleep(_LOOK)
    _answer(f"ended {number}")


def _answer(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
