"""Writes the progress of one session to the record."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from acusession.domain.model import Plan
from acusession.record.database import transaction, translate_errors
from acusession.record.errors import RecordError
from acusession.record.file_lock import Lock, lock_file
from acusession.record.plan_codec import write_plan
from acusession.session.events import StepRecord
from acusession.session.state import Attempt, Progress


class JournalEntry(Struct, frozen=True, kw_only=True):
    """The progress of a session at `time`; `is_end` if it ended then."""

    time: datetime
    plan: Plan
    progress: Progress
    records: tuple[StepRecord, ...]
    is_end: bool


StepRow = tuple[int, str, str, str, float, float, str | None, str]
"""A row of the step table, without the `session` column."""


class OwnedSession(Struct, frozen=True):
    """A session in the record whose lock this process holds."""

    id: int
    lock: Lock


class Writer:
    """Writes one session; each call writes everything or nothing."""

    def __init__(self, connection: sqlite3.Connection, path: Path, row: OwnedSession) -> None:
        self._connection = connection
        self._path = path
        self._row = row
        self._written: tuple[StepRow, ...] = ()

    @classmethod
    def begin(cls, connection: sqlite3.Connection, path: Path, first: JournalEntry) -> Writer:
        """Insert a new session that began with the entry `first`.

        Raises:
            RecordError: it cannot be written.

        """
        with translate_errors(path):
            row = _insert(connection, path, first)
        return cls(connection, path, row)

    def write(self, entry: JournalEntry) -> None:
        """Write the progress of the session.

        Raises:
            RecordError: it cannot be written; the record is unchanged.

        """
        steps = _steps(entry)
        with translate_errors(self._path), transaction(self._connection):
            self._write_steps(steps)
            self._write_session(entry)
        self._written = steps  # after the commit

    def rate(self, before: int | None, after: int | None) -> None:
        """Write the ratings before and after the session, 0 to 10; None keeps the stored one.

        Raises:
            RecordError: it cannot be written.

        """
        with translate_errors(self._path):
            self._connection.execute(
                "UPDATE session SET before = coalesce(?, before), after = coalesce(?, after)"
                " WHERE id = ?",
                (before, after, self._row.id),
            )

    def close(self, *, for_good: bool) -> None:
        """Close the connection and release the lock, `for_good` if the session has ended."""
        self._connection.close()
        self._row.lock.release(for_good=for_good)

    def _write_steps(self, steps: Sequence[StepRow]) -> None:
        """Write the steps that have changed since the last write."""
        same = dict(enumerate(self._written))
        changed = [step for number, step in enumerate(steps) if same.get(number) != step]
        self._connection.executemany(
            f"INSERT OR REPLACE INTO step VALUES ({self._row.id}, ?, ?, ?, ?, ?, ?, ?, ?)", changed
        )

    def _write_session(self, entry: JournalEntry) -> None:
        self._connection.execute(
            "UPDATE session SET seen = ?, step = ?, planned = ?, pressed = ?, paused = ?"
            " WHERE id = ?",
            (
                entry.time.timestamp(),
                entry.progress.index,
                sum(record.planned for record in entry.records),
                sum(record.pressed for record in entry.records),
                entry.progress.paused_seconds,
                self._row.id,
            ),
        )
        if entry.is_end:
            self._connection.execute(
                "UPDATE session SET ended = ?, plan = NULL WHERE id = ?",
                (_text(entry.time), self._row.id),
            )


def _insert(connection: sqlite3.Connection, path: Path, first: JournalEntry) -> OwnedSession:
    name = os.urandom(8).hex()
    # Lock before another process can see the row.
    lock = Lock.take(lock_file(path, name))
    if lock is None:
        raise RecordError(f"{path} cannot be locked.")
    try:
        with transaction(connection):
            added = connection.execute(
                "INSERT INTO session (routine, name, started, day, seen, lock, plan, step,"
                " planned, pressed, paused) VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0)",
                (
                    first.plan.routine_id,
                    first.plan.name,
                    _text(first.time),
                    f"{first.time:%Y-%m-%d}",
                    first.time.timestamp(),
                    name,
                    write_plan(first.plan),
                ),
            )
    except BaseException:
        lock.release(for_good=True)
        raise
    assert added.lastrowid is not None
    return OwnedSession(added.lastrowid, lock)


def _steps(entry: JournalEntry) -> tuple[StepRow, ...]:
    rows = zip(entry.plan.steps, entry.progress.attempts, entry.records, strict=True)
    return tuple(
        (
            number,
            step.point.id,
            step.point.label,
            str(step.side),
            record.planned,
            record.pressed,
            record.outcome,
            write_attempts(attempts),
        )
        for number, (step, attempts, record) in enumerate(rows)
    )


def write_attempts(attempts: tuple[Attempt, ...]) -> str:
    """Return the attempts as JSON: pairs of seconds planned and seconds left."""
    return msgspec.json.encode([[each.planned, each.left] for each in attempts]).decode()


def read_attempts(text: str) -> tuple[Attempt, ...]:
    """Return the attempts that `write_attempts` encoded.

    Raises:
        ValueError: the text cannot be decoded.

    """
    try:
        pairs = msgspec.json.decode(text, type=list[tuple[float, float]])
    except msgspec.MsgspecError as error:
        raise ValueError(f"no attempts: {error}") from error
    return tuple(Attempt(planned, left) for planned, left in pairs)


def _text(time: datetime) -> str:
    return time.isoformat(timespec="milliseconds")
