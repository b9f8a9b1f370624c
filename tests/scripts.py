"""Scripts of what a user does in a session, which can be played in any face."""

from __future__ import annotations

from dataclasses import dataclass

from acusession.session.commands import (
    Adjust,
    Back,
    Command,
    Found,
    Go,
    Leave,
    Pause,
    Restart,
    Resume,
    Skip,
)

START = 1000.0
"""The instant at which the sessions begin, on the clock of a script's player."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A key pressed `at` seconds into the session, and the command it gives then."""

    at: float
    key: str
    command: Command | None = None


@dataclass(frozen=True, slots=True)
class Slept:
    """The machine sleeps for `seconds` from `at`, a whole second, without reading the clock."""

    at: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Script:
    """Moments in order, in a session whose presses may wait for a key (`wait_for_go`)."""

    moments: tuple[Pressed | Slept, ...]
    wait_for_go: bool = False


# Written for `small_plan`: two presses of 20 s after 5 s, then one of 12 s after 8 s.

EVERY_KEY = Script(
    (
        Pressed(2.5, "space", Pause()),
        Pressed(4.0, "space", Resume()),
        Pressed(8.5, "+", Adjust(10)),
        Pressed(10.0, "i"),
        Pressed(10.25, "escape"),
        Pressed(10.5, "?"),
        Pressed(10.75, "escape"),
        Pressed(11.0, "m"),
        Pressed(12.0, "l"),
        Pressed(12.5, "n"),
        Pressed(13.0, "l"),
        Pressed(14.25, "space", Pause()),
        Pressed(40.0, "q"),
        Pressed(40.5, "x"),
        Pressed(41.0, "space", Resume()),
        Pressed(50.0, "right", Skip()),
        Pressed(52.0, "left", Back()),
        Pressed(54.0, "r", Restart()),
        Pressed(60.0, "-", Adjust(-10)),
        Pressed(62.0, "n", Skip()),
        Pressed(64.0, "n", Skip()),
        Pressed(66.0, "n", Skip()),
        Pressed(70.0, "b", Back()),
        Pressed(81.5, "ctrl+c"),
        Pressed(82.0, "y", Leave()),
    )
)

HELD = Script(
    (
        Pressed(7.0, "space", Go()),
        # The key is held: the keyboard repeats it, and the press continues.
        *(Pressed(7.5 + count / 25, "space", Pause()) for count in range(5)),
        Pressed(35.25, "space", Go()),
        Pressed(67.5, "space", Go()),
    ),
    wait_for_go=True,
)

FOUND = Script(
    (
        Pressed(0.5, "enter", Found()),  # in the first second: ignored
        Pressed(2.0, "enter", Found()),
        # The key is held, and nothing more happens.
        *(Pressed(2.5 + count / 25, "enter", Found()) for count in range(5)),
        Pressed(5.0, "b", Back()),
        Pressed(6.5, "enter", Found()),
        Pressed(28.0, "l"),
        Pressed(28.5, "enter"),
        Pressed(29.0, "l"),
    )
)

FOUND_ON_HOLD = Script(
    (
        Pressed(7.0, "enter", Found()),
        Pressed(35.25, "enter", Found()),
        Pressed(57.0, "enter", Found()),
    ),
    wait_for_go=True,
)

UNTOUCHED = Script(())

SLEPT = Script((Slept(10.0, 3600.0), Pressed(3620.0, "space", Resume())))

SLEPT_ALONE = Script((Slept(10.0, 6.0), Slept(60.0, 3600.0)))
