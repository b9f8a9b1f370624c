"""The output that needs no library: a system program plays each sound in its own process."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Sequence
from typing import Final

from acusession.sound.outputs.base import OutputError, Sound
from acusession.sound.outputs.installed import installed_players
from acusession.sound.outputs.player_process import FilePlayer, PipedPlayer
from acusession.sound.outputs.player_programs import PROGRAMS, PlayerProgram

_INSTALL: Final = (
    "Install pipewire-bin, pulseaudio-utils or alsa-utils from your system's packages."
)


class PlayerOutput:
    """Plays with the first of the programs that is installed and finds a device."""

    name = "player"
    uses_device = True
    needs_whole_clip = False

    def __init__(self, programs: Sequence[PlayerProgram] = PROGRAMS) -> None:
        self._programs = deque(installed_players(programs))
        self._playing: FilePlayer | PipedPlayer | None = None

    @property
    def is_installed(self) -> bool:
        """True if one of the programs is installed."""
        return bool(self._programs)

    @property
    def server_client(self) -> int | None:
        """The id of this process while a program plays through a sound server."""
        if self._playing is None or not self._programs[0].uses_server:
            return None
        return os.getpid()

    def load(self) -> None:
        """Check that a program is installed."""
        if not self.is_installed:
            raise OutputError("no program that plays sound is installed", _INSTALL)

    def play(self, sound: Sound) -> None:
        """Have a program play the sound, then silence until it is stopped.

        The program that plays is the first to be tried from then on. If one does not respond, no
        other is tried, since it would use the same sound server.
        """
        self.stop()
        for _ in range(len(self._programs)):
            program = self._programs[0]
            start = FilePlayer if program.takes_file else PipedPlayer
            playing = start(program, sound)
            if playing.begins():
                self._playing = playing
                return
            self._programs.rotate(-1)
        raise OutputError("no sound device is responding")

    def device(self) -> str:
        """Return the program that plays."""
        return self._programs[0].name

    def has_stalled(self) -> bool:
        """Return whether the program has ended early or accepts no more sound."""
        return self._playing is not None and self._playing.has_stalled()

    def stop(self) -> None:
        """End the program, and with it what it plays."""
        playing, self._playing = self._playing, None
        if playing is not None:
            playing.end()

    def close(self) -> None:
        """End the program."""
        self.stop()
