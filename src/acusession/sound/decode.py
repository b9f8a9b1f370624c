"""A sound file into what an output plays."""

from __future__ import annotations

import io
import wave
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Final

from acusession.sound.clip import CHUNK, FRAME_BYTES, RATE, Clip, clip_of
from acusession.system.files import NotRegularError, TooLargeError, read_file

LONGEST: Final = 180
"""Seconds a sound may last."""

LARGEST: Final = 20_000_000
"""Bytes a sound file may have."""


class SoundFileError(Exception):
    """A file that cannot be played; its text is a sentence about it, without the full stop."""


def read_frames(path: Path, longest: int = LONGEST) -> bytes:
    """The frames of a sound file, at most `longest` seconds of them.

    WAV of 48 kHz, mono, 16 bit is read as it is; any other WAV, and OGG, FLAC and MP3, needs
    miniaudio.
    """
    data = _read(path)
    frames = _native_frames(data)
    if frames is None:
        frames = _decoded(path, data, longest)
    _check_length(path, len(frames) / FRAME_BYTES / RATE, longest)
    return frames


def read_packed(path: Path) -> Clip:
    """A sound file that is held as it stands on the disk, and decoded while it plays.

    Of OGG that is a twelfth of its frames. Only OGG, and WAV of another shape than our own, is;
    anything else is decoded now. While it plays, `chunks` may raise `SoundFileError`.
    """
    data = _read(path)
    seconds = _seconds_told(data) if _native_frames(data) is None else None
    if seconds is None:
        return clip_of(read_frames(path))
    _check_length(path, seconds, LONGEST)
    return Clip(seconds, partial(_chunks, path, data))


def _check_length(path: Path, seconds: float, longest: int) -> None:
    if not seconds:
        raise SoundFileError(f"The sound file {path.name} is empty")
    if seconds > longest:
        raise SoundFileError(f"The sound file {path.name} is longer than {longest} seconds")


def _read(path: Path) -> bytes:
    try:
        data = read_file(path, LARGEST)
    except FileNotFoundError:
        raise SoundFileError(f"The sound file {path.name} is missing") from None
    except NotRegularError:
        raise SoundFileError(f"{path.name} is no file") from None
    except TooLargeError:
        raise SoundFileError(
            f"The sound file {path.name} is larger than {LARGEST:,} bytes"
        ) from None
    except OSError as error:
        raise SoundFileError(f"The sound file {path.name} cannot be read") from error
    if not data:
        raise SoundFileError(f"The sound file {path.name} is empty")
    return data


def _native_frames(data: bytes) -> bytes | None:
    """The frames of a WAV file of our own shape, or None for anything else."""
    try:
        with wave.open(io.BytesIO(data), "rb") as file:
            shape = (file.getframerate(), file.getnchannels(), file.getsampwidth())
            frames = file.readframes(file.getnframes())
    except (EOFError, wave.Error):
        return None
    return frames if shape == (RATE, 1, FRAME_BYTES) else None


def _decoded(path: Path, data: bytes, longest: int) -> bytes:
    """The frames of any other file, a second more than `longest` at most."""
    return b"".join(islice(_chunks(path, data), (longest + 1) * RATE // CHUNK))


def _chunks(path: Path, data: bytes) -> Iterator[bytes]:
    """The frames of a file, decoded as they are asked for; a small one can hold days of silence."""
    library = _decoder()
    shape = (library.SampleFormat.SIGNED16, 1, RATE)
    try:
        yield from map(bytes, library.stream_memory(data, *shape, frames_to_read=CHUNK))
    except library.DecodeError as error:
        raise SoundFileError(f"The sound file {path.name} cannot be read") from error


def _seconds_told(data: bytes) -> float | None:
    """How long an OGG or WAV file says that it is; None for any other, and where it is no good."""
    library = _decoder()
    try:
        if data.startswith(b"OggS"):
            return float(library.vorbis_get_info(data).duration)
        if data.startswith(b"RIFF"):
            return float(library.wav_get_info(data).duration)
    except library.DecodeError:
        pass
    return None


def _decoder() -> Any:
    """The library that decodes."""
    try:
        import miniaudio
    except ImportError as error:
        raise SoundFileError(
            "Sound files other than WAV of 48 kHz, mono, 16 bit need miniaudio, "
            "which is not installed"
        ) from error
    return miniaudio
