"""Something to be heard, handed out little by little while it plays, so that little is held."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from msgspec import Struct

RATE: Final = 48_000
"""Frames a second of everything that is played."""

FRAME_BYTES: Final = 2
"""One channel of 16 bits."""

CHUNK: Final = RATE // 10
"""Frames that are handed out at a time; the last may be fewer."""


class Clip(Struct, frozen=True):
    """A stretch of sound. `chunks` begins to hand out its frames, each time anew."""

    seconds: float
    chunks: Callable[[], Iterator[bytes]]


def clip_of(frames: bytes) -> Clip:
    """Frames that are all there."""
    size = CHUNK * FRAME_BYTES

    def chunks() -> Iterator[bytes]:
        return (frames[start : start + size] for start in range(0, len(frames), size))

    return Clip(len(frames) / FRAME_BYTES / RATE, chunks)


def silence(seconds: float) -> Clip:
    """Nothing to be heard, for so long."""
    count = round(seconds * RATE)

    def chunks() -> Iterator[bytes]:
        return (bytes(min(CHUNK, count - at) * FRAME_BYTES) for at in range(0, count, CHUNK))

    return Clip(count / RATE, chunks)
