"""What was recorded, as a face asks for it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from acusession.record.glance import may_hold_unfinished
from acusession.system.files import is_there

if TYPE_CHECKING:  # what reads the record is imported by who asks for it
    from acusession.record.errors import Report
    from acusession.record.history import Entry, History
    from acusession.record.resume import Claim, Unfinished


class Archive(Struct, frozen=True):
    """The record at `path`. Everything raises a `RecordError` when it cannot be done."""

    path: Path

    def unfinished(self, report: Report) -> Unfinished | None:
        """The last session one can go on with."""
        if not may_hold_unfinished(self.path):
            return None
        from acusession.record.resume import find_unfinished

        return next(iter(find_unfinished(self.path, report)), None)

    def claim(self, unfinished: Unfinished, report: Report) -> Claim:
        """Take a session to go on with."""
        from acusession.record.resume import claim

        return claim(self.path, unfinished, report)

    def close(self, unfinished: Unfinished, report: Report) -> None:
        """Close a session as it is."""
        from acusession.record.resume import close_unfinished

        close_unfinished(self.path, unfinished, report)

    def last(self, report: Report) -> Entry | None:
        """The last session that is over."""
        with suppress(OSError):  # whoever reads it can say what it is
            if not is_there(self.path):
                return None
        from acusession.record.history import last_entry

        return last_entry(self.path, report)

    def history(self, routine: str | None, report: Report) -> History:
        """What was done, of one routine or of all."""
        from acusession.record.history import read_history

        return read_history(self.path, report, routine)

    def delete(self, entry: Entry | None, report: Report) -> None:
        """Delete a session, or all that are over."""
        from acusession.record.history import delete_all, delete_entry

        if entry is None:
            delete_all(self.path, report)
        else:
            delete_entry(self.path, report, entry.id)
