"""DPCM files: speech at 24 kHz, a byte for each sample, read without any library.

Differential PCM: after a header, each byte is an index into a table of differences between a sample
and the one before, in fine steps for small differences and coarse steps for large ones. The noise
is 38 dB below speech. In a compressed wheel, each byte takes up about 0.7 bytes.
"""

from __future__ import annotations

import array
import struct
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate, islice, pairwise
from operator import add
from typing import Final

SUFFIX: Final = ".dpcm"

RATE: Final = 24_000
"""Samples a second; half the rate at which everything is played."""

_HEADER: Final = struct.Struct("<4sI")
"""The header of a DPCM file: its magic number and the number of its samples."""

_MARK: Final = b"DPCM"

_STEPS: Final = 64
_CURVE: Final = 200.0
_LARGEST: Final = 24_000
"""The table has `_STEPS` steps on each side of 0, up to `_LARGEST`, spaced along a mu-law curve."""

_PART: Final = 2_400
"""Samples decoded at a time."""


def _table() -> tuple[int, ...]:
    up = {
        round(((1 + _CURVE) ** (step / _STEPS) - 1) / _CURVE * _LARGEST)
        for step in range(1, _STEPS + 1)
    }
    return (*sorted(-step for step in up), 0, *sorted(up))


TABLE: Final = _table()
"""The differences a byte can stand for, in ascending order."""

_LIMITS: Final = tuple((low + high) / 2 for low, high in pairwise(TABLE))


def encode(samples: Iterable[int]) -> bytes:
    """Return a DPCM file of 16-bit samples at `RATE`."""
    rows = bytearray()
    value = 0
    for sample in samples:
        row = bisect_left(_LIMITS, sample - value)
        # A step beyond 16 bits would not be read again.
        while not -0x8000 <= value + TABLE[row] <= 0x7FFF:
            row += 1 if TABLE[row] < 0 else -1
        value += TABLE[row]
        rows.append(row)
    return _HEADER.pack(_MARK, len(rows)) + rows


def is_dpcm(data: bytes) -> bool:
    """Return whether the data is a DPCM file."""
    return data.startswith(_MARK)


def seconds_of(data: bytes) -> float:
    """Return how long a DPCM file is.

    Raises:
        ValueError: the file is damaged.

    """
    return len(_rows_of(data)) / RATE


def frames_of(data: bytes) -> Iterator[bytes]:
    """Yield the frames of a DPCM file at twice its rate, little by little.

    Raises:
        ValueError: the file is damaged.

    """
    rows = _rows_of(data)
    near = [0]  # the sample before the next to be played, and those read beyond it
    value = 0
    for start in range(0, len(rows), _PART):
        differences = [value, *_differences(rows[start : start + _PART])]
        part = [*accumulate(differences)][1:]
        value = part[-1]
        near += part
        yield _doubled(near)
        near = near[-3:]
    yield _doubled([*near, 0, 0])


def _rows_of(data: bytes) -> bytes:
    rows = data[_HEADER.size :]
    if not data.startswith(_HEADER.pack(_MARK, len(rows))):
        raise ValueError("the file is not as long as it says")
    return rows


def _differences(rows: bytes) -> list[int]:
    try:
        return [*map(TABLE.__getitem__, rows)]
    except IndexError:
        raise ValueError("a byte stands for no difference") from None


def _doubled(samples: list[int]) -> bytes:
    """Return all samples but the first and the last two, with one between each and the next.

    The samples between lie on the cubic through the four samples around them.
    """
    pairs = [*map(add, samples, islice(samples, 1, None))]
    between = [
        (9 * inner - outer) >> 4
        for inner, outer in zip(
            pairs[1:-1], map(add, samples, islice(samples, 3, None)), strict=True
        )
    ]
    doubled = array.array("h", bytes(4 * len(between)))
    doubled[0::2] = _clipped(samples[1:-2])
    doubled[1::2] = _clipped(between)
    return doubled.tobytes()


def _clipped(samples: list[int]) -> array.array[int]:
    try:
        return array.array("h", samples)
    except OverflowError:
        return array.array("h", [max(-0x8000, min(0x7FFF, sample)) for sample in samples])
