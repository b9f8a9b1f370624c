"""What was asked for before the app began."""

from __future__ import annotations

from msgspec import Struct

from acusession.model import Routine
from acusession.plan import Choice


class Wish(Struct, frozen=True):
    """A routine and what is wanted of it; the choice's points are named outright."""

    routine: Routine
    choice: Choice
