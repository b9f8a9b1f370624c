"""Prints problems outside the full screen."""

from __future__ import annotations

import logging
import sys

from acusession.domain.escape import escape_unprintable

_log = logging.getLogger(__name__)


def print_error(sentence: str) -> None:
    """Print a problem to stderr, separately from the session's own lines."""
    try:
        lines = map(escape_unprintable, sentence.split("\n"))
        print("acusession:", "\n".join(lines), file=sys.stderr, flush=True)
    except OSError as error:  # the terminal is gone, but the session continues
        _log.warning("could not print %r: %s", sentence, error)
