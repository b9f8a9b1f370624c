"""Finds the sound file of each segment and its length without opening sound files.

Bundled files are listed in `index.json`. Files synthesized on this machine have their length in
their name, `<key>-<milliseconds>.dpcm`, so listing the folder is enough.
"""

from __future__ import annotations

import logging
import os
import re
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from stat import S_ISREG
from typing import Final

import msgspec
from msgspec import Struct

from acusession.sound.dpcm import SUFFIX
from acusession.speech.segments import Language, Segment
from acusession.speech.voice_config import DEFAULT, VoiceConfig, key_of
from acusession.system.files import read_file

_log = logging.getLogger(__name__)

INDEX: Final = "index.json"

LARGEST_INDEX: Final = 10_000_000
"""Maximum size of the index, in bytes; several hundred times its actual size."""

CACHE_BYTES: Final = 100_000_000
"""Maximum size of all synthesized files, in bytes; the least recently used are deleted first."""

_WRITTEN_WITHIN: Final = 600.0
"""Age in seconds after which an unfinished file is no longer being written."""

_BEGIN: Final = 0.7
_LETTERS: Final = 15.0
"""An estimate that is rarely too short: `_BEGIN` seconds per segment, plus one second for each
`_LETTERS` letters at 150 words per minute. A digit counts as four letters, a capital as three (a
code is spelled), a pinyin syllable as six."""

_ESTIMATED_AT: Final = 150


class AudioFile(Struct, frozen=True):
    """A sound file and its length in seconds."""

    path: Path
    seconds: float


class _IndexEntry(Struct, frozen=True):
    """The part of a file's index entry that is needed here."""

    seconds: float


class VoiceStore:
    """The sound files of one voice. The two folders need not exist."""

    def __init__(self, bundled: Path, cache: Path, voice_config: VoiceConfig = DEFAULT) -> None:
        self.cache = cache
        self.voice_config = voice_config
        self._bundled = read_index(bundled)
        self._made: dict[str, AudioFile] | None = None
        self._keys: dict[Segment, str] = {}

    def find(self, segment: Segment) -> AudioFile | None:
        """Return the file of a segment, or None if there is none yet."""
        key = self.key(segment)
        return self._bundled.get(key) or self._all_made().get(key)

    def seconds(self, segment: Segment) -> float:
        """Return the seconds of a segment; an estimate if there is no file yet."""
        found = self.find(segment)
        return estimate(segment, self.voice_config) if found is None else found.seconds

    def key(self, segment: Segment) -> str:
        """Return the key of a segment, the name of its file."""
        if segment not in self._keys:
            self._keys[segment] = key_of(segment, self.voice_config)
        return self._keys[segment]

    def add(self, segment: Segment, file: Path) -> None:
        """Add a file that has just been synthesized."""
        self._all_made()[self.key(segment)] = AudioFile(file, seconds_of(file))

    def touch(self, segments: Iterable[Segment]) -> None:
        """Mark the segments' files as used, so that they are deleted last."""
        made = self._all_made()
        for segment in segments:
            recorded = made.get(self.key(segment))
            if recorded is not None:
                try:
                    os.utime(recorded.path)
                except OSError as error:
                    _log.info("%s: %s", recorded.path, error)

    def _all_made(self) -> dict[str, AudioFile]:
        if self._made is None:
            self._made = dict(_made(self.cache))
        return self._made


def read_index(folder: Path) -> dict[str, AudioFile]:
    """Return the bundled files by key; {} if the index cannot be read."""
    try:
        rows = msgspec.json.decode(
            read_file(folder / INDEX, LARGEST_INDEX), type=dict[str, _IndexEntry]
        )
        return {key: AudioFile(folder / f"{key}{SUFFIX}", row.seconds) for key, row in rows.items()}
    except (OSError, UnicodeDecodeError, msgspec.MsgspecError) as error:
        _log.warning("the bundled voice cannot be used: %s", error)
        return {}


def _made(cache: Path) -> Iterable[tuple[str, AudioFile]]:
    try:
        names = [entry.name for entry in os.scandir(cache) if entry.name.endswith(SUFFIX)]
    except OSError:  # no file has been made yet, or the folder is not readable
        return
    for name in names:
        file = cache / name
        try:
            yield name.partition("-")[0], AudioFile(file, seconds_of(file))
        except ValueError:  # not a file of this store
            continue


def seconds_of(file: Path) -> float:
    """Return the seconds of a synthesized file, from its name.

    Raises:
        ValueError: the name contains no length.

    """
    return int(file.stem.partition("-")[2]) / 1000


def made_name(key: str, seconds: float) -> str:
    """Return the name of a synthesized file."""
    return f"{key}-{round(seconds * 1000)}{SUFFIX}"


def made_pattern(key: str) -> str:
    """Return the pattern of the names of a segment's synthesized file, whatever its length."""
    return f"{key}-*{SUFFIX}"


def drop_oldest(cache: Path, most: int = CACHE_BYTES) -> None:
    """Delete the least recently used files until the rest fit into `most` bytes.

    Files that a killed helper left unfinished are deleted too, and those of versions before 0.2.
    """
    for modified, _, file in _states(cache.glob(f"*{SUFFIX}.*")):
        if modified < time.time() - _WRITTEN_WITHIN:
            _drop(file)
    for _, _, file in _states(cache.glob("*.wav")):
        _drop(file)
    states = sorted(_states(cache.glob(f"*{SUFFIX}")))
    left = sum(size for _, size, _ in states)
    for _, size, file in states:
        if left <= most:
            return
        if _drop(file):
            left -= size


def _drop(file: Path) -> bool:
    """Delete a file; return false if that failed."""
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        _log.warning("cannot delete %s: %s", file, error)
        return False
    return True


def _states(files: Iterable[Path]) -> Iterator[tuple[float, int, Path]]:
    """Yield the time of modification, the size in bytes and the path of each regular file."""
    for file in files:
        try:
            state = file.stat(follow_symlinks=False)
        except OSError:  # another process has just deleted it
            continue
        if S_ISREG(state.st_mode):
            yield state.st_mtime, state.st_size, file


def estimate(segment: Segment, voice_config: VoiceConfig) -> float:
    """Return an estimate of a segment's seconds, which is rarely too short."""
    if segment.language is Language.PINYIN:
        letters = 6 * len(segment.text.split())
    else:
        text = segment.text
        letters = len(text) + 3 * len(re.findall(r"\d", text)) + 2 * len(re.findall("[A-Z]", text))
    return _BEGIN + letters / _LETTERS * _ESTIMATED_AT / voice_config.speed
