"""A Textual driver that reads a Unix terminal with `TerminalInput`.

Textual's own driver ends the app at a byte that is not UTF-8, waits forever for the end of a paste,
reads unknown sequences as single keys, and never notices that the terminal is gone. Some parts used
here are private to Textual: if they are not as expected, its own driver is used.
"""

from __future__ import annotations

import logging
import os
import select
import signal
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from textual import constants
from textual.driver import Driver
from textual.events import Key
from textual.events import Paste as Pasted
from textual.message import Message

from acusession.console.key_codes import Character, Input, NamedKey, Paste, Report
from acusession.console.terminal_input import TerminalInput

assert sys.platform != "win32"

try:
    from textual._xterm_parser import XTermParser
    from textual.drivers.linux_driver import LinuxDriver
except ImportError:
    if not TYPE_CHECKING:
        XTermParser = LinuxDriver = object

_log = logging.getLogger(__name__)

_ALTERNATE_KEYS: Final = "\x1b[=4;2u"
"""Requests keys in the Latin layout too, so that Ctrl+C works in any layout (kitty protocol)."""


class InputEnded(Message):
    """The terminal is gone."""


def driver_class() -> type[Driver] | None:
    """Return the driver to use; None for Textual's own, or the one named in the environment."""
    if constants.DRIVER is not None:
        return None
    if _is_known():
        return TerminalDriver
    _log.info("Textual's driver is not as expected, so it reads the terminal itself")
    return None


def _is_known() -> bool:
    """Return whether Textual's driver has everything that is used here."""
    used = {
        "__init__": {"_file", "fileno", "_key_thread", "_writer_thread", "_must_signal_resume"},
        "start_application_mode": {"_file", "_run_input_thread", "_must_signal_resume"},
        "_run_input_thread": {"run_input_thread"},
        "run_input_thread": {"_debug", "fileno"},
        "stop_application_mode": {"disable_input"},
        "disable_input": {"_key_thread", "join"},
    }
    return (
        hasattr(XTermParser, "feed")
        and hasattr(LinuxDriver, "process_message")
        and all(names <= _names(LinuxDriver, method) for method, names in used.items())
    )


def _names(owner: type, method: str) -> set[str]:
    """Return the names that a method uses, read from its code object."""
    code = getattr(getattr(owner, method, None), "__code__", None)
    return set() if code is None else {*code.co_names}


class TerminalDriver(LinuxDriver):
    """Textual's driver with its own input reading, and its own handling of a lost terminal."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._file: Any = ScreenFile(self._file, self)
        self._typed = XTermParser(self._debug)
        self._reports = XTermParser(self._debug)
        self._has_ended = False
        self._stop_pipe: tuple[int, int] | None = None
        """A pipe while keys are read: closing its second end tells the thread to end.

        Textual's own thread looks ten times a second whether it must end."""

    def start_application_mode(self) -> None:
        """Start reading keys and drawing."""
        self._stop_pipe = self._stop_pipe or os.pipe()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        is_off = getattr(constants, "DISABLE_KITTY_KEY", False)  # new in Textual 8.2.7
        if not is_off and self._writer_thread is not None:
            self.write(_ALTERNATE_KEYS)

    def resume_application_mode(self) -> None:
        """Start again, after SIGCONT. After a SIGSTOP from outside, everything is running."""
        if self._key_thread is not None and self._key_thread.is_alive():
            if self._is_in_background():
                os.kill(os.getpid(), signal.SIGSTOP)  # like Textual: the terminal is another's
                return
            self.suspend_application_mode()
            self._must_signal_resume = True
        super().resume_application_mode()

    def _is_in_background(self) -> bool:
        """Return whether the shell has continued the program with `bg`."""
        try:
            return os.tcgetpgrp(self.fileno) != os.getpgrp()
        except OSError:  # it is not the terminal that controls this process
            return False

    def disable_input(self) -> None:
        """Stop reading keys."""
        pipe, self._stop_pipe = self._stop_pipe, None
        if pipe is not None:
            os.close(pipe[1])
        super().disable_input()
        if pipe is not None:  # Textual has waited for the thread
            os.close(pipe[0])

    def run_input_thread(self) -> None:
        """Pass on what the terminal sends, until the app or the terminal ends."""
        if self._stop_pipe is None:
            return  # input was disabled before this thread began
        stop, _ = self._stop_pipe
        terminal = TerminalInput()
        while True:
            due = terminal.due
            patience = None if due is None else max(0.0, due - time.monotonic())
            ready, _, _ = select.select([self.fileno, stop], [], [], patience)
            if stop in ready:
                return
            if not ready:
                found = terminal.tick(time.monotonic())
            elif sent := self._read():
                found = terminal.feed(sent, time.monotonic())
            else:
                self.end()
                return
            for each in found:
                self._hand_on(each)

    def end(self) -> None:
        """Tell the app, once, that the terminal is gone. May be called from any thread."""
        if not self._has_ended:
            self._has_ended = True
            self.send_message(InputEnded())

    def _read(self) -> bytes:
        """Return what the terminal has sent; b"" if it is gone."""
        try:
            return os.read(self.fileno, 4096)
        except OSError as error:
            _log.info("the terminal can no longer be read: %s", error)
            return b""

    def _hand_on(self, found: Input) -> None:
        try:
            for message in self._messages(found):
                self.process_message(message)
        except Exception:  # noqa: BLE001 - whatever is in it, the session continues
            _log.exception("input of the terminal was ignored: %r", found)
            self._typed = XTermParser(self._debug)
            self._reports = XTermParser(self._debug)

    def _messages(self, found: Input) -> list[Message]:
        """Return the messages that Textual gets for an input."""
        match found:
            case Character(text):
                return list(self._typed.feed(text))
            case NamedKey(name):
                return [Key(name, "\x1b" if name == "escape" else None)]
            case Paste(text):
                return [Pasted(text)]
            case Report(sequence):
                # Textual reads sequences that it does not know as keys.
                messages = self._reports.feed(sequence)
                return [message for message in messages if not isinstance(message, Key)]


class ScreenFile:
    """The file that the screen is written to; once the terminal is gone, writing does nothing.

    Otherwise the error would end Textual's writer thread, and the app would wait for it forever.
    """

    def __init__(self, file: Any, driver: TerminalDriver) -> None:
        self._file = file
        self._driver = driver
        self._is_gone = False

    def write(self, text: str) -> None:
        """Write text, as long as there is a terminal."""
        self._try(self._file.write, text)

    def flush(self) -> None:
        """Flush, as long as there is a terminal."""
        self._try(self._file.flush)

    def _try(self, write: Callable[..., object], *text: str) -> None:
        if self._is_gone:
            return
        try:
            write(*text)
        except OSError as error:
            _log.info("the terminal can no longer be written to: %s", error)
            self._is_gone = True
            self._driver.end()
