"""The record as the screens ask it: a failure is reported to the user, not raised."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from acusession.record.errors import RecordError, Report
from acusession.record.store import RecordStore

T = TypeVar("T")


class ReportedRecord:
    """Asks `record`, and reports through `report` what it cannot answer."""

    def __init__(self, record: RecordStore, report: Report) -> None:
        self._record = record
        self._report = report

    def ask(self, question: Callable[[RecordStore, Report], T]) -> T | None:
        """Return the record's answer; if there is none, report why and return None."""
        try:
            return question(self._record, self._report)
        except RecordError as error:
            self._report(str(error))
            return None
