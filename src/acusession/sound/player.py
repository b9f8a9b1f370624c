"""Plays sound files on a thread of its own, so that no caller waits for a sound."""

from __future__ import annotations

import atexit
import logging
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue

from acusession.sound.clip_cache import ClipCache
from acusession.sound.cue_files import CueFiles
from acusession.sound.outputs.base import Output
from acusession.sound.outputs.fallback import FallbackOutput
from acusession.sound.outputs.timeouts import DEFAULT_TIMEOUTS, Timeouts
from acusession.sound.playback import Playback

_log = logging.getLogger(__name__)


class Player:
    """Plays one sound at a time; a new one cuts what is playing.

    Only `close`, `ready` and, for a few milliseconds, `play` block. Everything else is an order to
    the player's thread, which carries out the orders one by one and whatever is due between them.

    `warm_up` is how many seconds of silence wake a closed device before a sound, `linger` how many
    seconds it is held open after one. `on_trouble` gets one sentence for each problem, on any
    thread.
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
        self._playback = Playback(self._output, clips, clock, warm_up=warm_up, linger=linger)
        self._orders: SimpleQueue[Callable[[], None]] = SimpleQueue()
        # A daemon, so that the interpreter's end waits for it only as long as `close` does.
        self._thread = threading.Thread(target=self._run, name="sound", daemon=True)
        self._thread.start()
        if not muted:
            self._orders.put(self._output.load)  # or the first cue would be late
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

        `rings` says that they matter enough to ring the terminal's bell where there is no more.
        """
        if not self._muted:
            started = threading.Event()
            self._orders.put(partial(self._playback.play, files, rings=rings))
            self._orders.put(started.set)
            if files or rings:
                started.wait(self._timeouts.begin)

    def stop(self) -> None:
        """Be silent now."""
        self._orders.put(partial(self._playback.play, ()))

    def expect(self, seconds: float | None) -> None:
        """Have the device awake in so many seconds, for what is then to be heard; None: not."""
        at = None if seconds is None or self._muted else self._clock() + seconds
        self._orders.put(partial(self._playback.expect, at))

    def retry_better(self) -> None:
        """Try the better outputs again, where one failed, with what is played next."""
        self._orders.put(self._output.retry_better)

    def load_ahead(self, *files: Path) -> None:
        """Load these as soon as there is nothing else to do, so that they begin at once later."""
        self._orders.put(partial(self._playback.load_ahead, files))

    def ready(self, timeout: float) -> bool:
        """Wait until all of `load_ahead` is loaded; return whether it is, within the seconds."""
        loaded = threading.Event()
        self._orders.put(self._playback.load_all)
        self._orders.put(loaded.set)
        return loaded.wait(timeout)

    def close(self, *, at_once: bool = False) -> None:
        """Let what is playing end, unless `at_once`, and hold nothing open. Waits for it.

        What hangs in a sound library is left behind.
        """
        self._orders.put(self._playback.finish)
        if at_once or not self._ends_within(self._timeouts.end):
            self.stop()
            self._ends_within(self._timeouts.silence)
        atexit.unregister(self._leave)

    def _ends_within(self, seconds: float) -> bool:
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _leave(self) -> None:
        # Leaving the interpreter with a device that plays hangs for ever.
        self.close(at_once=True)

    def _run(self) -> None:
        try:
            while not self._playback.is_over:
                self._do_next()
        finally:
            self._output.end()  # a device left open would hold up the interpreter's end

    def _do_next(self) -> None:
        try:
            order = self._orders.get(timeout=self._playback.seconds_to_next())
        except Empty:
            order = self._playback.wake
        try:
            order()
        except Exception:  # noqa: BLE001 - one sound less; the next may be better
            _log.exception("a sound failed")
