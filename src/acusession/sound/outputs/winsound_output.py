"""Windows' own sound output, for Python installations without miniaudio.

Experimental: not tested yet.
"""

from __future__ import annotations

import tempfile
import wave
from pathlib import Path
from typing import Any

from acusession.sound.clip import FRAME_BYTES, RATE
from acusession.sound.outputs.base import OutputError, Sound


class WinsoundOutput:
    """Writes each sound to a file, which Windows plays in the background."""

    name = "player"
    uses_device = True
    needs_whole_clip = True
    is_installed = True
    server_client = None

    def __init__(self) -> None:
        self._library: Any = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def load(self) -> None:
        """Import the library and make a folder for the sounds."""
        if self._library is None:
            try:
                import winsound
            except ImportError as error:
                raise OutputError("this is not Windows") from error
            self._library = winsound
            self._folder = tempfile.TemporaryDirectory(prefix="acusession")

    def play(self, sound: Sound) -> None:
        """Start the sound in place of the current one."""
        assert self._folder is not None
        self.stop()  # or the file before could not be replaced
        file = Path(self._folder.name, "sound.wav")
        with wave.open(str(file), "wb") as written:
            written.setparams((1, FRAME_BYTES, RATE, 0, "NONE", ""))
            written.writeframes(b"".join(sound.chunks()))
        library = self._library
        how = library.SND_FILENAME | library.SND_ASYNC | library.SND_NODEFAULT
        try:
            library.PlaySound(str(file), how)
        except RuntimeError as error:
            raise OutputError("no sound device is responding") from error

    def device(self) -> str:
        """Return a description of the device for the user."""
        return "the Windows default device"

    def has_stalled(self) -> bool:
        """Return False: Windows does not report it."""
        return False

    def stop(self) -> None:
        """Stop the current sound."""
        if self._library is not None:
            self._library.PlaySound(None, 0)

    def close(self) -> None:
        """Stop the current sound and delete its file."""
        if self._folder is not None:
            self.stop()
            self._folder.cleanup()
            self._folder = None
