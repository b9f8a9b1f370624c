"""The record's operations for the faces. Each imports its code when it is called."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from acusession.system.files import is_there

if TYPE_CHECKING:
    from acusession.record.errors import Report
    from acusession.record.history import Entry, History, Recent, StepEntry
    from acusession.record.resume import Claim, ResumableSession

_PATIENCE: Final = 0.2
"""Seconds the first check waits while another process has the record locked."""


class RecordStore(Struct, frozen=True):
    """The record at `path`. Every method raises `RecordError` if it fails."""

    path: Path

    def unfinished(self, report: Report) -> tuple[ResumableSession, ...]:
        """Return the sessions that can be resumed, the latest first."""
        if not _may_hold_unfinished(self.path):
            return ()
        from acusession.record.resume import find_unfinished

        return find_unfinished(self.path, report)

    def claim(self, unfinished: ResumableSession, report: Report) -> Claim:
        """Claim a session, so that no other process can resume it."""
        from acusession.record.resume import claim

        return claim(self.path, unfinished, report)

    def close(self, unfinished: ResumableSession, report: Report) -> None:
        """End an unfinished session as it is."""
        from acusession.record.resume import close_unfinished

        close_unfinished(self.path, unfinished, report)

    def recent(self, report: Report) -> Recent:
        """Return the last four weeks and the last session."""
        from datetime import date

        from acusession.record.history import read_recent

        return read_recent(self.path, report, date.today())

    def history(self, routine: str | None, report: Report) -> History:
        """Return the history of one routine, or of all."""
        from acusession.record.history import read_history

        return read_history(self.path, report, routine)

    def steps(self, entry: Entry, report: Report) -> tuple[StepEntry, ...]:
        """Return the steps of one session."""
        from acusession.record.history import read_steps

        return read_steps(self.path, report, entry.id)

    def delete(self, entry: Entry | None, report: Report) -> None:
        """Delete a session, or all that have ended if `entry` is None."""
        from acusession.record.history import delete_all, delete_entry

        if entry is None:
            delete_all(self.path, report)
        else:
            delete_entry(self.path, report, entry.id)


def _may_hold_unfinished(path: Path) -> bool:
    """Return whether a costlier search may find unfinished sessions.

    True also for a record that cannot be read: the search then explains the error.
    """
    try:
        return is_there(path) and _holds_unfinished(path)
    except OSError:
        return True


def _holds_unfinished(path: Path) -> bool:
    import sqlite3  # not needed without a record

    from acusession.record.read_access import opened

    try:
        with opened(path, _PATIENCE) as connection:
            query = "SELECT EXISTS (SELECT * FROM session WHERE ended IS NULL)"
            (found,) = connection.execute(query).fetchone()
    except sqlite3.Error:
        return True
    return bool(found)
