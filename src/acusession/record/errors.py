"""What goes wrong with the record, and how it is told."""

from __future__ import annotations

from collections.abc import Callable

from acusession.errors import AcusessionError

Report = Callable[[str], None]
"""Tells the user in one sentence; may be called on any thread."""


class RecordError(AcusessionError):
    """The record cannot be read or written; its text says why.

    `is_transient` tells that it may go by itself, `is_damage` that the file is no good any more.
    """

    def __init__(self, why: str, *, is_transient: bool = False, is_damage: bool = False) -> None:
        super().__init__(why)
        self.is_transient = is_transient
        self.is_damage = is_damage
