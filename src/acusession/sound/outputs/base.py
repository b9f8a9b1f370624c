"""The interface between the player and a sound output."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Protocol

from msgspec import Struct

from acusession.sound.clip import Clip


class Sound(Struct, frozen=True):
    """Clips to be played one after the other.

    `rings`: the sound matters enough to ring a bell. `linger`: seconds after the sound during which
    the device may be needed again.
    """

    clips: tuple[Clip, ...]
    rings: bool = False
    linger: float = 0.0

    @property
    def seconds(self) -> float:
        """The length of the sound, in seconds."""
        return sum(clip.seconds for clip in self.clips)

    def chunks(self) -> Iterator[bytes]:
        """Return the frames from the start, in chunks."""
        return chain.from_iterable(clip.chunks() for clip in self.clips)


class OutputError(Exception):
    """An output that cannot be used. Its text is the reason, as a clause without a full stop.

    `advice` is a sentence on what the user can do; if "", the user should check the sound device.
    """

    def __init__(self, reason: str, advice: str = "") -> None:
        super().__init__(reason)
        self.advice = advice


class Output(Protocol):
    """One way to make sound. All methods except `has_stalled` are called on the same thread."""

    @property
    def name(self) -> str:
        """The name of the output in the settings."""

    @property
    def uses_device(self) -> bool:
        """True if a sound occupies a device, which must be closed after it."""

    @property
    def needs_whole_clip(self) -> bool:
        """True if a sound must be completely decoded before it starts."""

    @property
    def is_installed(self) -> bool:
        """True if what the output needs is installed. Looks without loading it."""

    @property
    def server_client(self) -> int | None:
        """The id of the process that plays, if it plays through a sound server; else None."""

    def load(self) -> None:
        """Load what the output needs, once; raise `OutputError` if that is not available."""

    def play(self, sound: Sound) -> None:
        """Start a sound in place of the current one; raise `OutputError` if that fails.

        After the sound the device stays open, silent, for `sound.linger` seconds or until `stop`.
        """

    def device(self) -> str:
        """Return the name of the device for the user; raise `OutputError` if it is unknown."""

    def has_stalled(self) -> bool:
        """Return whether the current sound no longer advances. Never blocks."""

    def stop(self) -> None:
        """Stop the current sound at once and close the device."""

    def close(self) -> None:
        """Release everything. This is the last call."""
