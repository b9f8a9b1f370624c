"""The record as the faces ask for it. What answers a question is imported when it is asked."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from acusession.system.files import is_there

if TYPE_CHECKING:
    from acusession.record.errors import Report
    from acusession.record.history import Entry, History
    from acusession.record.resume import Claim, ResumableSession

_PATIENCE: Final = 0.2
"""Seconds a first look waits for another process that holds the record."""


class RecordStore(Struct, frozen=True):
    """The record at `path`. Every method raises a `RecordError` when it cannot be done."""

    path: Path

    def unfinished(self, report: Report) -> tuple[ResumableSession, ...]:
        """Return the sessions that can be resumed, the newest first."""
        if not _may_hold_unfinished(self.path):
            return ()
        from acusession.record.resume import find_unfinished

        return find_unfinished(self.path, report)

    def claim(self, unfinished: ResumableSession, report: Report) -> Claim:
        """Take a session over, so that no other process can resume it."""
        from acusession.record.resume import claim

        return claim(self.path, unfinished, report)

    def close(self, unfinished: ResumableSession, report: Report) -> None:
        """Close a session as it is."""
        from acusession.record.resume import close_unfinished

        close_unfinished(self.path, unfinished, report)

    def last(self, report: Report) -> Entry | None:
        """Return the last session that is over."""
        with suppress(OSError):  # whatever reads it next can say what it is
            if not is_there(self.path):
                return None
        from acusession.record.history import last_entry

        return last_entry(self.path, report)

    def history(self, routine: str | None, report: Report) -> History:
        """Return what was done, of one routine or of all."""
        from acusession.record.history import read_history

        return read_history(self.path, report, routine)

    def delete(self, entry: Entry | None, report: Report) -> None:
        """Delete a session, or all that are over."""
        from acusession.record.history import delete_all, delete_entry

        if entry is None:
            delete_all(self.path, report)
        else:
            delete_entry(self.path, report, entry.id)


def _may_hold_unfinished(path: Path) -> bool:
    """Return whether a second, costlier look can find unfinished sessions.

    A record that cannot be read deserves one too, which can say what is wrong with it.
    """
    try:
        return is_there(path) and _holds_unfinished(path)
    except OSError:
        return True


def _holds_unfinished(path: Path) -> bool:
    import sqlite3  # not needed where there is no record

    from acusession.record.read_access import opened

    try:
        with opened(path, _PATIENCE) as connection:
            query = "SELECT EXISTS (SELECT * FROM session WHERE ended IS NULL)"
            (found,) = connection.execute(query).fetchone()
    except sqlite3.Error:
        return True
    return bool(found)
