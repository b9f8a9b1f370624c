"""Sound that is produced in chunks while it plays, to keep little of it in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from msgspec import Struct

RATE: Final = 48_000
"""Frames per second of everything that is played."""

FRAME_BYTES: Final = 2
"""Bytes per frame: one channel of 16 bits."""

CHUNK: Final = RATE // 10
"""Frames per chunk; the last chunk may be shorter."""


class Clip(Struct, frozen=True):
    """A piece of sound. Each call of `chunks` yields its frames from the start."""

    seconds: float
    chunks: Callable[[], Iterator[bytes]]


def clip_of(frames: bytes) -> Clip:
    """Return a clip of frames that are already in memory."""
    size = CHUNK * FRAME_BYTES

    def chunks() -> Iterator[bytes]:
        return (frames[start : start + size] for start in range(0, len(frames), size))

    return Clip(len(frames) / FRAME_BYTES / RATE, chunks)


def silence(seconds: float) -> Clip:
    """Return a clip of silence."""
    count = round(seconds * RATE)

    def chunks() -> Iterator[bytes]:
        return (bytes(min(CHUNK, count - at) * FRAME_BYTES) for at in range(0, count, CHUNK))

    return Clip(count / RATE, chunks)
