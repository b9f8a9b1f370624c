"""The listener that writes a session to the record as it happens, on its own thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Final

from msgspec.structs import replace

from acusession.record.database import PATIENCE, connect, quarantine
from acusession.record.errors import RecordError, Report
from acusession.record.writer import JournalEntry, OwnedSession, Writer
from acusession.session.events import Ended, Event, Outcome, Phase
from acusession.session.state import Attempt
from acusession.session.view import View

_log = logging.getLogger(__name__)

HALF_SECOND: Final = 0.5
"""Seconds between a counted second of a press and the recording of half a second more.

A kill then loses less than a second, even on a slow disk."""


def _now() -> datetime:
    return datetime.now().astimezone()


class Journal:
    """Writes one session to the record at `path`, into an existing `row` if one is given.

    `before` is the rating before the session, 0 to 10; it replaces the one in `row`. A failure is
    reported once through `report`. If it may be temporary, such as a full disk, writing is retried
    at the next event; otherwise the session continues without a record. Each statement waits at
    most `patience` seconds for another program that has the record locked; `close` waits at most
    `longest` seconds for pending writes.
    """

    def __init__(
        self,
        path: Path,
        report: Report,
        *,
        row: OwnedSession | None = None,
        before: int | None = None,
        clock: Callable[[], datetime] = _now,
        patience: float = PATIENCE,
        longest: float = 3.0,
    ) -> None:
        self._queue = _WriteQueue(path, report, row, before, patience)
        self._clock = clock
        self._longest = longest
        self._heard: SimpleQueue[JournalEntry | int | None] = SimpleQueue()
        self._is_counting = False
        self._thread = Thread(target=self._work, name="journal", daemon=True)
        self._thread.start()

    def hear(self, new_events: tuple[Event, ...], view: View) -> None:
        """Queue the new state of the session for writing."""
        entry = JournalEntry(
            time=self._clock(),
            plan=view.plan,
            progress=view.progress,
            records=view.records,
            is_end=any(isinstance(event, Ended) for event in new_events),
        )
        self._is_counting = view.phase is Phase.PRESS and not view.is_paused
        self._heard.put(entry)

    def rate(self, rating: int) -> None:
        """Queue the rating after the session, 0 to 10, for writing."""
        self._heard.put(rating)

    def close(self) -> None:
        """Flush pending entries and stop; later events are ignored."""
        self._heard.put(None)
        self._thread.join(self._longest)

    # On the thread

    def _work(self) -> None:
        try:
            self._write_on()
        finally:
            self._queue.close()

    def _write_on(self) -> None:
        last: JournalEntry | None = None
        while True:
            try:
                wait = HALF_SECOND if last is not None and self._is_counting else None
                item = self._heard.get(timeout=wait)
            except Empty:
                assert last is not None
                self._queue.add(_half_second_later(last))
                last = None
                continue
            if item is None:
                return
            if isinstance(item, JournalEntry):
                last = item
            self._queue.add(item)


def _half_second_later(entry: JournalEntry) -> JournalEntry:
    """Return the entry with half a second more pressed, or half of what is left if that is less."""
    index, attempts = entry.progress.index, entry.progress.attempts
    *before, last = attempts[index]
    record = entry.records[index]
    more = min(HALF_SECOND, last.left / 2)
    attempts_now = (*before, Attempt(last.planned, last.left - more))
    outcome = record.outcome if record.outcome is Outcome.COMPLETED else Outcome.PARTIAL
    record = replace(record, pressed=record.pressed + more, outcome=outcome)
    return replace(
        entry,
        progress=replace(
            entry.progress, attempts=(*attempts[:index], attempts_now, *attempts[index + 1 :])
        ),
        records=(*entry.records[:index], record, *entry.records[index + 1 :]),
    )


class _WriteQueue:
    """The entry and ratings still to be written, kept until they are."""

    def __init__(
        self,
        path: Path,
        report: Report,
        row: OwnedSession | None,
        before: int | None,
        patience: float,
    ) -> None:
        self._path = path
        self._report = report
        self._row = row
        self._before = before
        self._after: int | None = None
        self._is_rated = before is None
        """True once the given ratings are written."""
        self._patience = patience
        self._writer: Writer | None = None
        self._first: JournalEntry | None = None
        self._last: JournalEntry | None = None
        self._is_written = True
        """True once the last entry is written."""
        self._is_ended = False
        self._why_given_up: str | None = None
        self._is_mended = False
        self._reported: str | None = None

    def add(self, item: JournalEntry | int) -> None:
        """Write the item, together with what could not be written before."""
        if self._why_given_up is not None:
            if isinstance(item, int):
                self._report_once(f"Your rating was not recorded. {self._why_given_up}")
            return
        if isinstance(item, int):
            self._after, self._is_rated = item, False
        else:
            self._first = self._first or item
            self._last, self._is_written = item, False
        try:
            self._write()
        except RecordError as error:
            self._handle_error(error)
        except Exception as error:  # noqa: BLE001 - the session continues, whatever fails here
            _log.exception("the journal failed")
            self._give_up(f"An internal error occurred: {error}.")

    def close(self) -> None:
        """Write what is pending, and close the record."""
        if not (self._is_written and self._is_rated) and self._why_given_up is None:
            try:
                self._write()
            except RecordError as error:
                missing = "Your rating" if self._is_written else "The end of this session"
                self._report_once(f"{missing} was not recorded. {error}")
        if self._writer is not None:
            self._writer.close(for_good=self._is_ended)
        elif self._row is not None:
            self._row.lock.release(for_good=False)

    def _write(self) -> None:
        writer = self._writer = self._writer or self._open()
        if not self._is_rated:
            writer.rate(self._before, self._after)
            self._is_rated = True
        if self._last is not None and not self._is_written:
            writer.write(self._last)
            self._is_written = True
            self._is_ended = self._last.is_end

    def _open(self) -> Writer:
        connection = connect(self._path, self._report, patience=self._patience)
        try:
            if self._row is not None:
                return Writer(connection, self._path, self._row)
            assert self._first is not None
            return Writer.begin(connection, self._path, self._first)
        except BaseException:
            connection.close()
            raise

    def _handle_error(self, error: RecordError) -> None:
        _log.warning("cannot record: %s", error)
        if error.is_damage and not self._is_mended:
            self._replace_damaged()
        elif error.is_transient:
            self._report_once(
                f"This session cannot be recorded at the moment. {error} "
                "The session continues and will be recorded as soon as possible."
            )
        else:
            self._give_up(str(error))

    def _give_up(self, why: str) -> None:
        self._why_given_up = why
        self._report_once(f"This session is not being recorded. {why} The session continues.")

    def _replace_damaged(self) -> None:
        """Start a new record in place of the damaged one, with all the data of this session."""
        self._is_mended = True
        if self._writer is not None:
            self._writer.close(for_good=True)
        self._writer = self._row = None
        self._is_rated = False
        self._is_written = self._last is None
        try:
            quarantine(self._path, self._report)
            self._write()
        except RecordError as error:
            self._handle_error(error)

    def _report_once(self, sentence: str) -> None:
        """Report a sentence, unless it is the one reported last."""
        if sentence != self._reported:
            self._reported = sentence
            self._report(sentence)
