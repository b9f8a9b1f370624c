"""What has been read of sound files, kept at hand for as long as there is room."""

from __future__ import annotations

import array
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Final

from acusession.sound.cue_files import LONGEST_CUE, CueFiles
from acusession.sound.files import LONGEST, SoundFileError, read_frames

_log = logging.getLogger(__name__)

_ROOM: Final = 8_000_000
"""Bytes of frames kept at hand beside the cues: some eighty seconds."""


class Shelf:
    """The frames of files at the `volume` asked for, in percent. For one thread only.

    The cues are always kept, of the rest what was asked for last. A file that is no good is told
    of once through `on_trouble`, and its bundled stand-in, or silence, is what its frames are.
    """

    def __init__(self, cue_files: CueFiles, volume: int, on_trouble: Callable[[str], None]) -> None:
        self._cue_files = cue_files
        self._always = frozenset(cue_files)
        self._volume = volume
        self._on_trouble = on_trouble
        self._told: set[str] = set()
        self._frames: dict[Path, bytes] = {}

    def frames_of(self, file: Path) -> bytes:
        """The frames of `file`, read now if they are not at hand."""
        frames = self._frames.pop(file, None)
        if frames is None:
            frames = at_volume(self._read(file), self._volume)
        self._frames[file] = frames
        self._make_room()
        return frames

    def set_volume(self, volume: int) -> None:
        """Have everything as loud as this from now on."""
        if volume != self._volume:
            self._volume = volume
            self._frames.clear()

    def _read(self, file: Path) -> bytes:
        try:
            return read_frames(file, LONGEST_CUE if file in self._always else LONGEST)
        except SoundFileError as error:
            instead = self._cue_files.instead_of(file)
            then = "the bundled one is played instead" if instead else "it is passed over"
            self._tell(f"{error}, so {then}.")
            return b"" if instead is None else self._read(instead)

    def _tell(self, sentence: str) -> None:
        _log.info("%s", sentence)
        if sentence not in self._told:
            self._told.add(sentence)
            self._on_trouble(sentence)

    def _make_room(self) -> None:
        others = [file for file in self._frames if file not in self._always]
        kept = sum(len(self._frames[file]) for file in others)
        for file in others[:-1]:
            if kept <= _ROOM:
                break
            kept -= len(self._frames.pop(file))


def at_volume(frames: bytes, percent: int) -> bytes:
    """The same sound at so many percent of its amplitude."""
    if percent == 100:
        return frames
    samples = array.array("h", frames)
    return array.array("h", [sample * percent // 100 for sample in samples]).tobytes()
