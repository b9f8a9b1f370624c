"""A player of sound files on a thread of its own, so that no caller waits for a sound."""

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
    """Plays one sound at a time; a new sound replaces the current one.

    Only `close`, `ready` and, for a few milliseconds, `play` block. All other methods queue orders
    for the player's thread, which carries them out one by one.

    `warm_up` is the length of the silence that wakes a closed device before a sound, and `linger`
    the time a device is held open after a sound, both in seconds. `on_trouble` gets one message
    for each problem, on any thread.
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
        self._warm_up = warm_up
        self._clock = clock
        self._timeouts = timeouts
        whole_clips = any(output.needs_whole_clip for output in outputs)
        clips = ClipCache(cue_files, volume, on_trouble, whole_clips=whole_clips)
        self._output = FallbackOutput(outputs, on_trouble, clock, timeouts)
        self._playback = Playback(self._output, clips, clock, warm_up=warm_up, linger=linger)
        self._orders: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._latest: object = None
        """The latest order to play or stop."""
        # A daemon, so that the interpreter waits for it at exit only as long as `close` does.
        self._thread = threading.Thread(target=self._run, name="sound", daemon=True)
        self._thread.start()
        if not muted:
            self._orders.put(self._output.load)  # otherwise the first cue would be late
            self.load_ahead(*cue_files)
        atexit.register(self._leave)

    @property
    def output_name(self) -> str:
        """The name of the output in use, or "none" if none can play."""
        return self._output.name

    @property
    def muted(self) -> bool:
        """True if all sounds are suppressed."""
        return self._muted

    @muted.setter
    def muted(self, muted: bool) -> None:
        self._muted = muted
        if muted:
            self.stop()
            self.expect(None)

    def play(self, *files: Path, rings: bool = False) -> None:
        """Play these files, one after the other, in place of the current sound.

        `rings`: they matter enough to ring the terminal bell if there is no better output.
        """
        if not self._muted:
            started = threading.Event()
            self._replace(files, rings=rings)
            self._orders.put(started.set)
            if files or rings:
                started.wait(self._timeouts.begin)

    def stop(self) -> None:
        """Stop the current sound."""
        self._replace(())

    def expect(self, seconds: float | None) -> None:
        """Wake the device by the time a sound is expected, in `seconds`; None cancels that.

        Without a warm-up there is nothing to wake, and the player's thread can sleep on.
        """
        if self._warm_up:
            at = None if seconds is None or self._muted else self._clock() + seconds
            self._orders.put(partial(self._playback.expect, at))

    def retry_better(self) -> None:
        """With the next sound, try again the better outputs that have failed."""
        self._orders.put(self._output.retry_better)

    def load_ahead(self, *files: Path) -> None:
        """Load these files as soon as nothing else is due, so that they can start at once."""
        self._orders.put(partial(self._playback.load_ahead, files))

    def ready(self, timeout: float) -> bool:
        """Load all files of `load_ahead`; return whether that is done within `timeout` seconds."""
        loaded = threading.Event()
        self._orders.put(self._playback.load_all)
        self._orders.put(loaded.set)
        return loaded.wait(timeout)

    def close(self, *, at_once: bool = False) -> None:
        """Wait for the current sound to end, unless `at_once`, and close the device.

        A thread that hangs in a sound library is abandoned.
        """
        self._orders.put(self._playback.finish)
        if at_once or not self._ends_within(self._timeouts.end):
            self.stop()
            self._ends_within(self._timeouts.silence)
        atexit.unregister(self._leave)

    def _replace(self, files: tuple[Path, ...], *, rings: bool = False) -> None:
        """Order a sound in place of the current one, and of those that have not started yet."""

        def order() -> None:
            if self._latest is order:
                self._playback.play(files, rings=rings)

        self._latest = order
        self._orders.put(order)

    def _ends_within(self, seconds: float) -> bool:
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _leave(self) -> None:
        # The interpreter would hang at exit while a device plays.
        self.close(at_once=True)

    def _run(self) -> None:
        try:
            while not self._playback.is_over:
                self._do_next()
        finally:
            self._output.end()  # an open device would make the interpreter hang at exit

    def _do_next(self) -> None:
        try:
            order = self._orders.get(timeout=self._playback.seconds_to_next())
        except Empty:
            order = self._playback.wake
        try:
            order()
        except Exception:  # noqa: BLE001 - one sound is lost; the next may succeed
            _log.exception("a sound failed")
