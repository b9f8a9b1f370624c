"""Time limits of the player, for what may never come."""

from __future__ import annotations

from typing import Final

from msgspec import Struct


class Timeouts(Struct, frozen=True, kw_only=True):
    """Seconds for which each thing is waited for at most.

    `begin` is for whoever orders a sound, until it has begun, which takes some five milliseconds:
    who went on drawing at once would take the interpreter from it for fifty.

    `load` is for an output to be loaded: a library is read from the disk. `first_call` is for a
    call until the output has played once: a sound server may have to be started. `later_call` is
    for a call from then on.

    `probe` is for an output that had to be left, and is tried again in silence before a cue: a
    sound server that answers does so in a few milliseconds.

    `end` is for closing: end and closing of one's own take 20 together, and then come the words.
    What has died or hangs is noticed long before. `silence` is for closing at once.
    """

    begin: float = 0.03
    load: float = 4.0
    first_call: float = 2.0
    later_call: float = 0.8
    probe: float = 0.1
    end: float = 30.0
    silence: float = 1.0


DEFAULT_TIMEOUTS: Final = Timeouts()
"""The limits in a session."""
