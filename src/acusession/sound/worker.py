"""The player's thread: plays what is ordered, and watches it."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Final

from acusession.sound.output import Output, OutputError, Sound
from acusession.sound.shelf import Shelf

_log = logging.getLogger(__name__)

_LOOK: Final = 0.1
"""Seconds between two looks at what is playing."""

_LINGER: Final = 0.5
"""Seconds for which a device stays open after a sound, for what is still on its way to the ear."""

_WORDS: Final = {"bell": "the terminal bell takes over", "none": "the session goes on in silence"}


class Worker:
    """A thread that plays what is ordered on the first of `rungs`, or on the next when it fails."""

    def __init__(
        self,
        rungs: Iterable[Output],
        shelf: Shelf,
        on_trouble: Callable[[str], None],
        trouble: str = "",
    ) -> None:
        self._rungs = deque(rungs)
        self._shelf = shelf
        self._on_trouble = on_trouble
        self._trouble = trouble
        self._orders: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._ahead: deque[Path] = deque()
        self._sounding: Sound | None = None
        self._ends_at = 0.0
        self._stuck_looks = 0
        self._calling_since: float | None = None
        self._finishing = False
        self._abandoned = False
        # A daemon, since nothing brings a thread back that hangs in a sound library.
        self._thread = threading.Thread(target=self._run, name="sound", daemon=True)
        self._thread.start()

    # For the player, from any thread

    @property
    def output_name(self) -> str:
        """The output in use, or "none"."""
        rungs = tuple(self._rungs)
        return rungs[0].name if rungs else "none"

    def load(self) -> None:
        """Load the output ahead of the first cue, which would be late otherwise."""
        self._orders.put(self._load)

    def play(self, files: tuple[Path, ...], *, rings: bool = False) -> None:
        """Cut what is playing, then play these; none: be silent."""
        self._orders.put(partial(self._play, files, rings))

    def load_ahead(self, files: tuple[Path, ...]) -> None:
        """Have these at hand, as soon as nothing else is to be done."""
        self._orders.put(partial(self._ahead.extend, files))

    def set_volume(self, volume: int) -> None:
        """Play everything as loud as this from now on."""
        self._orders.put(partial(self._shelf.set_volume, volume))

    def finish(self) -> None:
        """End the thread as soon as all is silent."""
        self._orders.put(self._finish)

    def ended(self, within: float) -> bool:
        """Whether the thread ends within so many seconds."""
        self._thread.join(within)
        return not self._thread.is_alive()

    def hangs_for(self) -> float:
        """For how many seconds the thread has been in one call of an output."""
        since = self._calling_since
        return 0.0 if since is None else time.monotonic() - since

    def successor(self) -> Worker:
        """One that goes on without the output that hangs. This thread is not waited for again."""
        self._abandoned = True
        trouble = f"The output {self.output_name} no longer answers"
        return Worker(tuple(self._rungs)[1:], self._shelf, self._on_trouble, trouble)

    # The thread

    def _run(self) -> None:
        while not self._abandoned and not (self._finishing and self._sounding is None):
            self._next()()
        self._silence()

    def _next(self) -> Callable[[], None]:
        """What to do next: what is ordered, else what is due, else what is needed later."""
        wait = None if self._sounding is None else _LOOK
        try:
            return self._orders.get(timeout=0 if self._ahead else wait)
        except Empty:
            return self._load_one if self._ahead else self._look

    def _load_one(self) -> None:
        self._shelf.frames_of(self._ahead.popleft())

    def _load(self) -> None:
        # What is amiss is told when there is something to play.
        if self._rungs:
            with self._calling(), suppress(OutputError):
                self._rungs[0].load()

    def _play(self, files: tuple[Path, ...], rings: bool) -> None:
        self._silence()
        if files:
            frames = b"".join(map(self._shelf.frames_of, files))
            self._sound(Sound(frames, rings=rings))

    def _finish(self) -> None:
        self._finishing = True

    def _look(self) -> None:
        """See how far the sound has come."""
        self._stuck_looks = self._stuck_looks + 1 if self._rungs[0].is_stuck() else 0
        # Twice running: after the process itself was stopped, the first look is always too late.
        if self._stuck_looks == 2:
            self._leave_dead_output()
        elif time.monotonic() > self._ends_at + _LINGER:
            self._silence()

    def _silence(self) -> None:
        if self._sounding is not None:
            self._sounding = None
            with self._calling():
                self._rungs[0].stop()

    def _sound(self, sound: Sound) -> None:
        """Play on the first rung that can, and tell what the first died of that could not."""
        while self._rungs and not self._abandoned:
            output = self._rungs[0]
            try:
                with self._calling():
                    output.load()
                    output.play(sound)
            except OutputError as error:
                _log.info("%s: %s", output.name, error)
                trouble = f"The output {output.name} gives no sound ({error})"
                self._trouble = self._trouble or trouble
                self._rungs.popleft()
            else:
                self._sounding = sound
                self._ends_at = time.monotonic() + sound.seconds
                self._stuck_looks = 0
                break
        if self._trouble and not self._abandoned:
            self._tell_trouble()

    def _leave_dead_output(self) -> None:
        """Down a rung, and there again with what was playing."""
        dead, sound = self._rungs.popleft(), self._sounding
        self._sounding = None
        # It may never come back from this; nobody waits for it.
        threading.Thread(target=dead.stop, name="dead sound", daemon=True).start()
        self._trouble = f"The output {dead.name} has fallen silent"
        if sound is not None:
            self._sound(sound)

    def _tell_trouble(self) -> None:
        name = self.output_name
        then = _WORDS.get(name, f"{name} takes over")
        self._on_trouble(f"{self._trouble}, so {then}.")
        self._trouble = ""

    @contextmanager
    def _calling(self) -> Iterator[None]:
        self._calling_since = time.monotonic()
        try:
            yield
        finally:
            self._calling_since = None
