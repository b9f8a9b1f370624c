"""Reads single key presses. The terminal is always restored afterwards."""

from __future__ import annotations

import sys
import time
from typing import Protocol, Self


class Keyboard(Protocol):
    """A source of keys. A context manager: inside it, keys arrive singly, without Enter."""

    can_ask: bool
    """True if a user may be there to answer."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...

    def wait(self, seconds: float | None) -> tuple[str, ...]:
        """Wait at most `seconds` (None: forever) for keys; return () if none came."""


class NoKeyboard:
    """A keyboard without keys: only time passes."""

    can_ask = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def wait(self, seconds: float | None) -> tuple[str, ...]:
        """Wait `seconds`; None waits half a second, since no key could end a longer wait."""
        time.sleep(0.5 if seconds is None else seconds)
        return ()


def keyboard() -> Keyboard:
    """Return the keyboard of this process, or one without keys if there is no terminal."""
    if not sys.stdin.isatty():
        return NoKeyboard()
    if sys.platform == "win32":
        from acusession.console.keyboard.windows import TerminalKeyboard

        return TerminalKeyboard()
    from acusession.console.keyboard.unix import TerminalKeyboard

    return TerminalKeyboard(sys.stdin.fileno())
