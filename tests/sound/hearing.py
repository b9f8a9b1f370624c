"""Recognition of sounds in recordings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from acusession.domain.cues import Cue
from acusession.paths import bundled_sounds
from acusession.sound.clip import RATE
from acusession.sound.decode import read_frames

Samples = NDArray[np.float64]

EVERY = 24
"""Downsampling factor. The important frequencies of the cues are below 1 kHz."""

COARSE_RATE = RATE // EVERY


def samples_of(frames: bytes) -> Samples:
    """Return 16-bit frames as numbers between -1 and 1."""
    return np.frombuffer(frames, dtype=np.int16) / 32768


def coarse(samples: Samples) -> Samples:
    """Return the samples at `COARSE_RATE`, each the mean of `EVERY` samples."""
    whole = len(samples) // EVERY * EVERY
    mean: Samples = samples[:whole].reshape(-1, EVERY).mean(axis=1)
    return mean


def cue_samples(cue: Cue, folder: Path | None = None) -> Samples:
    return samples_of(read_frames((folder or bundled_sounds()) / f"{cue}.wav"))


def cue_seconds(cue: Cue) -> float:
    return len(cue_samples(cue)) / RATE


@cache
def coarse_cue(cue: Cue) -> Samples:
    return coarse(cue_samples(cue))


def likeness(sound: Samples, recording: Samples) -> Samples:
    """Return the similarity of `sound` and each position of `recording`, from 0 to 1.

    Both are coarse. Phases are ignored, since a recording starts between two coarse samples.
    """
    padded = np.concatenate([recording, np.zeros(len(sound))])
    size = 1 << (len(padded) + len(sound)).bit_length()
    # Without the negative half of the spectrum the magnitude of the overlap ignores the phase.
    product = np.fft.fft(padded, size) * np.fft.fft(sound, size).conj()
    product[size // 2 :] = 0
    overlaps = 2 * np.abs(np.fft.ifft(product))[: len(recording)]
    energies = np.concatenate([[0.0], np.cumsum(padded**2)])
    here = energies[len(sound) : len(sound) + len(recording)] - energies[: len(recording)]
    own = float(np.sum(sound**2))
    # The lower limit keeps near silence from being similar to anything.
    alike: Samples = overlaps / np.sqrt(own * np.maximum(here, own / 100))
    return alike


def found(sound: Samples, recording: Samples) -> tuple[float, int]:
    """Return the similarity at the best position of `sound` in `recording`, and the position."""
    alike = likeness(sound, recording)
    place = int(alike.argmax())
    return float(alike[place]), place


@dataclass(frozen=True, slots=True)
class Heard:
    """A recognised sound: its name, its start and end in seconds, and the similarity."""

    name: str
    at: float
    until: float
    likeness: float


def recognised(
    samples: Samples, sounds: Mapping[str, Samples], at_least: float = 0.8
) -> Sequence[Heard]:
    """Return the coarse `sounds` that are heard in `samples`, in order.

    The most similar match wins: no sound starts close to another one or in its own echo.
    """
    recording = coarse(samples)
    candidates = [
        Heard(name, at, at + len(sound) / COARSE_RATE, float(alike[place]))
        for name, sound in sounds.items()
        for alike in [likeness(sound, recording)]
        for place in np.flatnonzero(alike >= at_least)
        for at in [place / COARSE_RATE]
    ]
    taken: list[Heard] = []
    for heard in sorted(candidates, key=lambda each: -each.likeness):
        if not any(_is_echo(heard, other) for other in taken):
            taken.append(heard)
    return sorted(taken, key=lambda each: each.at)


def _is_echo(one: Heard, other: Heard) -> bool:
    near = one.until - one.at if one.name == other.name else 0.1
    return abs(one.at - other.at) < near
