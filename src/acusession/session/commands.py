"""What the user can ask of a running session."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop the countdown where it is."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on; inside a press after a short lead-in."""


@dataclass(frozen=True, slots=True)
class Skip:
    """Leave this step for the next; its time left is kept."""


@dataclass(frozen=True, slots=True)
class Back:
    """To the step before; undoes a skip, the time it had left restored."""


@dataclass(frozen=True, slots=True)
class Restart:
    """This step again, at full time."""


@dataclass(frozen=True, slots=True)
class Adjust:
    """Lengthen (or, below zero, shorten) the phase that runs, in seconds."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Go:
    """The user has found the point: begin the press that was held."""


@dataclass(frozen=True, slots=True)
class Leave:
    """End the session early, by the closing."""


Command = Pause | Resume | Skip | Back | Restart | Adjust | Go | Leave
