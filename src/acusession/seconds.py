"""How a countdown counts: the one place that makes whole seconds of a time left."""

from __future__ import annotations

import math
from typing import Final

_WHISKER: Final = 1e-6
"""What rounding may add to a second that is over."""


def begun(seconds: float) -> int:
    """A time in whole seconds, a begun second counted whole; never below zero."""
    return max(0, math.ceil(seconds - _WHISKER))
