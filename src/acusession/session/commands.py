"""What the user can ask of a running session."""

from __future__ import annotations

from msgspec import Struct


class Pause(Struct, frozen=True):
    """Stop the countdown where it is."""


class Resume(Struct, frozen=True):
    """Go on; inside a press after a short lead-in."""


class Skip(Struct, frozen=True):
    """Leave this step for the next; its time left is kept."""


class Back(Struct, frozen=True):
    """To the step before; undoes a skip, the time it had left restored."""


class Restart(Struct, frozen=True):
    """This step again, at full time."""


class Adjust(Struct, frozen=True):
    """Lengthen (or, below zero, shorten) the phase that runs, in seconds."""

    seconds: int


class Go(Struct, frozen=True):
    """The user has found the point: begin the press that was held."""


class Leave(Struct, frozen=True):
    """End the session early, by the closing."""


Command = Pause | Resume | Skip | Back | Restart | Adjust | Go | Leave
