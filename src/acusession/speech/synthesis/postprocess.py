"""From what a speech program gives to what is played: trimmed, levelled, with a pause after it."""

from __future__ import annotations

import io
import math
import sys
import wave
from array import array
from typing import Final

from msgspec import Struct

LEVEL: Final = 0.122
"""Root mean square of what is loud in a text, full scale being 1. As loud as a cue; measured."""

PEAK: Final = 0.78
"""What no sample passes (-2.2 dBFS)."""

_STRAIGHT: Final = 0.55
"""Up to here a sample stays as it is; above, it is bent toward the peak, so that a few peaks do not
hold a whole text down."""

_WINDOW: Final = 0.01
_SILENT: Final = 0.01
"""Of the loudest 10 ms: below it nothing is said."""

_FADE: Final = 0.01
_BEFORE: Final = 0.02
"""Seconds kept before the first sound, within which it fades in."""

_AFTER: Final = 0.1
_AFTER_SENTENCE: Final = 0.3
"""Seconds of silence after a piece, and after one that is a sentence."""


class NothingSaidError(Exception):
    """What came is silence."""


class Speech(Struct, frozen=True):
    """Mono samples of 16 bits, and how many there are a second."""

    rate: int
    samples: array[int]

    @property
    def seconds(self) -> float:
        """How long it takes."""
        return len(self.samples) / self.rate


def postprocess(speech: Speech, text: str, level: float = LEVEL) -> Speech:
    """The speech without silence around it, its louder parts at `level`, its ends soft.

    Raises:
        NothingSaidError: it is silence.

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
    """The same, but never beyond the peak."""
    over = abs(value) - _STRAIGHT
    if over <= 0:
        return value
    room = PEAK - _STRAIGHT
    return math.copysign(_STRAIGHT + room * math.tanh(over / room), value)


def _trimmed(speech: Speech) -> tuple[array[int], float]:
    """What lies between the silences, and the root mean square of its louder parts."""
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
    """The speech in a WAV file of 16 bits; of several channels the first.

    Raises:
        ValueError: it is none.

    """
    try:
        with wave.open(io.BytesIO(data), "rb") as file:
            channels, width, rate = file.getnchannels(), file.getsampwidth(), file.getframerate()
            # A program that writes into a pipe cannot know the length; it states a huge one.
            frames = file.readframes(len(data))
    except (EOFError, wave.Error) as error:
        raise ValueError(f"no WAV: {error}") from error
    if width != 2:
        raise ValueError(f"WAV of {8 * width} bits")
    samples = array("h", frames[: len(frames) // (2 * channels) * 2 * channels])
    if sys.byteorder == "big":
        samples.byteswap()
    return Speech(rate, samples[::channels])


def wav(speech: Speech) -> bytes:
    """The speech as a WAV file."""
    samples = speech.samples[:]
    if sys.byteorder == "big":
        samples.byteswap()
    written = io.BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(speech.rate)
        file.writeframes(samples.tobytes())
    return written.getvalue()
