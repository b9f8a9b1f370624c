"""Waiting for another thread or process."""

import time
from collections.abc import Callable
from typing import Final

PATIENCE: Final = 60.0
"""Seconds after which waiting fails, long enough for a busy machine."""


def wait_until(is_so: Callable[[], bool], otherwise: Callable[[], str]) -> None:
    """Wait until `is_so`; fail with the text of `otherwise` after `PATIENCE` seconds."""
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, otherwise()
        time.sleep(0.01)  # between two checks; no test depends on its length
