"""The command line. Nothing in here imports Textual, but for a command that shows a screen."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from logging.handlers import RotatingFileHandler

from acusession import paths
from acusession.cli.options import parse
from acusession.errors import AcusessionError

_log = logging.getLogger(__name__)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    for stream in (sys.stdout, sys.stderr):  # a terminal that lacks a sign shows ? instead
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    args = parse(argv)
    _keep_log()
    try:
        code: int = args.command(args)
        sys.stdout.flush()
    except AcusessionError as error:
        print(f"acusession: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt as interrupt:
        return getattr(interrupt, "exit_code", 130)
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - the last stop before a traceback
        _log.exception("a fault in the program")
        print(
            f"acusession: a fault in the program ({type(error).__name__}: {error}). "
            f"Nothing of yours is lost; the details are in {paths.log_file()}.",
            file=sys.stderr,
        )
        return 1
    return code


def _keep_log() -> None:
    """Note what goes wrong in a small file of the user's; do without where that cannot be."""
    root = logging.getLogger("acusession")
    root.propagate = False
    if root.handlers:
        return
    handler: logging.Handler = logging.NullHandler()
    try:
        paths.log_file().parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            paths.log_file(), maxBytes=200_000, backupCount=1, delay=True, encoding="utf-8"
        )
    except OSError:
        logging.raiseExceptions = False
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
