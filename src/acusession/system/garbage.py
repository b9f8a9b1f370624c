"""Keeps the cyclic garbage collector from running during the start and at exit."""

from __future__ import annotations

import atexit
import gc
from typing import Final

_STARTING: Final = 150_000
"""Number of new objects after which it runs during the start, which creates only lasting ones."""

_RUNNING: Final = 20_000
"""The same from the first frame on; by default (700) it would run many times a second."""


def postpone_collection() -> None:
    """Spare the searches of the start, and the last one at exit."""
    gc.set_threshold(_STARTING)
    atexit.register(gc.freeze)


def collect() -> None:
    """Collect all of it now, which takes about 20 ms: by itself Python does so very rarely."""
    gc.collect()


def begin_collection() -> None:
    """Collect from now on, without searching what the start has created."""
    gc.freeze()
    gc.set_threshold(_RUNNING)
