"""The log: a small file of problems that need not be shown to the user."""

from __future__ import annotations

import logging
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path

from acusession import paths
from acusession.system.private_files import make_folder, open_to_append


def configure_logging() -> None:
    """Log to a small file in the user's log folder; log nothing if it cannot be written."""
    root = logging.getLogger("acusession")
    root.propagate = False
    if root.handlers:
        return
    logging.raiseExceptions = False  # a log that cannot be written is not the user's problem
    root.addHandler(_LazyFileHandler())


class _LazyFileHandler(logging.Handler):
    """Opens the log file only when there is something to log, which is rare."""

    def emit(self, record: logging.LogRecord) -> None:
        """Replace this handler with one that writes, and have it write the record."""
        root = logging.getLogger("acusession")
        try:
            handler = _opened()
        except Exception:  # noqa: BLE001 - a broken log must not hide the error
            self.handleError(record)
            return
        root.addHandler(handler)
        root.removeHandler(self)
        handler.handle(record)


def _opened() -> logging.Handler:
    from logging.handlers import RotatingFileHandler

    class Private(RotatingFileHandler):
        def _open(self) -> TextIOWrapper:
            return open(open_to_append(Path(self.baseFilename)), "a", encoding="utf-8")

    handler: logging.Handler = logging.NullHandler()
    with suppress(OSError):
        make_folder(paths.log_file().parent)
        handler = Private(
            paths.log_file(), maxBytes=200_000, backupCount=1, delay=True, encoding="utf-8"
        )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    return handler
