"""Decides what plays and how long a device is held open: the player without its thread."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Final

from acusession.sound.clip import Clip, silence
from acusession.sound.clip_cache import ClipCache
from acusession.sound.outputs.base import Sound
from acusession.sound.outputs.fallback import FallbackOutput

_LOOK: Final = 0.1
"""Seconds between checks of the current sound."""

_ON_ITS_WAY: Final = 0.5
"""Minimum seconds a device stays open after a sound, so that all of it is heard."""

_EARLY: Final = 0.2
"""Seconds by which a device is woken early, as a safety margin."""


class Playback:
    """Plays one sound at a time and monitors it. Blocks only in calls of its output.

    A closed device gets `warm_up` seconds of silence before a sound, and stays open for `linger`
    seconds after it. `wake` must be called once `seconds_to_next()` seconds have passed.
    """

    def __init__(
        self,
        output: FallbackOutput,
        clips: ClipCache,
        clock: Callable[[], float],
        *,
        warm_up: float = 0.0,
        linger: float = 0.0,
    ) -> None:
        self._output = output
        self._clips = clips
        self._clock = clock
        self._warm_up = warm_up
        self._linger = max(linger, _ON_ITS_WAY)
        self._ahead: deque[Path] = deque()
        self._opened_at: float | None = None
        self._sounding = Sound(())
        self._ends_at = 0.0
        self._look_at = 0.0
        self._wanted_at: float | None = None
        self._stuck_looks = 0
        self._finishing = False

    @property
    def is_over(self) -> bool:
        """True after `finish`, once no device is open."""
        return self._finishing and self._opened_at is None

    def seconds_to_next(self) -> float | None:
        """Return the seconds until `wake` must be called, or None if not until the next order."""
        if self._ahead:
            return 0.0
        due = self._look_at if self._opened_at is not None else self._warm_at
        return None if due is None else max(0.0, due - self._clock())

    def wake(self) -> None:
        """Do what is due by now, and read one of the files to be loaded ahead."""
        now = self._clock()
        if self._opened_at is not None:
            if now >= self._look_at:
                self._look(now)
        elif self._warm_at is not None and now >= self._warm_at:
            self._hold_open(now)
        if self._ahead:
            self._clips.clip_of(self._ahead.popleft())

    def play(self, files: tuple[Path, ...], *, rings: bool = False) -> None:
        """Replace the current sound with these files; with nothing to play, stop it."""
        clips = tuple(map(self._clips.clip_of, files))
        if rings or any(clip.seconds for clip in clips):
            self._sound(Sound((self._still_cold(), *clips), rings, self._linger))
        else:
            self._silence()

    def load_ahead(self, files: tuple[Path, ...]) -> None:
        """Queue files to be read as soon as nothing else is due."""
        self._ahead.extend(files)

    def load_all(self) -> None:
        """Read all queued files now."""
        while self._ahead:
            self._clips.clip_of(self._ahead.popleft())

    def expect(self, at: float | None) -> None:
        """Wake the device, which needs a warm-up, by the instant `at`; None cancels that."""
        self._wanted_at = at

    def finish(self) -> None:
        """Hold the device open only as long as the current sound needs."""
        self._finishing = True
        self._linger = _ON_ITS_WAY

    @property
    def _warm_at(self) -> float | None:
        """The instant at which to open the device for the expected sound; None if there is none."""
        return None if self._wanted_at is None else self._wanted_at - self._warm_up - _EARLY

    def _hold_open(self, now: float) -> None:
        """Keep the device awake, or wake it, with silence until the expected sound."""
        assert self._wanted_at is not None
        seconds, self._wanted_at = self._wanted_at - now + _EARLY, None
        if seconds > 0:
            self._sound(Sound((silence(seconds),)))

    def _still_cold(self) -> Clip:
        """Return the silence still needed to wake the device."""
        awake_for = 0.0 if self._opened_at is None else self._clock() - self._opened_at
        return silence(max(0.0, self._warm_up - awake_for))

    def _look(self, now: float) -> None:
        """Check whether the sound has stalled or ended."""
        self._look_at = now + _LOOK
        self._stuck_looks = self._stuck_looks + 1 if self._output.has_stalled() else 0
        # Twice in a row: the first check after the process was suspended is always late.
        if self._stuck_looks == 2:
            self._leave_dead_output(now)
        elif now > self._ends_at + self._linger:
            if self._warm_at is not None and now >= self._warm_at:
                self._hold_open(now)
            else:
                self._silence()

    def _silence(self) -> None:
        if self._opened_at is not None:
            self._opened_at = None
            self._output.stop()

    def _sound(self, sound: Sound) -> None:
        opened = self._output.play(sound)
        now = self._clock()  # the sound starts only now: a device may take a while to open
        self._opened_at = (self._opened_at or now) if opened else None
        self._sounding = sound
        self._ends_at = now + sound.seconds
        self._look_at = now + _LOOK
        self._stuck_looks = 0

    def _leave_dead_output(self, now: float) -> None:
        """Fall back to the next output and play the current sound there."""
        self._output.demote()
        self._opened_at = None
        if now < self._ends_at:
            self._sound(self._sounding)
