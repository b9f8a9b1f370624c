"""Finds, claims and closes sessions interrupted by a kill, a crash or a hang-up."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Final

from msgspec import Struct

from acusession.domain.durations import ceil_seconds
from acusession.domain.model import Plan, Step
from acusession.record.database import connect, is_recorded, transaction, translate_errors
from acusession.record.errors import RecordError, Report
from acusession.record.file_lock import Lock, lock_file
from acusession.record.plan_codec import read_plan
from acusession.record.writer import OwnedSession, read_attempts
from acusession.session.state import Progress

RESUMABLE_FOR: Final = 24 * 3600
"""Seconds for which a session can be resumed; after that it is closed as it is."""

_ASIDE: Final = 0.2
"""Seconds to wait for a process that only checks whether the session is running."""


class ResumableSession(Struct, frozen=True, kw_only=True):
    """An unfinished session that can be resumed."""

    id: int
    lock: str
    plan: Plan
    progress: Progress

    @property
    def step(self) -> Step:
        """The step in which it was interrupted."""
        return self.plan.steps[self.progress.index]

    @property
    def seconds_left(self) -> int:
        """Seconds left to press in that step, rounded up."""
        attempts = self.progress.attempts[self.progress.index]
        left = attempts[-1].left if attempts else self.step.press
        return ceil_seconds(left)

    @property
    def ahead(self) -> Sequence[Step]:
        """The steps still to do, the interrupted one first."""
        return self.plan.steps[self.progress.index :]


class Claim(Struct, frozen=True):
    """An unfinished session that only this process can resume."""

    unfinished: ResumableSession
    row: OwnedSession


def find_unfinished(path: Path, report: Report) -> tuple[ResumableSession, ...]:
    """Return the sessions that can be resumed, the latest first, except those still running.

    Sessions that are too old or cannot be decoded are closed as they are.

    Raises:
        RecordError: the record cannot be read or written.

    """
    if not is_recorded(path):
        return ()
    with closing(connect(path, report)) as connection, translate_errors(path):
        return tuple(_find(connection, path))


def claim(path: Path, unfinished: ResumableSession, report: Report) -> Claim:
    """Claim a session for this process, with its progress as recorded now.

    Raises:
        RecordError: it is running in another terminal, has ended, or the record cannot be read.

    """
    with translate_errors(path):
        lock = Lock.take(lock_file(path, unfinished.lock), patience=_ASIDE)
    if lock is None:
        raise RecordError(
            "That session is running in another terminal; continue or leave it there."
        )
    try:
        with closing(connect(path, report)) as connection, translate_errors(path):
            found = _read(connection, unfinished.id)
    except BaseException:
        lock.release(for_good=False)
        raise
    if found is None:
        lock.release(for_good=True)
        raise RecordError("That session has already ended.")
    return Claim(found, OwnedSession(found.id, lock))


def close_unfinished(path: Path, unfinished: ResumableSession, report: Report) -> None:
    """End a session with what was actually pressed.

    Raises:
        RecordError: it is running in another terminal, has ended, or cannot be written.

    """
    claimed = claim(path, unfinished, report)
    is_closed = False
    try:
        with closing(connect(path, report)) as connection, translate_errors(path):
            _close(connection, unfinished.id)
        is_closed = True
    finally:
        claimed.row.lock.release(for_good=is_closed)


def _find(connection: sqlite3.Connection, path: Path) -> Iterator[ResumableSession]:
    query = "SELECT id, lock, seen FROM session WHERE ended IS NULL ORDER BY id DESC"
    for id_, name, seen in connection.execute(query).fetchall():
        lock = Lock.take(lock_file(path, name))
        if lock is None:
            continue
        try:
            found = _read(connection, id_) if time.time() - seen <= RESUMABLE_FOR else None
            if found is None:
                _close(connection, id_)
        except BaseException:
            lock.release(for_good=False)
            raise
        lock.release(for_good=found is None)
        if found is not None:
            yield found


def _read(connection: sqlite3.Connection, id_: int) -> ResumableSession | None:
    """Return an unfinished session; None if it has ended or cannot be decoded."""
    session = connection.execute(
        "SELECT lock, plan, step, paused FROM session WHERE id = ? AND ended IS NULL", (id_,)
    ).fetchone()
    if session is None:
        return None
    lock, plan_text, index, paused = session
    query = "SELECT attempts FROM step WHERE session = ? ORDER BY number"
    rows = connection.execute(query, (id_,)).fetchall()
    try:
        plan = read_plan(plan_text)
        attempts = tuple(read_attempts(text) for (text,) in rows)
    except ValueError:
        return None
    progress = Progress.none(plan)  # if killed before the first second was written
    if attempts:
        progress = Progress(index=index, attempts=attempts, paused_seconds=paused)
    return ResumableSession(id=id_, lock=lock, plan=plan, progress=progress)


def _close(connection: sqlite3.Connection, id_: int) -> None:
    with transaction(connection):
        connection.execute(
            "UPDATE step SET outcome = 'skipped' WHERE session = ? AND outcome IS NULL", (id_,)
        )
        (seen,) = connection.execute("SELECT seen FROM session WHERE id = ?", (id_,)).fetchone()
        ended = datetime.fromtimestamp(seen).astimezone().isoformat(timespec="milliseconds")
        connection.execute("UPDATE session SET ended = ?, plan = NULL WHERE id = ?", (ended, id_))
