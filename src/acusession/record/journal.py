"""A listener that has what happens in a session written, as it happens, by a thread of its own."""

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
"""Seconds after a second counted in a press at which that much more of it is noted.

So that what a kill can cost stays below a second, also when the disk is slow."""


def _now() -> datetime:
    return datetime.now().astimezone()


class Journal:
    """Writes one session to the record at `path`; goes on with `row` if one is given.

    `before` is how it felt before it, 0 to 10; it replaces what `row` has of that.
    What cannot be written is told once through `report`. If it may pass, as a full disk may, it
    is tried again whenever something happens; otherwise the session goes on without a record.
    Another program that holds the record is waited for at most `patience` seconds at a time,
    what is still to be written when it closes at most `longest` seconds.
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
        """Have what just happened written."""
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
        """Have it written how it feels after the session, 0 to 10."""
        self._heard.put(rating)

    def close(self) -> None:
        """Write what is still to be written, and no more: what is heard from now on is not."""
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
    """The same, with half a second more pressed, as far as there is more to press."""
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
    """What is to be written, kept until it is."""

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
        """Whether the ratings that were given are written."""
        self._patience = patience
        self._writer: Writer | None = None
        self._first: JournalEntry | None = None
        self._last: JournalEntry | None = None
        self._is_written = True
        """Whether the last entry is written."""
        self._is_ended = False
        self._why_given_up: str | None = None
        self._is_mended = False
        self._reported: str | None = None

    def add(self, item: JournalEntry | int) -> None:
        """Write this, and whatever could not be written before."""
        if self._why_given_up is not None:
            if isinstance(item, int):
                self._report_once(f"How it feels is not recorded: {self._why_given_up}.")
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
        except Exception as error:  # noqa: BLE001 - whatever fails here, the session goes on
            _log.exception("the journal failed")
            self._give_up(str(error))

    def close(self) -> None:
        """Let go of everything."""
        if not (self._is_written and self._is_rated) and self._why_given_up is None:
            try:
                self._write()
            except RecordError as error:
                missing = "How it feels" if self._is_written else "The end of this session"
                self._report_once(f"{missing} is not recorded: {error}.")
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
                f"This session cannot be recorded just now: {error}. It goes on, and is recorded "
                "as soon as that is over."
            )
        else:
            self._give_up(str(error))

    def _give_up(self, why: str) -> None:
        self._why_given_up = why
        self._report_once(f"This session is not recorded: {why}. It goes on all the same.")

    def _replace_damaged(self) -> None:
        """Begin a new record in place of the damaged one, with all there is of this session."""
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
        """Tell of each kind of trouble once."""
        if sentence != self._reported:
            self._reported = sentence
            self._report(sentence)
