"""An output whose calls are waited for only so long: sound servers accept, and then stall."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from queue import SimpleQueue
from typing import Any, Final, TypeVar

from acusession.sound.clip import silence
from acusession.sound.outputs.base import Output, OutputError, Sound
from acusession.sound.outputs.timeouts import DEFAULT_TIMEOUTS, Timeouts

_log = logging.getLogger(__name__)

_MOMENT: Final = 0.05
"""Seconds."""

Answer = TypeVar("Answer")


def moment_of_silence() -> Sound:
    """Return what tells, unheard, whether an output plays."""
    return Sound((silence(_MOMENT),))


Call = tuple[Callable[[], Any], "Future[Any]"]


class TimeoutOutput:
    """Makes each call on a thread that belongs to this output alone, which may hang for ever.

    What hangs is refused until it comes back, and then made to hold no device open.
    """

    def __init__(self, output: Output, timeouts: Timeouts = DEFAULT_TIMEOUTS) -> None:
        self._output = output
        self._timeouts = timeouts
        self._calls: SimpleQueue[Call | None] = SimpleQueue()
        self._last: Future[Any] | None = None
        self._thread: threading.Thread | None = None
        self._within = timeouts.first_call
        self._probe: Future[None] | None = None

    @property
    def name(self) -> str:
        """What the user calls the output."""
        return self._output.name

    @property
    def uses_device(self) -> bool:
        """Whether a device must be let go after a sound."""
        return self._output.uses_device

    def play(self, sound: Sound) -> None:
        """Load the output and begin to play; raises `OutputError` where it cannot, or hangs."""
        self.load()
        self._call(partial(self._output.play, sound))
        self._within = self._timeouts.later_call

    def load(self) -> None:
        """Load it, ahead of its first sound or not."""
        self._call(self._output.load, self._timeouts.load)

    @property
    def is_probe_pending(self) -> bool:
        """Whether a probe has begun of which nobody knows yet what became."""
        return self._probe is not None

    def probe(self) -> bool:
        """Play a moment of silence; whether that goes well, as far as is known after a short while.

        Where it takes longer, nobody waits: the next call tells what became of it.
        """
        if self._probe is not None:
            return self._probe.done() and self._has_played()
        if self._last is not None and not self._last.done():
            return False
        self._probe = self._last = self._put(self._play_silence)
        try:
            self._probe.exception(self._timeouts.probe)
        except TimeoutError:
            self.stop_without_waiting()
            return False
        return self._has_played()

    def _has_played(self) -> bool:
        """Take the answer to the probe."""
        assert self._probe is not None
        error, self._probe = self._probe.exception(), None
        if error is None:
            self._within = self._timeouts.later_call
        else:
            _log.info("%s: %s", self.name, error)
        return error is None

    def _play_silence(self) -> None:
        self._output.load()
        self._output.play(moment_of_silence())

    def has_stalled(self) -> bool:
        """Whether what was begun no longer gets on."""
        return self._output.has_stalled()

    def stop(self) -> None:
        """Be silent at once and hold no device open; raises `OutputError` where it hangs."""
        self._call(self._output.stop)

    def stop_without_waiting(self) -> None:
        """Stop it without waiting, as it may never come back from that."""
        self._last = self._put(self._output.stop)

    def end(self) -> None:
        """Close it, and call it no more. Waits a while for that."""
        if self._thread is not None:
            with suppress(OutputError):
                self._call(self._output.close)
            self._calls.put(None)

    def device(self) -> str:
        """What it plays on; raises `OutputError` where that cannot be told."""
        return self._call(self._output.device)

    def _call(self, work: Callable[[], Answer], within: float | None = None) -> Answer:
        if self._last is not None and not self._last.done():
            raise OutputError("it does not answer")
        self._last = made = self._put(work)
        try:
            return made.result(within or self._within)
        except TimeoutError:
            self.stop_without_waiting()
            raise OutputError("it no longer answers") from None

    def _put(self, work: Callable[[], Answer]) -> Future[Answer]:
        if self._thread is None:
            # A daemon, since nothing brings a thread back that hangs in a sound library.
            self._thread = threading.Thread(target=self._run, name=self.name, daemon=True)
            self._thread.start()
        made: Future[Answer] = Future()
        self._calls.put((work, made))
        return made

    def _run(self) -> None:
        while (call := self._calls.get()) is not None:
            work, made = call
            try:
                answer = work()
            except OutputError as error:
                made.set_exception(error)
            except Exception as error:  # noqa: BLE001 - whatever a library does, the sound goes on
                _log.exception("%s failed", self.name)
                made.set_exception(OutputError(f"it failed: {error}"))
            else:
                made.set_result(answer)
