"""A cache of sound files that have been read."""

from __future__ import annotations

import array
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from acusession.sound.clip import Clip, clip_of
from acusession.sound.cue_files import LONGEST_CUE, CueFiles
from acusession.sound.decode import LONGEST, SoundFileError, read_frames, read_packed

_log = logging.getLogger(__name__)

_SKIPPED: Final = "The file is skipped."


class ClipCache:
    """The clips of files at `volume` percent. Not thread-safe.

    Cues are always kept; of the other files the most recently used are kept, up to `seconds`
    seconds of sound. Those are decoded while they play, unless `whole_clips` is true. A file that
    cannot be played is reported once through `on_trouble`, and its bundled replacement, or
    silence, is played instead.
    """

    def __init__(
        self,
        cue_files: CueFiles,
        volume: int,
        on_trouble: Callable[[str], None],
        *,
        whole_clips: bool = False,
        seconds: float = 80.0,
    ) -> None:
        self._cue_files = cue_files
        self._always = frozenset(cue_files)
        self._volume = volume
        self._on_trouble = on_trouble
        self._whole_clips = whole_clips
        self._most_seconds = seconds
        self._reported: set[str] = set()
        self._clips: dict[Path, Clip] = {}

    def clip_of(self, file: Path) -> Clip:
        """Return the clip of `file`, which is read now if it is not in the cache."""
        clip = self._clips.pop(file, None)
        if clip is None:
            clip = self._read(file)
        self._clips[file] = clip
        self._drop_oldest()
        return clip

    def _read(self, file: Path) -> Clip:
        is_cue = file in self._always
        try:
            if is_cue or self._whole_clips:
                return clip_of(self._scaled(read_frames(file, LONGEST_CUE if is_cue else LONGEST)))
            packed = read_packed(file)
        except SoundFileError as error:
            instead = self._cue_files.bundled_for(file)
            then = "The bundled sound is played instead." if instead else _SKIPPED
            self._report(f"{error} {then}")
            return clip_of(b"") if instead is None else self._read(instead)
        return Clip(packed.seconds, lambda: self._chunks_until_error(packed))

    def _chunks_until_error(self, packed: Clip) -> Iterator[bytes]:
        """Yield the chunks, and stop at an error, which the caller could not handle."""
        try:
            yield from map(self._scaled, packed.chunks())
        except SoundFileError as error:
            self._report(f"{error} {_SKIPPED}")

    def _scaled(self, frames: bytes) -> bytes:
        return at_volume(frames, self._volume)

    def _report(self, sentence: str) -> None:
        _log.info("%s", sentence)
        if sentence not in self._reported:
            self._reported.add(sentence)
            self._on_trouble(sentence)

    def _drop_oldest(self) -> None:
        others = [file for file in self._clips if file not in self._always]
        kept = sum(self._clips[file].seconds for file in others)
        for file in others[:-1]:
            if kept <= self._most_seconds:
                break
            kept -= self._clips.pop(file).seconds


def at_volume(frames: bytes, percent: int) -> bytes:
    """Return the sound at `percent` of its amplitude."""
    if percent == 100:
        return frames
    samples = array.array("h", frames)
    return array.array("h", [sample * percent // 100 for sample in samples]).tobytes()
