"""A sound file into the frames an output plays."""

from __future__ import annotations

import wave
from pathlib import Path
from typing import Final

RATE: Final = 48_000
"""Frames a second of everything that is played."""

FRAME_BYTES: Final = 2
"""One channel of 16 bits."""


class SoundFileError(Exception):
    """A file that cannot be played; its text is a sentence about it, without the full stop."""


def read_frames(path: Path) -> bytes:
    """The frames of a WAV file of 48 kHz, mono, 16 bit."""
    try:
        with wave.open(str(path), "rb") as file:
            shape = (file.getframerate(), file.getnchannels(), file.getsampwidth())
            frames = file.readframes(file.getnframes())
    except FileNotFoundError:
        raise SoundFileError(f"The sound file {path.name} is missing") from None
    except (OSError, EOFError, wave.Error) as error:
        raise SoundFileError(f"The sound file {path.name} cannot be read") from error
    if shape != (RATE, 1, FRAME_BYTES):
        raise SoundFileError(f"The sound file {path.name} is not WAV of 48 kHz, mono, 16 bit")
    if not frames:
        raise SoundFileError(f"The sound file {path.name} is empty")
    return frames
