"""How loud a short sound is to the ear: K-weighted, over its active part.

The two filters are those of ITU-R BS.1770 for 48 kHz. Its gate works on blocks of 400 ms, too
coarse for a tick of a fifth of a second, so the active part is found at a finer grain.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate

RATE = 48_000
"""Samples a second; the filters below hold for no other."""

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
    """Loudness in LKFS of mono `samples` between -1 and 1, over the part that is active.

    Active is what lies, by a running mean over 50 ms, less than 20 dB below the loudest.
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
    """The samples as the ear weighs them: the head's lift of the highs, the lows cut."""
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
