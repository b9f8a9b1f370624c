"""Stands on one rung of the ladder of outputs: steps down when it fails, and up again later."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Final

from acusession.sound.outputs.base import Output, OutputError, Sound
from acusession.sound.outputs.timeout_output import Guarded
from acusession.sound.outputs.timeouts import USUAL, Patience

_log = logging.getLogger(__name__)

_FIRST_WAIT: Final = 30.0
"""Seconds after which the rungs above are tried again, when there is something to play. Each time
in vain doubles it, so that an output that comes and goes is not told of all the time."""

_WORDS: Final = {"bell": "the terminal bell takes over", "none": "the session goes on in silence"}


class Climber:
    """Plays on the first of `rungs` that can. Each change of rung is told in one sentence."""

    def __init__(
        self,
        rungs: Iterable[Output],
        tell: Callable[[str], None],
        clock: Callable[[], float],
        patience: Patience = USUAL,
    ) -> None:
        self._rungs = tuple(Guarded(rung, patience) for rung in rungs)
        self._tell = tell
        self._clock = clock
        self._foot = 0
        """The rung one stands on; below the last, their number."""
        self._told = 0
        """The rung the user knows of."""
        self._trouble = ""
        """What became of that one, not told yet."""
        self._above_at = math.inf
        self._wait = _FIRST_WAIT

    @property
    def name(self) -> str:
        """The output in use, or "none"."""
        foot = self._foot
        return self._rungs[foot].name if foot < len(self._rungs) else "none"

    def load(self) -> None:
        """Load the output in use. What is amiss is told when there is something to play."""
        if self._foot < len(self._rungs):
            with suppress(OutputError):
                self._rungs[self._foot].load()

    def play(self, sound: Sound) -> bool:
        """Play on the best rung that can, in place of what plays; whether that holds a device."""
        before, tries_above = self._foot, self._clock() >= self._above_at
        for foot in range(self._first_that_may(tries_above=tries_above), len(self._rungs)):
            if self._plays(foot, sound):
                self._foot = foot
                break
        else:
            self._foot = len(self._rungs)
        if self._foot < before < len(self._rungs):
            self._stop(before)
        if self._foot == 0:
            self._above_at = math.inf
        elif tries_above or self._foot > before:
            self._try_above_later()
        self._tell_change()
        return self._foot < len(self._rungs) and self._rungs[self._foot].holds_device

    def _first_that_may(self, *, tries_above: bool) -> int:
        """The best rung above that plays silence, which no cue waits for; else the one in use."""
        for foot, rung in enumerate(self._rungs[: self._foot]):
            if (tries_above or rung.is_probed) and rung.probe():
                return foot
        return self._foot

    def try_above(self) -> None:
        """Try the rungs above again with what is played next."""
        self._above_at = 0.0

    def is_stuck(self) -> bool:
        """Whether what was begun no longer gets on."""
        return self._foot < len(self._rungs) and self._rungs[self._foot].is_stuck()

    def leave(self) -> None:
        """Step down from an output that has died."""
        self._trouble = f"The output {self.name} has fallen silent"
        self._rungs[self._foot].abandon()
        self._foot += 1
        self._try_above_later()

    def stop(self) -> None:
        """Be silent at once and hold no device open."""
        if self._foot < len(self._rungs):
            self._stop(self._foot)

    def end(self) -> None:
        """Play no more."""
        for rung in self._rungs:
            rung.end()

    def _try_above_later(self) -> None:
        self._above_at = self._clock() + self._wait
        self._wait *= 2

    def _plays(self, foot: int, sound: Sound) -> bool:
        rung = self._rungs[foot]
        try:
            rung.play(sound)
        except OutputError as error:
            _log.info("%s: %s", rung.name, error)
            if foot >= self._told and not self._trouble:
                self._trouble = f"The output {rung.name} gives no sound ({error})"
            return False
        return True

    def _stop(self, foot: int) -> None:
        try:
            self._rungs[foot].stop()
        except OutputError as error:  # told when there is something to play
            _log.info("%s: %s", self._rungs[foot].name, error)

    def _tell_change(self) -> None:
        if self._foot < self._told:
            self._tell(f"The output {self.name} works again.")
        elif self._foot > self._told:
            then = _WORDS.get(self.name, f"{self.name} takes over")
            self._tell(f"{self._trouble}, so {then}.")
        self._told, self._trouble = self._foot, ""
