"""Where the sound file of each piece is, and how long it takes: from a list, without opening any.

Files that ship with the program stand in `index.json`. Those made on this machine tell their
length by their name, `<key>-<milliseconds>.wav`, so that one look at the folder tells all.
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

from acusession.speech.segments import DEFAULT, Language, Segment, VoiceConfig, key_of
from acusession.system.files import read_file

_log = logging.getLogger(__name__)

INDEX: Final = "index.json"

LARGEST_INDEX: Final = 10_000_000
"""Bytes the index may have, some hundred times what it has."""

CACHE_BYTES: Final = 100_000_000
"""Bytes that made files may take in all; beyond, those not used for longest are dropped."""

_WRITTEN_WITHIN: Final = 600.0
"""Seconds after which a file that is not whole is not being written any more."""

_BEGIN: Final = 0.7
_LETTERS: Final = 15.0
"""An estimate that is rarely too short: a piece takes so many seconds, and at 150 words a minute
one more for so many letters. A figure counts as four, a syllable of pinyin as six."""

_ESTIMATED_AT: Final = 150

_DIGIT: Final = re.compile(r"\d")


class AudioFile(Struct, frozen=True):
    """A sound file, and its length in seconds."""

    path: Path
    seconds: float


class _IndexEntry(Struct, frozen=True):
    """What stands of a file in the index, as far as it is wanted here."""

    seconds: float


class VoiceStore:
    """The files of what one voice says. Neither folder need exist."""

    def __init__(self, bundled: Path, cache: Path, voice_config: VoiceConfig = DEFAULT) -> None:
        self.cache = cache
        self.voice_config = voice_config
        self._bundled = read_index(bundled)
        self._made: dict[str, AudioFile] | None = None
        self._keys: dict[Segment, str] = {}

    def find(self, segment: Segment) -> AudioFile | None:
        """The file of a piece, None where there is none yet."""
        key = self.key(segment)
        return self._bundled.get(key) or self._all_made().get(key)

    def seconds(self, segment: Segment) -> float:
        """How long it takes to say a piece; an estimate where there is no file yet."""
        found = self.find(segment)
        return estimate(segment, self.voice_config) if found is None else found.seconds

    def key(self, segment: Segment) -> str:
        """What the file of a piece is called."""
        if segment not in self._keys:
            self._keys[segment] = key_of(segment, self.voice_config)
        return self._keys[segment]

    def add(self, segment: Segment, file: Path) -> None:
        """Take up a file that has been made."""
        self._all_made()[self.key(segment)] = AudioFile(file, seconds_of(file))

    def touch(self, segments: Iterable[Segment]) -> None:
        """Note that these are used, so that they are the last to be dropped."""
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
    """The files that ship with the program, by key."""
    try:
        rows = msgspec.json.decode(
            read_file(folder / INDEX, LARGEST_INDEX), type=dict[str, _IndexEntry]
        )
        return {key: AudioFile(folder / f"{key}.ogg", row.seconds) for key, row in rows.items()}
    except (OSError, UnicodeDecodeError, msgspec.MsgspecError) as error:
        _log.warning("the bundled voice cannot be used: %s", error)
        return {}


def _made(cache: Path) -> Iterable[tuple[str, AudioFile]]:
    try:
        names = [entry.name for entry in os.scandir(cache) if entry.name.endswith(".wav")]
    except OSError:  # nothing has been made yet, or it is not for us to see
        return
    for name in names:
        file = cache / name
        try:
            yield name.partition("-")[0], AudioFile(file, seconds_of(file))
        except ValueError:  # none of ours
            continue


def seconds_of(file: Path) -> float:
    """The length of a made file, from its name.

    Raises:
        ValueError: its name tells none.

    """
    return int(file.stem.partition("-")[2]) / 1000


def made_name(key: str, seconds: float) -> str:
    """What a made file is called."""
    return f"{key}-{round(seconds * 1000)}.wav"


def drop_oldest(cache: Path, most: int = CACHE_BYTES) -> None:
    """Drop made files not used for longest, until the rest fit into `most` bytes.

    What a helper had half written when it was killed goes too.
    """
    for modified, _, file in _states(cache.glob("*.wav.*")):
        if modified < time.time() - _WRITTEN_WITHIN:
            _drop(file)
    states = sorted(_states(cache.glob("*.wav")))
    left = sum(size for _, size, _ in states)
    for _, size, file in states:
        if left <= most:
            return
        if _drop(file):
            left -= size


def _drop(file: Path) -> bool:
    """Tell whether the file could be removed."""
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        _log.warning("%s cannot be dropped: %s", file, error)
        return False
    return True


def _states(files: Iterable[Path]) -> Iterator[tuple[float, int, Path]]:
    """When each regular file was last modified, its bytes, and the file."""
    for file in files:
        try:
            state = file.stat(follow_symlinks=False)
        except OSError:  # another has just dropped it
            continue
        if S_ISREG(state.st_mode):
            yield state.st_mtime, state.st_size, file


def estimate(segment: Segment, voice_config: VoiceConfig) -> float:
    """How many seconds a piece takes at most, as a rule."""
    if segment.language is Language.PINYIN:
        letters = 6 * len(segment.text.split())
    else:
        letters = len(segment.text) + 3 * len(_DIGIT.findall(segment.text))
    return _BEGIN + letters / _LETTERS * _ESTIMATED_AT / voice_config.speed
