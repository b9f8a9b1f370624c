"""Plays sound files on a thread of its own, so that nobody waits for a sound."""

from __future__ import annotations

import atexit
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from acusession.sound.clip_cache import Shelf
from acusession.sound.cue_files import CueFiles
from acusession.sound.outputs.base import Output
from acusession.sound.outputs.fallback import Climber
from acusession.sound.outputs.timeouts import USUAL, Patience
from acusession.sound.playback import Playback
from acusession.sound.playback_thread import Worker


class Player:
    """Plays one sound at a time; a new one cuts what is playing.

    Only `close` and `ready` wait for anything, but for a moment that `play` gives a sound to begin.

    `warm_up` is how many seconds of silence wake a device that is not open before a sound, `linger`
    how many it is held open after one. `on_trouble` is given one sentence for whatever is amiss,
    on a thread that may be any.
    """

    def __init__(
        self,
        ladder: Sequence[Output],
        cue_files: CueFiles,
        on_trouble: Callable[[str], None],
        *,
        muted: bool = False,
        volume: int = 100,
        warm_up: float = 0.0,
        linger: float = 0.5,
        clock: Callable[[], float] = time.monotonic,
        patience: Patience = USUAL,
    ) -> None:
        self._muted = muted
        self._clock = clock
        self._patience = patience
        whole = any(output.takes_whole for output in ladder)
        shelf = Shelf(cue_files, volume, on_trouble, whole=whole)
        self._climber = Climber(ladder, on_trouble, clock, patience)
        playback = Playback(self._climber, shelf, clock, warm_up=warm_up, linger=linger)
        self._worker = Worker(self._climber, playback)
        if not muted:
            self._worker.load()
            self.load_ahead(*cue_files)
        atexit.register(self._leave)

    @property
    def output_name(self) -> str:
        """The rung of the ladder one stands on, "none" below the last."""
        return self._climber.name

    @property
    def muted(self) -> bool:
        """Whether everything is passed over in silence."""
        return self._muted

    @muted.setter
    def muted(self, muted: bool) -> None:
        self._muted = muted
        if muted:
            self.stop()
            self.expect(None)

    def play(self, *files: Path, rings: bool = False) -> None:
        """Play these, one after the other, in place of what is playing.

        `rings` tells that they matter enough to ring the terminal's bell where there is no more.
        """
        if not self._muted:
            begun = self._worker.play(files, rings=rings)
            if files or rings:
                begun.wait(self._patience.begin)

    def expect(self, seconds: float | None) -> None:
        """Have the device awake in so many seconds, for what is then to be heard; None: not."""
        at = None if seconds is None or self._muted else self._clock() + seconds
        self._worker.expect(at)

    def try_above(self) -> None:
        """Try better outputs again, where one had to be left, with what is played next."""
        self._worker.try_above()

    def load_ahead(self, *files: Path) -> None:
        """Have these at hand, so that they begin at once when their time has come."""
        self._worker.load_ahead(files)

    def ready(self, within: float) -> bool:
        """Wait until all that was asked for ahead is at hand; whether it is, within the seconds."""
        return self._worker.ready().wait(within)

    def stop(self) -> None:
        """Be silent now."""
        self._worker.play(())

    def close(self, *, at_once: bool = False) -> None:
        """Let what is playing end, unless `at_once`, and hold nothing open. Waits for it.

        What hangs in a sound library is left behind.
        """
        self._worker.finish()
        if at_once or not self._worker.ended(within=self._patience.end):
            self.stop()
            self._worker.ended(within=self._patience.silence)
        atexit.unregister(self._leave)

    def _leave(self) -> None:
        # Leaving the interpreter with a device that plays hangs for ever.
        self.close(at_once=True)
