"""The `acusession` command, also run by `python -m acusession`."""

from __future__ import annotations

import atexit
import gc
import sys

_NEW_OBJECTS = 20_000
"""Allocations after which the cyclic garbage collector runs. Start-up makes thousands of long-lived
objects, and by default (700) the collector would search them hundreds of times."""


def main() -> int:
    """Run one command and return its exit code."""
    gc.set_threshold(_NEW_OBJECTS)
    atexit.register(gc.freeze)  # spares a last search at exit
    from acusession.cli.main import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
