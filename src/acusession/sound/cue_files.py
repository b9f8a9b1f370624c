"""The files of the cues: the user's own files if they exist, otherwise the bundled files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from acusession import paths
from acusession.domain.cues import Cue

ENDINGS: Final = (".wav", ".ogg", ".flac", ".mp3")
"""Extensions of the user's own files. If a cue has several files, the first extension wins."""

LONGEST_CUE: Final = 10
"""Maximum length of the user's own cue, in seconds."""


class CueFiles:
    """The file of each cue. The folder `own`, which need not exist, is read once."""

    def __init__(self, bundled: Path, own: Path | None = None) -> None:
        self._bundled = bundled
        self.user_files: dict[Cue, Path] = dict(_found(own)) if own else {}
        """The user's own file for each cue that has one."""

    def of(self, cue: Cue) -> Path:
        """Return the file to play for `cue`."""
        return self.user_files.get(cue) or self._bundled / f"{cue}.wav"

    def bundled_for(self, file: Path) -> Path | None:
        """Return the bundled replacement of the user's own `file`; None for any other file."""
        for cue, own in self.user_files.items():
            if file == own:
                return self._bundled / f"{cue}.wav"
        return None

    def __iter__(self) -> Iterator[Path]:
        """Yield the files of all cues."""
        return map(self.of, Cue)


def _found(own: Path) -> Iterator[tuple[Cue, Path]]:
    try:
        files = [file for file in own.iterdir() if file.suffix.lower() in ENDINGS]
    except OSError:  # the folder does not exist or is not readable
        return
    # The preferred file of a cue comes last, so that it overrides the others.
    files.sort(key=lambda file: (ENDINGS.index(file.suffix.lower()), file.name), reverse=True)
    for file in files:
        if file.stem.lower() in set(Cue):
            yield Cue(file.stem.lower()), file


def cue_files() -> CueFiles:
    """Return the files of the cues, including the user's own."""
    return CueFiles(paths.bundled_sounds(), paths.user_sounds())
