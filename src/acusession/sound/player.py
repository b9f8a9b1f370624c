"""Plays sound files on a thread of its own, and steps down the ladder when an output fails."""

from __future__ import annotations

import atexit
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from acusession.sound.cue_files import CueFiles
from acusession.sound.output import Output
from acusession.sound.shelf import Shelf
from acusession.sound.worker import Worker

_LONGEST: Final = 6.0
"""Seconds for which leaving waits at most: the end and the closing together take less."""

_HANGS: Final = 2.0
"""Seconds in one call of a sound library after which it is not waited for any more."""


class Player:
    """Plays one sound at a time; a new one cuts what is playing. Only `close` waits for anything.

    `on_trouble` is given one sentence for whatever is amiss, on a thread that may be any.
    """

    def __init__(
        self,
        ladder: Sequence[Output],
        cue_files: CueFiles,
        on_trouble: Callable[[str], None],
        *,
        muted: bool = False,
        volume: int = 100,
    ) -> None:
        self._muted = muted
        self._worker = Worker(ladder, Shelf(cue_files, volume, on_trouble), on_trouble)
        if not muted:
            self._worker.load()
            self.load_ahead(*cue_files)
        atexit.register(self._leave)

    @property
    def output_name(self) -> str:
        """The rung of the ladder one stands on, "none" below the last."""
        return self._worker.output_name

    @property
    def muted(self) -> bool:
        """Whether everything is passed over in silence."""
        return self._muted

    @muted.setter
    def muted(self, muted: bool) -> None:
        self._muted = muted
        if muted:
            self.stop()

    def set_volume(self, volume: int) -> None:
        """Play everything that comes at so many percent."""
        self._worker.set_volume(volume)

    def play(self, *files: Path, rings: bool = False) -> None:
        """Play these, one after the other, in place of what is playing.

        `rings` tells that they matter enough to ring the terminal's bell where there is no more.
        """
        if not self._muted:
            self._leave_what_hangs()
            self._worker.play(files, rings=rings)

    def load_ahead(self, *files: Path) -> None:
        """Have these at hand, so that they begin at once when their time has come."""
        self._worker.load_ahead(files)

    def stop(self) -> None:
        """Be silent now."""
        self._worker.play(())

    def close(self) -> None:
        """Let what is playing end, then hold nothing open. Waits for it, within reason."""
        self._worker.finish()
        deadline = time.monotonic() + _LONGEST
        while time.monotonic() < deadline and self._worker.hangs_for() < _HANGS:
            if self._worker.ended(within=0.05):
                break
        atexit.unregister(self._leave)

    def _leave(self) -> None:
        # Leaving the interpreter with a device that plays hangs for ever.
        self.stop()
        self.close()

    def _leave_what_hangs(self) -> None:
        """Go on without an output that does not come back, as with a server that has stalled."""
        if self._worker.hangs_for() >= _HANGS:
            self._worker = self._worker.successor()
