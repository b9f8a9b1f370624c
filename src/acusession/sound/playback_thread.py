"""The player's thread, on which everything is done that may have to wait for a sound."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue

from acusession.sound.outputs.fallback import FallbackOutput
from acusession.sound.playback import Playback

_log = logging.getLogger(__name__)


class PlaybackThread:
    """A thread that does what is ordered, in order, and what is due."""

    def __init__(self, output: FallbackOutput, playback: Playback) -> None:
        self._output = output
        self._playback = playback
        self._orders: SimpleQueue[Callable[[], None]] = SimpleQueue()
        # A daemon, so that the interpreter's end waits for it only as long as the player does.
        self._thread = threading.Thread(target=self._run, name="sound", daemon=True)
        self._thread.start()

    def load(self) -> None:
        """Load the output ahead of the first cue, which would be late otherwise."""
        self._orders.put(self._output.load)

    def play(self, files: tuple[Path, ...], *, rings: bool = False) -> threading.Event:
        """Cut what is playing, then play these; none: be silent. Set once that is done."""
        started = threading.Event()
        self._orders.put(partial(self._playback.play, files, rings=rings))
        self._orders.put(started.set)
        return started

    def load_ahead(self, files: tuple[Path, ...]) -> None:
        """Have these at hand, as soon as nothing else is to be done."""
        self._orders.put(partial(self._playback.load_ahead, files))

    def ready(self) -> threading.Event:
        """Set as soon as all that was asked for ahead is at hand, the output too."""
        at_hand = threading.Event()
        self._orders.put(partial(self._load_all, at_hand))
        return at_hand

    def expect(self, at: float | None) -> None:
        """Wake the device so that it is awake at the instant `at`; None: not."""
        self._orders.put(partial(self._playback.expect, at))

    def retry_better(self) -> None:
        """Try the better outputs again with what is played next."""
        self._orders.put(self._output.retry_better)

    def finish(self) -> None:
        """End the thread as soon as all is silent."""
        self._orders.put(self._playback.finish)

    def ended(self, within: float) -> bool:
        """Whether the thread ends within so many seconds."""
        self._thread.join(within)
        return not self._thread.is_alive()

    # The thread

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

    def _load_all(self, at_hand: threading.Event) -> None:
        self._playback.load_all()
        at_hand.set()
