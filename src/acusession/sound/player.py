"""Plays sound files on a thread of its own, so that nobody waits for a sound."""

from __future__ import annotations

import atexit
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from acusession.sound.clip_cache import ClipCache
from acusession.sound.cue_files import CueFiles
from acusession.sound.outputs.base import Output
from acusession.sound.outputs.fallback import FallbackOutput
from acusession.sound.outputs.timeouts import DEFAULT_TIMEOUTS, Timeouts
from acusession.sound.playback import Playback
from acusession.sound.playback_thread import PlaybackThread


class Player:
    """Plays one sound at a time; a new one cuts what is playing.

    Only `close` and `ready` wait for anything, but for a moment that `play` gives a sound to begin.

    `warm_up` is how many seconds of silence wake a device that is not open before a sound, `linger`
    how many it is held open after one. `on_trouble` is given one sentence for whatever is amiss,
    on a thread that may be any.
    """

    def __init__(
        self,
        outputs: Sequence[Output],
        cue_files: CueFiles,
        on_trouble: Callable[[str], None],
        *,
        muted: bool = False,
        volume: int = 100,
        warm_up: float = 0.0,
        linger: float = 0.5,
        clock: Callable[[], float] = time.monotonic,
        timeouts: Timeouts = DEFAULT_TIMEOUTS,
    ) -> None:
        self._muted = muted
        self._clock = clock
        self._timeouts = timeouts
        whole_clips = any(output.needs_whole_clip for output in outputs)
        clips = ClipCache(cue_files, volume, on_trouble, whole_clips=whole_clips)
        self._output = FallbackOutput(outputs, on_trouble, clock, timeouts)
        playback = Playback(self._output, clips, clock, warm_up=warm_up, linger=linger)
        self._thread = PlaybackThread(self._output, playback)
        if not muted:
            self._thread.load()
            self.load_ahead(*cue_files)
        atexit.register(self._leave)

    @property
    def output_name(self) -> str:
        """The name of the output in use, "none" where none can play."""
        return self._output.name

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
            started = self._thread.play(files, rings=rings)
            if files or rings:
                started.wait(self._timeouts.begin)

    def expect(self, seconds: float | None) -> None:
        """Have the device awake in so many seconds, for what is then to be heard; None: not."""
        at = None if seconds is None or self._muted else self._clock() + seconds
        self._thread.expect(at)

    def retry_better(self) -> None:
        """Try better outputs again, where one had to be left, with what is played next."""
        self._thread.retry_better()

    def load_ahead(self, *files: Path) -> None:
        """Have these at hand, so that they begin at once when their time has come."""
        self._thread.load_ahead(files)

    def ready(self, within: float) -> bool:
        """Wait until all that was asked for ahead is at hand; whether it is, within the seconds."""
        return self._thread.ready().wait(within)

    def stop(self) -> None:
        """Be silent now."""
        self._thread.play(())

    def close(self, *, at_once: bool = False) -> None:
        """Let what is playing end, unless `at_once`, and hold nothing open. Waits for it.

        What hangs in a sound library is left behind.
        """
        self._thread.finish()
        if at_once or not self._thread.ended(within=self._timeouts.end):
            self.stop()
            self._thread.ended(within=self._timeouts.silence)
        atexit.unregister(self._leave)

    def _leave(self) -> None:
        # Leaving the interpreter with a device that plays hangs for ever.
        self.close(at_once=True)
