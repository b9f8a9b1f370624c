"""Timeouts of the player."""

from __future__ import annotations

from typing import Final

from msgspec import Struct


class Timeouts(Struct, frozen=True, kw_only=True):
    """Maximum waiting times, in seconds.

    `begin`: `Player.play` waits for the sound to start, which takes about 5 ms. If its caller drew
    at once, that would hold the GIL for 50 ms and delay the sound.

    `load`: loading an output, which reads a library from the disk. `first_call`: a call before the
    output has played once, as a sound server may have to be started. `later_call`: a call after
    that.

    `probe`: the silent test of a failed output before a cue. A working sound server needs a few
    milliseconds for it.

    `end`: the last sounds at closing. The user's own end and closing cues take up to 20 s together,
    and speech follows; an output that died or hangs is noticed much earlier. `silence`: closing at
    once.
    """

    begin: float = 0.03
    load: float = 4.0
    first_call: float = 2.0
    later_call: float = 0.8
    probe: float = 0.1
    end: float = 30.0
    silence: float = 1.0


DEFAULT_TIMEOUTS: Final = Timeouts()
"""The timeouts in a session."""
