"""Postprocesses raw speech: trims and levels it, and adds a pause at the end."""

from __future__ import annotations

import io
import math
import sys
import wave
from array import array
from typing import Final

from msgspec import Struct

LEVEL: Final = 0.122
"""Root mean square of the loud parts, full scale being 1; measured to be as loud as a cue."""

PEAK: Final = 0.78
"""The highest absolute sample value (-2.2 dBFS), full scale being 1."""

_STRAIGHT: Final = 0.55
"""Soft-clipping threshold: above it samples are compressed (tanh) toward `PEAK`, so that rare peaks
do not limit the gain of a whole text."""

_WINDOW: Final = 0.01
"""The length of one window in seconds."""

_SILENT: Final = 0.01
"""Amplitude below which a window is silence, as a share of the loudest window's."""

_FADE: Final = 0.01
"""Seconds of fade-in and fade-out."""

_BEFORE: Final = 0.02
"""Seconds of silence kept before the first sound and after the last one."""

_AFTER: Final = 0.1
_AFTER_SENTENCE: Final = 0.3
"""Seconds of silence added after a segment, and after one that ends a sentence."""


class NothingSaidError(Exception):
    """The speech is silence."""


class Speech(Struct, frozen=True):
    """Mono 16-bit samples, and their rate in Hz."""

    rate: int
    samples: array[int]

    @property
    def seconds(self) -> float:
        """The length in seconds."""
        return len(self.samples) / self.rate


def postprocess(speech: Speech, text: str, level: float = LEVEL) -> Speech:
    """Return the speech without silence around it, levelled to `level` and faded at its ends.

    A pause is added at the end, longer if `text` ends a sentence.

    Raises:
        NothingSaidError: the speech is silence.

    """
    core, loud = _trimmed(speech)
    gain = level / loud
    fade = round(_FADE * speech.rate)
    last = len(core) - 1
    shaped = array(
        "h",
        (
            round(
                32767 * _soft_clipped(sample * gain * min(1.0, index / fade, (last - index) / fade))
            )
            for index, sample in enumerate(core)
        ),
    )
    pause = _AFTER_SENTENCE if text.endswith((".", "!", "?")) else _AFTER
    shaped.frombytes(bytes(2 * round(pause * speech.rate)))
    return Speech(speech.rate, shaped)


def _soft_clipped(value: float) -> float:
    """Return the value, compressed above `_STRAIGHT` so that it stays below `PEAK`."""
    over = abs(value) - _STRAIGHT
    if over <= 0:
        return value
    room = PEAK - _STRAIGHT
    return math.copysign(_STRAIGHT + room * math.tanh(over / room), value)


def _trimmed(speech: Speech) -> tuple[array[int], float]:
    """Return the samples without silence around them, and the RMS of their louder parts."""
    size = max(1, round(_WINDOW * speech.rate))
    samples = speech.samples
    powers = [
        sum(sample * sample for sample in samples[start : start + size]) / size
        for start in range(0, len(samples), size)
    ]
    loudest = max(powers, default=0.0)
    if loudest < 1:
        raise NothingSaidError
    heard = [index for index, power in enumerate(powers) if power > loudest * _SILENT**2]
    loud = [power for power in powers if power > loudest * 0.01]
    before = round(_BEFORE * speech.rate)
    start = max(0, heard[0] * size - before)
    core = samples[start : (heard[-1] + 1) * size + before]
    return core, math.sqrt(sum(loud) / len(loud))


def read_wav(data: bytes) -> Speech:
    """Return the speech in a 16-bit WAV file; of several channels, the first.

    Raises:
        ValueError: the data is not such a file.

    """
    try:
        with wave.open(io.BytesIO(data), "rb") as file:
            channels, width, rate = file.getnchannels(), file.getsampwidth(), file.getframerate()
            # A program that writes to a pipe cannot know the length, so it states a huge one.
            frames = file.readframes(len(data))
    except (EOFError, wave.Error) as error:
        raise ValueError(f"not a WAV file: {error}") from error
    if width != 2:
        raise ValueError(f"WAV with {8 * width}-bit samples, not 16-bit")
    samples = array("h", frames[: len(frames) // (2 * channels) * 2 * channels])
    if sys.byteorder == "big":
        samples.byteswap()
    return Speech(rate, samples[::channels])


def at_rate(speech: Speech, rate: int) -> Speech:
    """Return the speech at another, higher rate: its samples lie on cubics through the old ones."""
    if speech.rate == rate:
        return speech
    near = [0, *speech.samples, 0, 0]
    step = speech.rate / rate
    samples = array("h")
    for index in range(int(len(speech.samples) / step)):
        start, share = divmod(index * step, 1)
        before, here, following, last = near[int(start) : int(start) + 4]
        slope = following - before
        bend = 2 * before - 5 * here + 4 * following - last
        twist = 3 * (here - following) + last - before
        samples.append(round(here + share * (slope + share * (bend + share * twist)) / 2))
    return Speech(rate, samples)
