"""Unexpected exceptions: those that end the program, and those that reach no caller.

The latter occur in threads, in finalizers and in tasks that are never awaited. Python would print
a traceback over whatever is on the screen.
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
"""Callback that shows the user a sentence about a problem; may be called on any thread."""

_log = logging.getLogger(__name__)

_reports: Final[list[Report]] = []
"""The callbacks, of which the last one is in use."""

_told: Final[set[str]] = set()


def install(report: Report) -> None:
    """Log unexpected exceptions from now on, and report each of them once through `report`."""
    _reports[:] = [report]
    _told.clear()
    threading.excepthook = _in_thread
    sys.unraisablehook = _in_passing


@contextmanager
def told_through(report: Report) -> Iterator[None]:
    """Replace the callback with `report` within the block."""
    _reports.append(report)
    try:
        yield
    finally:
        _reports.remove(report)


def log_fatal(error: BaseException | None, details: str = "") -> str:
    """Log an exception that ends the program, and return a sentence for the user.

    `details` is a library's report of it.
    """
    _log.error("internal error\n%s", details, exc_info=error)
    what = f" ({type(error).__name__}: {escape_unprintable(str(error))})" if error else ""
    return (
        f"An internal error{what} ended the program. Your data is safe; the details are in "
        f"{paths.log_file()}."
    )


def in_task(_loop: AbstractEventLoop, context: dict[str, Any]) -> None:
    """Handle an exception of an event loop that reaches no caller."""
    _tell(context.get("exception"), "%s", context["message"])


def _in_thread(fault: threading.ExceptHookArgs) -> None:
    if issubclass(fault.exc_type, SystemExit):
        return
    if _is_closed_terminal(fault.exc_value):
        _log.info("the terminal was closed while %s wrote to it", fault.thread)
        return
    _tell(fault.exc_value, "in %s", fault.thread)


def _is_closed_terminal(error: BaseException | None) -> bool:
    """Return whether a write failed because the terminal was closed, and not because of a disk."""
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
    """Log an exception, and report it only the first time."""
    _log.error(f"internal error, {where}", *about, exc_info=error)
    if error is None or not _reports:
        return
    cause = f"{type(error).__name__}: {escape_unprintable(str(error))}"
    sentence = (
        f"An internal error occurred ({cause}). The program continues; "
        f"the details are in {paths.log_file()}."
    )
    if sentence in _told:
        return
    _told.add(sentence)
    try:
        _reports[-1](sentence)
    except Exception:  # noqa: BLE001 - the screen is closing, or is itself what failed
        _log.exception("this could not be reported: %s", sentence)
