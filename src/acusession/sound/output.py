"""What the player asks of an output: of everything that can make a sound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from acusession.sound.files import FRAME_BYTES, RATE


@dataclass(frozen=True, slots=True)
class Sound:
    """Something to be played: its frames, and whether it matters enough to ring a bell."""

    frames: bytes
    rings: bool

    @property
    def seconds(self) -> float:
        """How long it takes."""
        return len(self.frames) / FRAME_BYTES / RATE


class OutputError(Exception):
    """An output that cannot be used, here or any more; its text says why, as half a sentence."""


class Output(Protocol):
    """One rung of the ladder. All its methods are called on the player's thread."""

    @property
    def name(self) -> str:
        """What the user calls it."""

    def load(self) -> None:
        """Load what it needs, once; raises `OutputError` where that is not to be had."""

    def play(self, sound: Sound) -> None:
        """Begin to play, in place of what is playing; raises `OutputError` where it cannot."""

    def is_stuck(self) -> bool:
        """Whether what was begun no longer gets on."""

    def stop(self) -> None:
        """Be silent at once and hold no device open."""
