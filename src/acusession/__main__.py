"""The `acusession` command, also run by `python -m acusession`."""

from __future__ import annotations

import atexit
import gc
import sys

_NEW_OBJECTS = 20_000
"""Number of allocations after which the cyclic garbage collector runs. Start-up creates thousands
of long-lived objects, which the collector would scan hundreds of times by default (700)."""


def main() -> int:
    """Run one command and return its exit code."""
    gc.set_threshold(_NEW_OBJECTS)
    atexit.register(gc.freeze)  # spares a last search at exit
    from acusession.cli.main import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
