"""Which file a cue is heard from: the user's own, where there is one, else the bundled one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from acusession import paths
from acusession.domain.cues import Cue

ENDINGS: Final = (".wav", ".ogg", ".flac", ".mp3")
"""What a file of the user's own may be; of two for the same cue, the first of these counts."""

LONGEST_CUE: Final = 10
"""Seconds a cue of the user's own may last."""


class CueFiles:
    """The file of each cue. Looks into the folder `own`, which need not exist, once."""

    def __init__(self, bundled: Path, own: Path | None = None) -> None:
        self._bundled = bundled
        self.user_files: dict[Cue, Path] = dict(_found(own)) if own else {}
        """The user's own files."""

    def of(self, cue: Cue) -> Path:
        """The file to play for `cue`."""
        return self.user_files.get(cue) or self._bundled / f"{cue}.wav"

    def bundled_for(self, file: Path) -> Path | None:
        """The bundled file to play where the user's own `file` is no good; None for any other."""
        for cue, own in self.user_files.items():
            if file == own:
                return self._bundled / f"{cue}.wav"
        return None

    def __iter__(self) -> Iterator[Path]:
        """The files of all cues."""
        return map(self.of, Cue)


def _found(own: Path) -> Iterator[tuple[Cue, Path]]:
    try:
        files = [file for file in own.iterdir() if file.suffix.lower() in ENDINGS]
    except OSError:  # there is none, or it is not for us to see
        return
    # The weightiest last, so that it stays.
    files.sort(key=lambda file: (ENDINGS.index(file.suffix.lower()), file.name), reverse=True)
    for file in files:
        if file.stem.lower() in set(Cue):
            yield Cue(file.stem.lower()), file


def cue_files() -> CueFiles:
    """The cues' files: the user's own, where there are any."""
    return CueFiles(paths.bundled_sounds(), paths.user_sounds())
