"""What has been read of sound files, kept at hand for as long as there is room."""

from __future__ import annotations

import array
import logging
from collections.abc import Callable, Iterator
from pathlib import Path

from acusession.sound.clip import Clip, clip_of
from acusession.sound.cue_files import LONGEST_CUE, CueFiles
from acusession.sound.decode import LONGEST, SoundFileError, read_frames, read_packed

_log = logging.getLogger(__name__)


class Shelf:
    """The clips of files at the `volume` asked for, in percent. For one thread only.

    The cues are always kept, of the rest what was asked for last, `room` seconds of it: what comes
    next fits in. That is decoded while it plays, unless it is wanted `whole`. A file that is no
    good is told of once through `on_trouble`, and its bundled stand-in, or silence, is heard
    instead.
    """

    def __init__(
        self,
        cue_files: CueFiles,
        volume: int,
        on_trouble: Callable[[str], None],
        *,
        whole: bool = False,
        room: float = 80.0,
    ) -> None:
        self._cue_files = cue_files
        self._always = frozenset(cue_files)
        self._volume = volume
        self._on_trouble = on_trouble
        self._whole = whole
        self._room = room
        self._told: set[str] = set()
        self._clips: dict[Path, Clip] = {}

    def clip_of(self, file: Path) -> Clip:
        """The clip of `file`, read now if it is not at hand."""
        clip = self._clips.pop(file, None)
        if clip is None:
            clip = self._read(file)
        self._clips[file] = clip
        self._make_room()
        return clip

    def _read(self, file: Path) -> Clip:
        is_cue = file in self._always
        try:
            if is_cue or self._whole:
                return clip_of(self._loud(read_frames(file, LONGEST_CUE if is_cue else LONGEST)))
            packed = read_packed(file)
        except SoundFileError as error:
            instead = self._cue_files.instead_of(file)
            then = "the bundled one is played instead" if instead else "it is passed over"
            self._tell(f"{error}, so {then}.")
            return clip_of(b"") if instead is None else self._read(instead)
        return Clip(packed.seconds, lambda: self._as_far_as_it_goes(packed))

    def _as_far_as_it_goes(self, packed: Clip) -> Iterator[bytes]:
        """Its chunks; whatever calls for the next one can do nothing about a bad file."""
        try:
            yield from map(self._loud, packed.chunks())
        except SoundFileError as error:
            self._tell(f"{error}, so it is passed over.")

    def _loud(self, frames: bytes) -> bytes:
        return at_volume(frames, self._volume)

    def _tell(self, sentence: str) -> None:
        _log.info("%s", sentence)
        if sentence not in self._told:
            self._told.add(sentence)
            self._on_trouble(sentence)

    def _make_room(self) -> None:
        others = [file for file in self._clips if file not in self._always]
        kept = sum(self._clips[file].seconds for file in others)
        for file in others[:-1]:
            if kept <= self._room:
                break
            kept -= self._clips.pop(file).seconds


def at_volume(frames: bytes, percent: int) -> bytes:
    """The same sound at so many percent of its amplitude."""
    if percent == 100:
        return frames
    samples = array.array("h", frames)
    return array.array("h", [sample * percent // 100 for sample in samples]).tobytes()
