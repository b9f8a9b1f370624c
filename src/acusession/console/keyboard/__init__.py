"""The keys one can press, if any; the terminal as it was on every way out."""

from __future__ import annotations

import sys
import time
from typing import Protocol, Self


class Keyboard(Protocol):
    """Where keys come from. A context manager: inside, keys come singly, without Enter."""

    can_ask: bool
    """Whether somebody may be there to answer."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...

    def wait(self, seconds: float | None) -> tuple[str, ...]:
        """Wait at most `seconds` (None: for ever) for keys; () when none came."""


class NoKeyboard:
    """Where no key can be pressed: only time passes."""

    can_ask = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def wait(self, seconds: float | None) -> tuple[str, ...]:
        """Wait `seconds`. Without keys a session never waits for ever, only a moment too long."""
        time.sleep(0.5 if seconds is None else seconds)
        return ()


def keyboard() -> Keyboard:
    """The keyboard of this process, or one without keys where there is no terminal."""
    if not sys.stdin.isatty():
        return NoKeyboard()
    if sys.platform == "win32":
        from acusession.console.keyboard.windows import TerminalKeyboard

        return TerminalKeyboard()
    from acusession.console.keyboard.unix import TerminalKeyboard

    return TerminalKeyboard(sys.stdin.fileno())
