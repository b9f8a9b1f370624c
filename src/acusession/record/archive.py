"""What was recorded, as a face asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from acusession.record.database import Report
from acusession.record.history import (
    Entry,
    History,
    delete_all,
    delete_entry,
    last_entry,
    read_history,
)
from acusession.record.unfinished import (
    Claim,
    Unfinished,
    claim,
    close_unfinished,
    find_unfinished,
)


@dataclass(frozen=True, slots=True)
class Archive:
    """The record at `path`. Everything raises a `RecordError` when it cannot be done."""

    path: Path

    def unfinished(self, report: Report) -> Unfinished | None:
        """The last session one can go on with."""
        return next(iter(find_unfinished(self.path, report)), None)

    def claim(self, unfinished: Unfinished, report: Report) -> Claim:
        """Take a session to go on with."""
        return claim(self.path, unfinished, report)

    def close(self, unfinished: Unfinished, report: Report) -> None:
        """Close a session as it is."""
        close_unfinished(self.path, unfinished, report)

    def last(self, report: Report) -> Entry | None:
        """The last session that is over."""
        return last_entry(self.path, report)

    def history(self, routine: str | None, report: Report) -> History:
        """What was done, of one routine or of all."""
        return read_history(self.path, report, routine)

    def delete(self, entry: Entry | None, report: Report) -> None:
        """Delete a session, or all that are over."""
        if entry is None:
            delete_all(self.path, report)
        else:
            delete_entry(self.path, report, entry.id)
