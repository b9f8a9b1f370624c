"""The pace of a calm breath."""

from __future__ import annotations

from math import cos, pi
from typing import Final

from msgspec import Struct

NO_BREATH: Final = "off"
"""Written in place of a pace where nothing on the screen breathes."""

BREATH_PATTERN: Final = r"off|([2-9]|1[0-2])-([2-9]|1[0-2])"
"""A pace as it is written: seconds in and seconds out, 2 to 12 each, such as "4-6"."""


class Breath(Struct, frozen=True):
    """A pace of breathing: seconds to breathe in and seconds to breathe out, 2 to 12 each."""

    inhale: int
    exhale: int

    def fullness(self, seconds: float) -> float:
        """Return how full the lungs are, 0 to 1, after `seconds` of breathing."""
        moment = seconds % (self.inhale + self.exhale)
        share = moment / self.inhale
        if moment > self.inhale:
            share = 1 - (moment - self.inhale) / self.exhale
        return (1 - cos(pi * share)) / 2


def read_breath(text: str) -> Breath | None:
    """Return the pace in a text that matches `BREATH_PATTERN`; None if it is off."""
    if text == NO_BREATH:
        return None
    inhale, exhale = map(int, text.split("-"))
    return Breath(inhale, exhale)
