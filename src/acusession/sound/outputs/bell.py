"""The terminal bell, an output that has only one sound."""

from __future__ import annotations

from typing import TextIO

from acusession.sound.outputs.base import OutputError, Sound


class Bell:
    """Rings the bell of `terminal`, by writing one byte, for sounds that matter enough."""

    name = "bell"
    uses_device = False
    needs_whole_clip = False
    is_installed = True
    server_client = None

    def __init__(self, terminal: TextIO | None) -> None:
        self._terminal = terminal

    def load(self) -> None:
        """Check that there is a terminal."""
        if self._terminal is None or not self._terminal.isatty():
            raise OutputError("there is no terminal", "Run acusession in a terminal.")

    def play(self, sound: Sound) -> None:
        """Ring if the sound matters enough."""
        if sound.rings and self._terminal is not None:
            try:
                self._terminal.write("\a")
                self._terminal.flush()
            except OSError as error:
                raise OutputError("the terminal is gone") from error

    def device(self) -> str:
        """Return a description of the terminal for the user."""
        return "this terminal, which rings only for press, end and closing"

    def has_stalled(self) -> bool:
        """Return False: ringing takes no time."""
        return False

    def stop(self) -> None:
        """Do nothing: a bell cannot be stopped."""

    def close(self) -> None:
        """Do nothing: the terminal stays open."""
