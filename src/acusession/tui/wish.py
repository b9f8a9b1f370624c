"""What was asked for before the app began."""

from __future__ import annotations

from dataclasses import dataclass

from acusession.model import Routine
from acusession.plan import Choice


@dataclass(frozen=True, slots=True)
class Wish:
    """A routine and what is wanted of it; the choice's points are named outright."""

    routine: Routine
    choice: Choice
