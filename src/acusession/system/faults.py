"""Faults that nobody foresaw: those that end the program, and those that no caller hears of.

The latter are in threads, in what is cleared away, and in tasks that nobody waits for. Python would
print a traceback over whatever is on the screen.
"""

from __future__ import annotations

import errno
import logging
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from acusession import paths
from acusession.domain.escape import escape_unprintable

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

Report = Callable[[str], None]
"""Tells the user of trouble in one sentence. May be called on any thread."""

_log = logging.getLogger(__name__)

_reports: Final[list[Report]] = []
"""The last one is in use."""

_told: Final[set[str]] = set()


def install(report: Report) -> None:
    """From now on, log such faults and tell of each in one sentence through `report`."""
    _reports[:] = [report]
    _told.clear()
    threading.excepthook = _in_thread
    sys.unraisablehook = _in_passing


@contextmanager
def told_through(report: Report) -> Iterator[None]:
    """While it lasts, tell of them through `report` instead."""
    _reports.append(report)
    try:
        yield
    finally:
        _reports.remove(report)


def log_fatal(error: BaseException | None, details: str = "") -> str:
    """Log a fault that ends the program; returns the sentence that tells of it.

    `details` is what a library had to say of it.
    """
    _log.error("a fault in the program\n%s", details, exc_info=error)
    what = f" ({type(error).__name__}: {escape_unprintable(str(error))})" if error else ""
    return (
        f"a fault in the program{what}. Nothing of yours is lost; the details are in "
        f"{paths.log_file()}."
    )


def in_task(_loop: AbstractEventLoop, context: dict[str, Any]) -> None:
    """What an event loop calls for what it cannot raise anywhere."""
    _tell(context.get("exception"), "%s", context["message"])


def _in_thread(fault: threading.ExceptHookArgs) -> None:
    if issubclass(fault.exc_type, SystemExit):
        return
    if _is_closed_terminal(fault.exc_value):
        _log.info("the terminal was closed while %s wrote to it", fault.thread)
        return
    _tell(fault.exc_value, "in %s", fault.thread)


def _is_closed_terminal(error: BaseException | None) -> bool:
    """Tell whether a write failed because the terminal has been closed, and not a disk."""
    if not isinstance(error, OSError) or error.errno != errno.EIO or sys.__stderr__ is None:
        return False
    try:
        os.get_terminal_size(sys.__stderr__.fileno())
    except OSError as of_terminal:
        return of_terminal.errno == errno.EIO
    return False


def _in_passing(fault: sys.UnraisableHookArgs) -> None:
    _tell(fault.exc_value, "%s %r", fault.err_msg or "in", fault.object)


def _tell(error: BaseException | None, where: str, *about: object) -> None:
    """Log a fault, and tell of it once, however often it comes."""
    _log.error(f"a fault in the program, {where}", *about, exc_info=error)
    if error is None or not _reports:
        return
    cause = f"{type(error).__name__}: {escape_unprintable(str(error))}"
    sentence = (
        f"a fault in the program ({cause}). It goes on all the same; "
        f"the details are in {paths.log_file()}."
    )
    if sentence in _told:
        return
    _told.add(sentence)
    try:
        _reports[-1](sentence)
    except Exception:  # noqa: BLE001 - a screen that is just closing, or one that has the fault
        _log.exception("this could not be told: %s", sentence)
