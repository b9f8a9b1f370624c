"""An answer typed on the terminal."""

from __future__ import annotations

import select
import sys
from io import TextIOWrapper
from typing import Final

_MOMENT: Final = 0.2
"""Seconds after which a signal is heard that came in the instant before the waiting began."""


def read_answer() -> str:
    """The line that is typed next, with its end; "" when there is none any more."""
    if sys.platform != "win32":  # where only sockets can be waited for
        while not select.select([sys.stdin], [], [], _MOMENT)[0]:
            pass
    if isinstance(sys.stdin, TextIOWrapper) and sys.stdin.errors == "strict":
        sys.stdin.reconfigure(errors="replace")  # what is no text is no answer, and no fault
    return sys.stdin.readline()


def ask_yes_no(question: str) -> bool:
    """Ask; whether the answer is yes."""
    print(question, end="", flush=True)
    return read_answer().strip().casefold() in {"y", "yes"}
