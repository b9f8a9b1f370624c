"""Falls back to the next output when one fails, and tries the better ones again later."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Final

from acusession.sound.outputs.base import Output, OutputError, Sound
from acusession.sound.outputs.timeout_output import TimeoutOutput
from acusession.sound.outputs.timeouts import DEFAULT_TIMEOUTS, Timeouts

_log = logging.getLogger(__name__)

_FIRST_WAIT: Final = 30.0
"""Seconds after which better outputs are tried again with the next sound. The wait doubles each
time, so that an unstable output is not reported all the time."""

_NEXT: Final = {
    "bell": "The terminal bell is used instead.",
    "none": "The session continues in silence.",
}


class FallbackOutput:
    """Plays on the first of `outputs` that works, and reports each change to the user."""

    def __init__(
        self,
        outputs: Iterable[Output],
        report: Callable[[str], None],
        clock: Callable[[], float],
        timeouts: Timeouts = DEFAULT_TIMEOUTS,
    ) -> None:
        self._outputs = tuple(TimeoutOutput(output, timeouts) for output in outputs)
        self._report = report
        self._clock = clock
        self._active_index = 0
        """The index of the output in use; the number of outputs if none can play."""
        self._reported_index = 0
        """The index last reported to the user."""
        self._reason = ""
        """A sentence on why that output failed, not reported yet."""
        self._retry_at = math.inf
        self._wait = _FIRST_WAIT

    @property
    def name(self) -> str:
        """The name of the output in use, or "none"."""
        index = self._active_index
        return self._outputs[index].name if index < len(self._outputs) else "none"

    def load(self) -> None:
        """Load the output in use. A failure is reported when there is something to play."""
        if self._active_index < len(self._outputs):
            with suppress(OutputError):
                self._outputs[self._active_index].load()

    def play(self, sound: Sound) -> bool:
        """Play on the best output that works, in place of the current sound.

        Return whether that keeps a device open.
        """
        before, tries_above = self._active_index, self._clock() >= self._retry_at
        for index in range(self._first_allowed(tries_above=tries_above), len(self._outputs)):
            if self._plays(index, sound):
                self._active_index = index
                break
        else:
            self._active_index = len(self._outputs)
        if self._active_index < before < len(self._outputs):
            self._stop(before)
        if self._active_index == 0:
            self._retry_at = math.inf
        elif tries_above or self._active_index > before:
            self._retry_better_later()
        self._report_change()
        return (
            self._active_index < len(self._outputs)
            and self._outputs[self._active_index].uses_device
        )

    def _first_allowed(self, *, tries_above: bool) -> int:
        """Return the index of the first better output that works, or else of the one in use.

        Better outputs are probed with silence, so that no cue waits for them.
        """
        for index, output in enumerate(self._outputs[: self._active_index]):
            if (tries_above or output.is_probe_pending) and output.probe():
                return index
        return self._active_index

    def retry_better(self) -> None:
        """Try the better outputs again with the next sound."""
        self._retry_at = 0.0

    def has_stalled(self) -> bool:
        """Return whether the current sound no longer advances."""
        return (
            self._active_index < len(self._outputs)
            and self._outputs[self._active_index].has_stalled()
        )

    def demote(self) -> None:
        """Give up the output in use, which has stalled."""
        self._reason = f"The sound output {self.name} stopped responding."
        self._outputs[self._active_index].stop_without_waiting()
        self._active_index += 1
        self._retry_better_later()

    def stop(self) -> None:
        """Stop the current sound at once and close the device."""
        if self._active_index < len(self._outputs):
            self._stop(self._active_index)

    def end(self) -> None:
        """Close all outputs."""
        for output in self._outputs:
            output.end()

    def _retry_better_later(self) -> None:
        self._retry_at = self._clock() + self._wait
        self._wait *= 2

    def _plays(self, index: int, sound: Sound) -> bool:
        output = self._outputs[index]
        try:
            output.play(sound)
        except OutputError as error:
            _log.info("%s: %s", output.name, error)
            if index >= self._reported_index and not self._reason:
                self._reason = f"The sound output {output.name} cannot play: {error}."
            return False
        if output.uses_device:  # so a sound server is running, which no output has to wait for
            for each in self._outputs:
                each.expect_running_server()
        return True

    def _stop(self, index: int) -> None:
        try:
            self._outputs[index].stop()
        except OutputError as error:  # reported when there is something to play
            _log.info("%s: %s", self._outputs[index].name, error)

    def _report_change(self) -> None:
        if self._active_index < self._reported_index:
            self._report(f"The sound output {self.name} works again.")
        elif self._active_index > self._reported_index:
            then = _NEXT.get(self.name, f"The sound output {self.name} is used instead.")
            self._report(f"{self._reason} {then}")
        self._reported_index, self._reason = self._active_index, ""
