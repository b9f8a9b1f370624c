"""Plays with simpleaudio in a process of its own: run as a module by `with_simpleaudio`.

The library holds all of Python up while it opens a device, which may be for ever, and a fault in it
ends the process. Orders come in on standard input, each a head and frames; what became of them goes
out on standard output, a line each.
"""

from __future__ import annotations

import struct
import sys
import threading
import time
from typing import Any, Final

from acusession.sound.files import FRAME_BYTES, RATE

HEAD: Final = struct.Struct("<III")
"""The number of the sound, the bytes of its frames (none: be silent), and of silence beside it."""

_LOOK: Final = 0.05
"""Seconds between two looks at whether a sound has ended."""


def main() -> None:
    """Obey orders until there are no more."""
    import simpleaudio

    _answer("ready")
    playing: list[Any] = []
    while len(head := sys.stdin.buffer.read(HEAD.size)) == HEAD.size:
        number, length, silent = HEAD.unpack(head)
        frames = sys.stdin.buffer.read(length)
        for each in playing:
            each.stop()
        playing = []
        if not frames:
            continue
        try:
            for sounds in (frames, bytes(silent)):
                if sounds:  # none take the interpreter down
                    playing.append(simpleaudio.play_buffer(sounds, 1, FRAME_BYTES, RATE))
        except Exception as error:  # noqa: BLE001 - its own error type is in a private module
            _answer(f"failed {number} {error}")
        else:
            _answer(f"playing {number}")
            threading.Thread(target=_tell_end, args=(playing[0], number), daemon=True).start()


def _tell_end(playing: Any, number: int) -> None:
    while playing.is_playing():
        time.sleep(_LOOK)
    _answer(f"ended {number}")


def _answer(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
