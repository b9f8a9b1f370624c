"""Decodes sound files into the frames that outputs play."""

from __future__ import annotations

import io
import wave
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Final

from acusession.sound import dpcm
from acusession.sound.clip import CHUNK, FRAME_BYTES, RATE, Clip, clip_of
from acusession.system.files import NotRegularError, TooLargeError, read_file

LONGEST: Final = 180
"""Maximum length of a sound, in seconds."""

LARGEST: Final = 20_000_000
"""Maximum size of a sound file, in bytes."""


class SoundFileError(Exception):
    """A file that cannot be played. Its text is a sentence for the user."""


def read_frames(path: Path, longest: int = LONGEST) -> bytes:
    """Return the frames of a sound file that lasts at most `longest` seconds.

    48 kHz mono 16-bit WAV and DPCM are read directly; any other WAV, OGG, FLAC and MP3 need
    miniaudio. Raise `SoundFileError` if the file cannot be played.
    """
    data = _read(path)
    frames = _native_frames(data)
    if frames is None:
        frames = _decoded(path, data, longest)
    _check_length(path, len(frames) / FRAME_BYTES / RATE, longest)
    return frames


def read_packed(path: Path) -> Clip:
    """Return a clip that keeps the encoded file in memory and decodes it while it plays.

    DPCM then takes a quarter of the memory, OGG a twelfth. Only these, and WAV that needs
    conversion, are kept encoded; other files are decoded now. Raise `SoundFileError` if the file
    cannot be played; `chunks` may raise it too.
    """
    data = _read(path)
    seconds = _seconds_told(path, data) if _native_frames(data) is None else None
    if seconds is None:
        return clip_of(read_frames(path))
    _check_length(path, seconds, LONGEST)
    return Clip(seconds, partial(_chunks, path, data))


def _check_length(path: Path, seconds: float, longest: int) -> None:
    if not seconds:
        raise SoundFileError(f"The sound file {path.name} is empty.")
    if seconds > longest:
        raise SoundFileError(f"The sound file {path.name} is longer than {longest} seconds.")


def _read(path: Path) -> bytes:
    try:
        data = read_file(path, LARGEST)
    except FileNotFoundError:
        raise SoundFileError(f"The sound file {path.name} is missing.") from None
    except NotRegularError:
        raise SoundFileError(f"The sound file {path.name} is not a regular file.") from None
    except TooLargeError:
        raise SoundFileError(
            f"The sound file {path.name} is larger than {LARGEST:,} bytes."
        ) from None
    except OSError as error:
        raise SoundFileError(f"The sound file {path.name} cannot be read.") from error
    if not data:
        raise SoundFileError(f"The sound file {path.name} is empty.")
    return data


def _native_frames(data: bytes) -> bytes | None:
    """Return the frames of a 48 kHz mono 16-bit WAV file, or None for any other file."""
    try:
        with wave.open(io.BytesIO(data), "rb") as file:
            shape = (file.getframerate(), file.getnchannels(), file.getsampwidth())
            frames = file.readframes(file.getnframes())
    except (EOFError, wave.Error):
        return None
    return frames if shape == (RATE, 1, FRAME_BYTES) else None


def _decoded(path: Path, data: bytes, longest: int) -> bytes:
    """Return the frames of any other file, at most a second more than `longest`."""
    frames = io.BytesIO()  # unlike a list to be joined, it never holds all of it twice
    frames.writelines(islice(_chunks(path, data), (longest + 1) * RATE // CHUNK))
    return frames.getvalue()


def _chunks(path: Path, data: bytes) -> Iterator[bytes]:
    """Yield the frames of a file as it is decoded; a small file can hold days of silence."""
    if dpcm.is_dpcm(data):
        try:
            yield from dpcm.frames_of(data)
        except ValueError as error:
            raise _damaged(path) from error
        return
    library = _decoder()
    shape = (library.SampleFormat.SIGNED16, 1, RATE)
    try:
        yield from map(bytes, library.stream_memory(data, *shape, frames_to_read=CHUNK))
    except library.DecodeError as error:
        raise _damaged(path) from error


def _damaged(path: Path) -> SoundFileError:
    return SoundFileError(f"The sound file {path.name} is damaged or in an unknown format.")


def _seconds_told(path: Path, data: bytes) -> float | None:
    """Return the length of a DPCM, OGG or WAV file by its header; None for any other file."""
    if dpcm.is_dpcm(data):
        try:
            return dpcm.seconds_of(data)
        except ValueError as error:
            raise _damaged(path) from error
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
    """Import and return miniaudio, or raise `SoundFileError`."""
    try:
        import miniaudio
    except ImportError as error:
        raise SoundFileError(
            "Sound files other than 48 kHz mono 16-bit WAV need miniaudio, which is not installed. "
            "Install it with 'pip install miniaudio'."
        ) from error
    return miniaudio
