"""The terminal's bell: an output that has only one sound."""

from __future__ import annotations

from typing import TextIO

from acusession.sound.outputs.base import OutputError, Sound


class Bell:
    """Rings the bell of `terminal`, one byte, for what matters enough."""

    name = "bell"
    uses_device = False
    needs_whole_clip = False

    def __init__(self, terminal: TextIO | None) -> None:
        self._terminal = terminal

    def load(self) -> None:
        """See that there is a terminal."""
        if self._terminal is None or not self._terminal.isatty():
            raise OutputError("there is no terminal")

    def play(self, sound: Sound) -> None:
        """Ring, or pass over what does not matter enough."""
        if sound.rings and self._terminal is not None:
            try:
                self._terminal.write("\a")
                self._terminal.flush()
            except OSError as error:
                raise OutputError("the terminal is gone") from error

    def device(self) -> str:
        """The terminal."""
        return "this terminal, which rings for press, end and closing alone"

    def has_stalled(self) -> bool:
        """A bell has rung as soon as it is told to."""
        return False

    def stop(self) -> None:
        """Nothing to stop."""

    def close(self) -> None:
        """Nothing to close."""
