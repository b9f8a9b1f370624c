"""Questions answered by typing in the terminal."""

from __future__ import annotations

import select
import sys
from io import TextIOWrapper
from typing import Final

_MOMENT: Final = 0.2
"""Longest delay, in seconds, of a signal that arrived just before the wait began."""


def read_answer() -> str:
    """Read the next line, with its line end; return "" at the end of the input."""
    if sys.platform != "win32":  # where select() takes sockets only
        while not select.select([sys.stdin], [], [], _MOMENT)[0]:
            pass
    if isinstance(sys.stdin, TextIOWrapper) and sys.stdin.errors == "strict":
        sys.stdin.reconfigure(errors="replace")  # bad bytes are no error, but no answer
    return sys.stdin.readline()


def ask_yes_no(question: str) -> bool:
    """Ask a question and return whether the answer is yes."""
    print(question, end="", flush=True)
    return read_answer().strip().casefold() in {"y", "yes"}
