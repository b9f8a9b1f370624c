"""What the player asks of an output: of everything that can make a sound."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Protocol

from msgspec import Struct

from acusession.sound.clip import Clip


class Sound(Struct, frozen=True):
    """Something to be played: clip after clip, and whether it matters enough to ring a bell.

    `linger` is for how many seconds after it the device may be wanted again.
    """

    clips: tuple[Clip, ...]
    rings: bool = False
    linger: float = 0.0

    @property
    def seconds(self) -> float:
        """How long it takes."""
        return sum(clip.seconds for clip in self.clips)

    def chunks(self) -> Iterator[bytes]:
        """Its frames, little by little, from the beginning."""
        return chain.from_iterable(clip.chunks() for clip in self.clips)


class OutputError(Exception):
    """An output that cannot be used, here or any more; its text says why, as half a sentence."""


class Output(Protocol):
    """One way to make sound. All its methods but `has_stalled` are called on one thread."""

    @property
    def name(self) -> str:
        """What the user calls it."""

    @property
    def uses_device(self) -> bool:
        """Whether a sound takes its time, and a device must be let go after it."""

    @property
    def needs_whole_clip(self) -> bool:
        """Whether it needs all of a sound before it begins, so that none is decoded meanwhile."""

    def load(self) -> None:
        """Load what it needs, once; raises `OutputError` where that is not to be had."""

    def play(self, sound: Sound) -> None:
        """Begin to play, in place of what is playing; raises `OutputError` where it cannot.

        The device stays open, silent, for the sound's linger after it, unless it is stopped.
        """

    def device(self) -> str:
        """What it plays on, as the user may know it; raises `OutputError` where it cannot tell."""

    def has_stalled(self) -> bool:
        """Whether what was begun no longer gets on. Never waits."""

    def stop(self) -> None:
        """Be silent at once and hold no device open."""

    def close(self) -> None:
        """Be of no more use: the last call of all."""
