"""Turns signals that ask the program to end into an exception that unwinds it in order."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final, NoReturn


class Interrupted(KeyboardInterrupt):
    """A request to end the program. `exit_code` is 128 plus the signal's number, as in shells."""

    def __init__(self, signal_number: int = signal.SIGINT) -> None:
        super().__init__(signal_number)
        self.exit_code = 128 + signal_number


_NAMES: Final = ("SIGINT", "SIGQUIT", "SIGTERM", "SIGHUP")
_ENDING: Final = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
"""The signals that ask a program to end."""

_Handler = Callable[[int, FrameType | None], object]


def handle_ending(handler: _Handler) -> None:
    """From now on, let `handler` handle the signals that ask the program to end."""
    for number in _ENDING:
        _handle(number, handler)


def _handle(number: int, handler: _Handler | signal.Handlers) -> None:
    """Set the handler of a signal, unless it is ignored on purpose, as nohup does."""
    if signal.getsignal(number) is not signal.SIG_IGN:
        signal.signal(number, handler)


@contextmanager
def interruptible() -> Iterator[None]:
    """Raise `Interrupted` in the main thread for signals that ask the program to end."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in _ENDING}
    handle_ending(interrupt)
    try:
        yield
    finally:
        for number, handler in before.items():
            if signal.getsignal(number) is interrupt:  # else the program is ending
                signal.signal(number, handler)


def end_quietly() -> None:
    """Prepare for the exit of the interpreter, after everything is stored.

    A Ctrl+C that is held down would print a traceback then. Another signal ends the program at
    once, as a thread may hang.
    """
    for number in _ENDING:
        _handle(number, _pass_over if number == signal.SIGINT else signal.SIG_DFL)


def interrupt(number: int, _frame: FrameType | None = None) -> NoReturn:
    """End the program as the signal `number` asks.

    A closing terminal sends several signals; those after the first must not interrupt what is
    printed, stored and restored on the way out.
    """
    handle_ending(_pass_over)
    raise Interrupted(number)


def _pass_over(_number: int, _frame: FrameType | None) -> None:
    """Do nothing; with `SIG_IGN` Python would complain about pending signals."""
