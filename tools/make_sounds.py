"""Make the cues: `python tools/make_sounds.py [FOLDER]` writes them all (default: sounds/).

Each cue is a few struck notes, whose higher partials decay sooner. Cues differ in contour,
register, rhythm and timbre; they start softly and are equally loud.
"""

from __future__ import annotations

import array
import math
import sys
import wave
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from loudness import RATE, loudness

TARGET = -18.0
"""Loudness of every cue, in LKFS over its active part."""

FADE = 0.06
"""Length of the fade-out at the end of a cue, seconds."""


@dataclass(frozen=True, slots=True)
class Timbre:
    """An instrument: its partials, each (multiple of the pitch, level, share of the decay)."""

    partials: tuple[tuple[float, float, float], ...]
    attack: float


BOWL = Timbre(
    # The first two are so close that they beat slowly, as a bowl does.
    partials=((1.0, 1.0, 1.0), (1.002, 0.5, 1.0), (2.0, 0.35, 0.7), (2.76, 0.2, 0.45)),
    attack=0.03,
)
MARIMBA = Timbre(partials=((1.0, 1.0, 1.0), (3.93, 0.22, 0.25), (9.2, 0.03, 0.1)), attack=0.02)
WOOD = Timbre(partials=((1.0, 1.0, 1.0), (2.57, 0.4, 0.5)), attack=0.02)
REED = Timbre(partials=((1.0, 1.0, 1.0), (2.0, 0.25, 0.9), (3.0, 0.1, 0.8)), attack=0.06)


@dataclass(frozen=True, slots=True)
class Note:
    """One strike: its time and its decay (to 1/e) in seconds, its pitch in hertz."""

    at: float
    pitch: float
    decay: float
    level: float = 1.0


@dataclass(frozen=True, slots=True)
class Sound:
    """A cue: its timbre, its total length in seconds, and its notes."""

    timbre: Timbre
    seconds: float
    notes: tuple[Note, ...]


G3, AB3, BB3, B3 = 196.0, 207.65, 233.08, 246.94
C4, D4, E4, F4, FS4, G4, A4, BB4, B4 = (
    261.63, 293.66, 329.63, 349.23, 369.99, 392.0, 440.0, 466.16, 493.88,
)  # fmt: skip
D5, F5, A5 = 587.33, 698.46, 880.0

SOUNDS = {
    "prepare": Sound(MARIMBA, 0.8, (Note(0.0, C4, 0.2), Note(0.2, G4, 0.2, 0.85))),
    "press": Sound(BOWL, 1.2, (Note(0.0, G3, 0.35),)),
    "half_way": Sound(MARIMBA, 0.75, (Note(0.0, D5, 0.13), Note(0.3, D5, 0.13))),
    "last_three": Sound(WOOD, 0.22, (Note(0.0, FS4, 0.04),)),
    "end": Sound(BOWL, 0.9, (Note(0.0, A4, 0.2), Note(0.24, D4, 0.2, 0.8))),
    "other_side": Sound(
        MARIMBA,
        0.95,
        (
            Note(0.0, E4, 0.12),
            Note(0.16, B4, 0.12, 0.85),
            Note(0.32, E4, 0.12),
            Note(0.48, B4, 0.16, 0.85),
        ),
    ),
    "pause": Sound(REED, 1.0, (Note(0.0, B3, 0.2), Note(0.38, AB3, 0.2))),
    "resume": Sound(REED, 0.8, (Note(0.0, F5, 0.15), Note(0.22, A5, 0.18, 0.8))),
    "closing": Sound(
        BOWL,
        2.5,
        (
            Note(0.0, BB3, 0.7),
            Note(0.35, D4, 0.7, 0.8),
            Note(0.7, F4, 0.7, 0.7),
            Note(1.05, BB4, 0.6, 0.6),
        ),
    ),
}


def main(arguments: list[str]) -> None:
    """Write every cue and print its length, loudness and peak."""
    folder = Path(arguments[0]) if arguments else Path(__file__).parents[1] / "sounds"
    folder.mkdir(parents=True, exist_ok=True)
    for name, sound in SOUNDS.items():
        samples = levelled(rendered(sound))
        write(folder / f"{name}.wav", samples)
        peak = 20 * math.log10(max(map(abs, samples)))
        print(
            f"{name:12} {sound.seconds:.2f} s  {loudness(samples):.2f} LKFS  peak {peak:.1f} dBFS"
        )


def rendered(sound: Sound) -> list[float]:
    """Return the samples of a cue, before its level is set."""
    samples = [0.0] * round(sound.seconds * RATE)
    for note in sound.notes:
        start = round(note.at * RATE)
        for index, value in enumerate(struck(note, sound.timbre, len(samples) - start), start):
            samples[index] += value
    return [value * fade(len(samples) - index) for index, value in enumerate(samples)]


def struck(note: Note, timbre: Timbre, count: int) -> Iterable[float]:
    """Yield the first `count` samples of one strike."""
    for index in range(count):
        seconds = index / RATE
        value = sum(
            level * math.exp(-seconds / (note.decay * decay)) * math.sin(math.tau * turns)
            for ratio, level, decay in timbre.partials
            for turns in (seconds * note.pitch * ratio,)
        )
        yield note.level * value * rise(seconds / timbre.attack)


def rise(part: float) -> float:
    """Return a smooth ramp from 0 to 1 for `part` from 0 to 1."""
    return 0.5 - 0.5 * math.cos(math.pi * min(max(part, 0.0), 1.0))


def fade(samples_left: int) -> float:
    """Return 1 until shortly before the end, then a smooth ramp down to 0."""
    return rise((samples_left - 1) / RATE / FADE)


def levelled(samples: list[float]) -> list[float]:
    """Return the samples at the loudness of every other cue."""
    gain = 10 ** ((TARGET - loudness(samples)) / 20)
    return [value * gain for value in samples]


def write(path: Path, samples: list[float]) -> None:
    """Write the samples as a 16-bit mono WAV file."""
    frames = array.array("h", (round(value * 32767) for value in samples))
    if sys.byteorder == "big":
        frames.byteswap()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(frames.tobytes())


if __name__ == "__main__":
    main(sys.argv[1:])
