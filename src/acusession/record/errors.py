"""Errors of the record, and the callback that reports them."""

from __future__ import annotations

from collections.abc import Callable

from acusession.errors import AcusessionError

Report = Callable[[str], None]
"""Callback that shows the user a sentence; may be called on any thread."""


class RecordError(AcusessionError):
    """The record cannot be read or written. Its text is a complete sentence that says why.

    `is_transient`: the cause may go away by itself. `is_damage`: the file is unusable.
    """

    def __init__(self, why: str, *, is_transient: bool = False, is_damage: bool = False) -> None:
        super().__init__(why)
        self.is_transient = is_transient
        self.is_damage = is_damage
