"""Single keys from a Windows console. Experimental: written from the manual, never run."""

from __future__ import annotations

import sys
import time
from typing import Final, Self

from acusession.console.key_codes import Character
from acusession.console.keyboard.key_names import key_name

assert sys.platform == "win32"

import msvcrt  # noqa: E402 - exists on Windows only

_ARROWS: Final = {
    "M": "right",
    "K": "left",
    "H": "up",
    "P": "down",
    "G": "home",
    "O": "end",
    "I": "pageup",
    "Q": "pagedown",
}
_LOOK_EVERY: Final = 0.02
"""Seconds between checks; a console has no wait with a time limit."""


class TerminalKeyboard:
    """The keyboard of the current console."""

    can_ask = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def wait(self, seconds: float | None) -> tuple[str, ...]:
        """Wait at most `seconds` (None: forever) for keys; return () if none came."""
        ends = None if seconds is None else time.monotonic() + seconds
        while not msvcrt.kbhit():
            if ends is not None and time.monotonic() >= ends:
                return ()
            time.sleep(_LOOK_EVERY)
        typed = msvcrt.getwch()
        if typed in "\x00\xe0":
            arrow = _ARROWS.get(msvcrt.getwch())
            return (arrow,) if arrow else ()
        return tuple(filter(None, [key_name(Character(typed))]))
