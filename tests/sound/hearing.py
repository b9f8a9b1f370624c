"""Ears for the tests: how well one sound is found in another."""

from __future__ import annotations

import array
import cmath
import math
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from acusession.paths import bundled_sounds
from acusession.sound.cue import Cue
from acusession.sound.files import RATE, read_frames

EVERY = 24
"""One sample in so many is listened to; what matters in the cues lies below 1 kHz."""

COARSE_RATE = RATE // EVERY


def samples_of(frames: bytes) -> list[float]:
    """16-bit frames as numbers between -1 and 1."""
    numbers = array.array("h", frames)
    if sys.byteorder == "big":
        numbers.byteswap()
    return [number / 32768 for number in numbers]


def coarse(samples: Sequence[float]) -> list[float]:
    """The samples at `COARSE_RATE`, each the mean of those it stands for."""
    starts = range(0, len(samples) - EVERY + 1, EVERY)
    return [math.fsum(samples[start : start + EVERY]) / EVERY for start in starts]


def cue_samples(cue: Cue, folder: Path | None = None) -> list[float]:
    return samples_of(read_frames((folder or bundled_sounds()) / f"{cue}.wav"))


@cache
def coarse_cue(cue: Cue) -> tuple[float, ...]:
    return tuple(coarse(cue_samples(cue)))


def found(sound: Sequence[float], recording: Sequence[float]) -> tuple[float, int]:
    """How alike `sound` and its best place in `recording` are, from 0 to 1, and that place.

    Both coarse. Their phases do not count: a recording begins between two coarse samples.
    """
    padded = [*recording, *[0.0] * len(sound)]
    size = 1 << (len(padded) + len(sound)).bit_length()
    pairs = zip(_spectrum(padded, size), _spectrum(sound, size), strict=True)
    # Without the negative half of the spectrum the overlap has no phase. The inverse transform is
    # the forward one of the conjugate.
    half = [a.conjugate() * b for a, b in pairs][: size // 2]
    overlaps = [2 * abs(value) / size for value in _fft([*half, *[0j] * (size // 2)])]
    energies = [0.0]
    for value in padded:
        energies.append(energies[-1] + value * value)
    own = math.fsum(value * value for value in sound)
    best, place = 0.0, 0
    for lag in range(len(recording)):
        here = energies[lag + len(sound)] - energies[lag]
        # A place with hardly anything in it is alike to nothing.
        alike = overlaps[lag] / math.sqrt(own * max(here, own / 100))
        if alike > best:
            best, place = alike, lag
    return best, place


def _spectrum(samples: Sequence[float], size: int) -> list[complex]:
    return _fft([*map(complex, samples), *[0j] * (size - len(samples))])


def _fft(values: list[complex]) -> list[complex]:
    if len(values) == 1:
        return values
    even, odd = _fft(values[::2]), _fft(values[1::2])
    turned = [a * b for a, b in zip(_turns(len(values)), odd, strict=True)]
    sums = [a + b for a, b in zip(even, turned, strict=True)]
    return sums + [a - b for a, b in zip(even, turned, strict=True)]


@cache
def _turns(size: int) -> tuple[complex, ...]:
    return tuple(cmath.exp(-2j * math.pi * index / size) for index in range(size // 2))
