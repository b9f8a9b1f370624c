"""What was asked for before the app began."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from acusession.model import Plan, Routine
from acusession.plan import Choice

if TYPE_CHECKING:  # only to go on with one, with all that reads the record
    from acusession.record.unfinished import Claim


class Wish(Struct, frozen=True):
    """A routine and what is wanted of it; the choice's points are named outright."""

    routine: Routine
    choice: Choice


OpensWith: TypeAlias = "Wish | Choice | Plan | Claim"
"""A wish to plan; points to be picked for a choice; a plan; the rest of an unfinished session."""
