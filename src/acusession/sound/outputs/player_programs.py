"""The system's sound-playing programs, and the stream fed to them."""

from __future__ import annotations

import array
import struct
import sys
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

from acusession.sound.clip import RATE

_AHEAD_MS: Final = 200
"""Milliseconds of sound that a player may buffer before playing it."""

_HEADER: Final = struct.pack(">4s5I", b".snd", 24, 0xFFFFFFFF, 3, RATE, 1)
"""The header of an AU stream of unknown length: 16 bits, big-endian, one channel."""


class PlayerProgram(Struct, frozen=True):
    """A program that plays an AU stream from its standard input.

    In the arguments, `{pid}` stands for the id of this process, by which the sound server knows the
    program if it `uses_server`. If it `takes_file`, it gets the path of a file that holds the
    stream instead.
    """

    name: str
    arguments: tuple[str, ...] = ()
    uses_server: bool = False
    takes_file: bool = False


PROGRAMS: Final = (
    PlayerProgram(
        "paplay",
        (
            f"--latency-msec={_AHEAD_MS}",
            "--client-name=acusession",
            "--property=application.process.id={pid}",
        ),
        uses_server=True,
    ),
    # Not "-": until version 1.4 that means raw frames.
    PlayerProgram(
        "pw-cat",
        (
            "--playback",
            "--latency=20ms",
            "--properties={{application.process.id={pid}}}",
            "/dev/stdin",
        ),
        uses_server=True,
    ),
    PlayerProgram("aplay", ("--quiet", f"--buffer-time={_AHEAD_MS * 1000}", "-")),
    PlayerProgram("afplay", takes_file=True),
)
"""The programs, the best first: on a busy machine pw-cat drops more sound than paplay."""


def au_stream(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the chunks of frames as an AU stream, which can be written before its end is known."""
    yield _HEADER
    for chunk in chunks:
        samples = array.array("h", chunk)
        if sys.byteorder == "little":
            samples.byteswap()
        yield samples.tobytes()
