"""What was recorded, for the screens: what cannot be had is told of, and is not there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from acusession.record.errors import RecordError, Report
from acusession.record.store import Archive

if TYPE_CHECKING:
    from acusession.record.history import Entry, History
    from acusession.record.resume import Unfinished

Answer = TypeVar("Answer")


class Recorded(Struct, frozen=True):
    """The archive, with `warn` told of whatever cannot be done."""

    archive: Archive
    warn: Report

    def unfinished(self) -> Unfinished | None:
        """The last session one can go on with."""
        return self._ask(lambda: self.archive.unfinished(self.warn))

    def last(self) -> Entry | None:
        """The last session that is over."""
        return self._ask(lambda: self.archive.last(self.warn))

    def close(self, unfinished: Unfinished) -> None:
        """Close a session as it is."""
        self._ask(lambda: self.archive.close(unfinished, self.warn))

    def history(self, routine: str | None) -> History:
        """What was done, of one routine or of all."""
        from acusession.record.history import History

        return self._ask(lambda: self.archive.history(routine, self.warn)) or History()

    def delete(self, entry: Entry | None) -> None:
        """Delete a session, or all that are over."""
        self._ask(lambda: self.archive.delete(entry, self.warn))

    def _ask(self, question: Callable[[], Answer]) -> Answer | None:
        try:
            return question()
        except RecordError as error:
            self.warn(str(error))
            return None
