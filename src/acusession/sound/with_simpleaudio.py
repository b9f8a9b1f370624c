"""The output of those who have simpleaudio."""

from __future__ import annotations

import sys
import time
from importlib.util import find_spec
from typing import Any, Final

from acusession.sound.files import FRAME_BYTES, RATE
from acusession.sound.output import OutputError, Sound, silence

_STUCK: Final = 0.75
"""Seconds by which a sound may end early or late. A sound server that dies ends it early."""

_CLOSES: Final = 0.5
"""Seconds of linger for which nothing is done: the device takes about as long to be closed."""


class SimpleaudioOutput:
    """Gives each sound to simpleaudio, which holds the device only as long."""

    name = "simpleaudio"
    holds_device = True

    def __init__(self) -> None:
        self._library: Any = None
        self._playing: list[Any] = []
        self._ends_at = 0.0

    @staticmethod
    def is_installed() -> bool:
        """Whether it is there and can be used. Looks without importing."""
        return sys.version_info < (3, 12) and find_spec("simpleaudio") is not None

    def load(self) -> None:
        """Import the library, unless it would take the interpreter down with it."""
        if sys.version_info >= (3, 12):
            raise OutputError("it brings Python down from 3.12 on")
        try:
            import simpleaudio
        except ImportError as error:
            raise OutputError("it is not installed") from error
        self._library = simpleaudio

    def play(self, sound: Sound) -> None:
        """Hand the frames over, and silence beside them that holds the device open after them."""
        self.stop()
        if not sound.frames:  # takes the interpreter down, too
            return
        self._begin(sound.frames)
        self._ends_at = time.monotonic() + sound.seconds
        if sound.linger > _CLOSES:
            self._begin(silence(sound.seconds + sound.linger).frames)

    def device(self) -> str:
        """It knows no other."""
        return "the system's default device"

    def is_stuck(self) -> bool:
        """Whether the sound broke off, or plays on and on."""
        if not self._playing:
            return False
        left = self._ends_at - time.monotonic()
        plays = self._playing[0].is_playing()
        return left < -_STUCK if plays else left > _STUCK

    def stop(self) -> None:
        """Silence it."""
        before, self._playing = self._playing, []
        for playing in before:
            playing.stop()

    def _begin(self, frames: bytes) -> None:
        try:
            self._playing.append(self._library.play_buffer(frames, 1, FRAME_BYTES, RATE))
        except Exception as error:  # its own error type is in a private module
            raise OutputError("no sound device answers") from error
