"""An output whose calls time out, because a sound server may accept a call and then stall."""

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
"""The length of a probe, in seconds."""

Answer = TypeVar("Answer")


def moment_of_silence() -> Sound:
    """Return a silent sound, to test whether an output plays."""
    return Sound((silence(_MOMENT),))


Call = tuple[Callable[[], Any], "Future[Any]"]


class TimeoutOutput:
    """Makes each call on a thread of the output's own, which may hang forever.

    While a call hangs, further calls raise `OutputError` at once. When it returns, the device is
    closed.
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
        """The name of the output in the settings."""
        return self._output.name

    @property
    def uses_device(self) -> bool:
        """True if a device must be closed after a sound."""
        return self._output.uses_device

    def play(self, sound: Sound) -> None:
        """Load the output and start the sound; raise `OutputError` if that fails or times out."""
        self.load()
        self._call(partial(self._output.play, sound))
        self.expect_running_server()

    def expect_running_server(self) -> None:
        """Wait for calls from now on no longer than for those after a first sound."""
        self._within = self._timeouts.later_call

    def load(self) -> None:
        """Load the output; raise `OutputError` if that fails or times out."""
        self._call(self._output.load, self._timeouts.load)

    @property
    def is_probe_pending(self) -> bool:
        """True if a probe was started and its result has not been taken yet."""
        return self._probe is not None

    def probe(self) -> bool:
        """Play a moment of silence; return whether it is known to have worked after a short wait.

        If it takes longer, return False; a later call returns the result.
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
        """Take the result of the probe and return whether it worked."""
        assert self._probe is not None
        error, self._probe = self._probe.exception(), None
        if error is None:
            self.expect_running_server()
        else:
            _log.info("%s: %s", self.name, error)
        return error is None

    def _play_silence(self) -> None:
        self._output.load()
        self._output.play(moment_of_silence())

    def has_stalled(self) -> bool:
        """Return whether the current sound no longer advances."""
        return self._output.has_stalled()

    def stop(self) -> None:
        """Stop the current sound and close the device; raise `OutputError` if that times out."""
        self._call(self._output.stop)

    def stop_without_waiting(self) -> None:
        """Stop the output without waiting, as the call may never return."""
        self._last = self._put(self._output.stop)

    def end(self) -> None:
        """Close the output, waiting a limited time, and end the thread."""
        if self._thread is not None:
            with suppress(OutputError):
                self._call(self._output.close)
            self._calls.put(None)

    def device(self) -> str:
        """Return the name of the device; raise `OutputError` if it is unknown."""
        return self._call(self._output.device)

    def _call(self, work: Callable[[], Answer], within: float | None = None) -> Answer:
        if self._last is not None and not self._last.done():
            raise OutputError("it is not responding")
        self._last = made = self._put(work)
        try:
            return made.result(within or self._within)
        except TimeoutError:
            self.stop_without_waiting()
            raise OutputError("it has stopped responding") from None

    def _put(self, work: Callable[[], Answer]) -> Future[Answer]:
        if self._thread is None:
            # A daemon, since a thread that hangs in a sound library cannot be ended.
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
            except Exception as error:  # noqa: BLE001 - a library may raise anything
                _log.exception("%s failed", self.name)
                made.set_exception(OutputError(f"an unexpected error occurred ({error})"))
            else:
                made.set_result(answer)
