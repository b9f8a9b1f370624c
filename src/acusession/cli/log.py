"""What goes wrong without troubling the user, in a small file."""

from __future__ import annotations

import logging
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path

from acusession import paths
from acusession.system.private_files import make_folder, open_to_append


def configure_logging() -> None:
    """Note what goes wrong in a small file of the user's; do without where that cannot be."""
    root = logging.getLogger("acusession")
    root.propagate = False
    if root.handlers:
        return
    logging.raiseExceptions = False  # a log that cannot be written is not the user's trouble
    root.addHandler(_LazyFileHandler())


class _LazyFileHandler(logging.Handler):
    """Opens the log's file when there is something to note, which is hardly ever."""

    def emit(self, record: logging.LogRecord) -> None:
        """Make room for a handler that writes, and have it write."""
        root = logging.getLogger("acusession")
        try:
            handler = _opened()
        except Exception:  # noqa: BLE001 - a fault is told of also where the log has one
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
