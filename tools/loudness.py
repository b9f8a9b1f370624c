"""The perceived loudness of a short sound: K-weighted, over its active part.

The two filters are those of ITU-R BS.1770 for 48 kHz. The standard's gate works on blocks of
400 ms, too coarse for a tick of 200 ms, so the active part is found with a shorter window.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate

RATE = 48_000
"""Samples per second. The filters below are valid for this rate only."""

_WINDOW = RATE // 20
_ACTIVE_DB = 20.0

_Filter = tuple[float, float, float, float, float]

_HEAD: _Filter = (
    1.53512485958697,
    -2.69169618940638,
    1.19839281085285,
    -1.69065929318241,
    0.73248077421585,
)
_LOW_CUT: _Filter = (1.0, -2.0, 1.0, -1.99004745483398, 0.99007225036621)


def loudness(samples: Sequence[float]) -> float:
    """Return the loudness in LKFS of the active part of mono `samples` between -1 and 1.

    A sample is active if its mean energy over 50 ms is at most 20 dB below the maximum.
    """
    squares = [value * value for value in k_weighted(samples)]
    sums = [0.0, *accumulate(squares)]
    last = len(squares)
    around = [
        sums[min(last, index + _WINDOW // 2)] - sums[max(0, index - _WINDOW // 2)]
        for index in range(last)
    ]
    threshold = max(around) * 10 ** (-_ACTIVE_DB / 10)
    active = [square for square, energy in zip(squares, around, strict=True) if energy >= threshold]
    return -0.691 + 10 * math.log10(math.fsum(active) / len(active))


def k_weighted(samples: Sequence[float]) -> list[float]:
    """Return the K-weighted samples: high frequencies raised, low frequencies cut."""
    return _filtered(_LOW_CUT, _filtered(_HEAD, samples))


def _filtered(coefficients: _Filter, samples: Sequence[float]) -> list[float]:
    b0, b1, b2, a1, a2 = coefficients
    x1 = x2 = y1 = y2 = 0.0
    filtered: list[float] = []
    for x in samples:
        y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2
        x1, x2, y1, y2 = x, x1, y, y1
        filtered.append(y)
    return filtered
