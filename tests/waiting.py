"""Waiting for what another thread or process does, by the clock."""

import time
from collections.abc import Callable
from typing import Final

PATIENCE: Final = 60.0
"""Seconds after which what was waited for is not coming, also on a machine that has much to do."""


def wait_until(is_so: Callable[[], bool], otherwise: Callable[[], str]) -> None:
    """Look again and again until `is_so`; `otherwise` says what is there instead."""
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, otherwise()
        time.sleep(0.01)  # only between two looks: nothing hangs on how long it is
