"""The commands a user can give to a running session."""

from __future__ import annotations

from msgspec import Struct


class Pause(Struct, frozen=True):
    """Stop the countdown where it is."""


class Resume(Struct, frozen=True):
    """Continue after a pause; in a press, after a short lead-in."""


class Skip(Struct, frozen=True):
    """Leave this step for the next; the time it has left is kept."""


class Back(Struct, frozen=True):
    """Go back to the previous step; if it was skipped, the time it had left is restored.

    A press that `Found` started goes back to its own preparation, with the time that had left:
    until ten seconds of it are over, and if no other command or pause came in between.
    """


class Restart(Struct, frozen=True):
    """Start the current step again, at full time."""


class Adjust(Struct, frozen=True):
    """Lengthen the current phase by `seconds`, or shorten it if they are negative."""

    seconds: int


class Go(Struct, frozen=True):
    """Start the press that is on hold, since the user has found the point."""


class Found(Struct, frozen=True):
    """Start the press before the preparation is over, since the user has found the point.

    On hold it does the same as `Go`.
    """


class Leave(Struct, frozen=True):
    """End the session early, with the closing; at the closing, end it at once."""


Command = Pause | Resume | Skip | Back | Restart | Adjust | Go | Found | Leave
