"""A first look at the record, for a command that has something else to do."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from acusession.system.files import is_there

_PATIENCE: Final = 0.2
"""Seconds to wait for somebody who holds the record."""


def may_hold_unfinished(path: Path) -> bool:
    """Whether it is worth a second look for sessions that were cut short.

    Whatever is amiss with the record is worth one: who looks twice can say what it is.
    """
    try:
        return is_there(path) and _holds_unfinished(path)
    except OSError:
        return True


def _holds_unfinished(path: Path) -> bool:
    import sqlite3  # whoever has no record needs none

    from acusession.record.read_access import opened

    try:
        with opened(path, _PATIENCE) as connection:
            query = "SELECT EXISTS (SELECT * FROM session WHERE ended IS NULL)"
            (found,) = connection.execute(query).fetchone()
    except sqlite3.Error:
        return True
    return bool(found)
