"""Reads and deletes the sessions that have ended."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Final

from msgspec import Struct

from acusession.record.database import connect, is_recorded, reading, transaction, translate_errors
from acusession.record.errors import RecordError, Report
from acusession.record.migration import copy_of_version_1

SHOWN: Final = 100
"""Number of latest sessions that a history lists."""

RATED: Final = 60
"""Number of latest rated sessions that a history plots."""


class Entry(Struct, frozen=True, kw_only=True):
    """A session. Durations in seconds; ratings `before` and `after` 0 to 10, None if not given."""

    id: int
    routine: str
    name: str
    started: datetime
    ended: datetime
    planned: float
    pressed: float
    paused: float
    steps: int
    completed: int
    before: int | None
    after: int | None


class StepEntry(Struct, frozen=True, kw_only=True):
    """The result of one step. Durations in seconds; the outcome as a word."""

    point: str
    title: str
    side: str
    planned: float
    pressed: float
    outcome: str


class Day(Struct, frozen=True):
    """A day, the number of sessions that began on it, and the seconds pressed in them."""

    date: date
    sessions: int
    pressed: float


class PointTotal(Struct, frozen=True):
    """A point and the total seconds it was pressed."""

    title: str
    pressed: float


class Rated(Struct, frozen=True):
    """The ratings before and after a session, 0 (no pain) to 10 (the worst)."""

    before: int
    after: int


class History(Struct, frozen=True, kw_only=True):
    """Days and ratings (oldest first), points (most pressed first), sessions (latest first)."""

    days: tuple[Day, ...] = ()
    points: tuple[PointTotal, ...] = ()
    rated: tuple[Rated, ...] = ()
    entries: tuple[Entry, ...] = ()

    @property
    def sessions(self) -> int:
        """The number of sessions."""
        return sum(day.sessions for day in self.days)

    @property
    def pressed(self) -> float:
        """The seconds pressed in all sessions."""
        return sum(day.pressed for day in self.days)


_OVER: Final = (
    "ended IS NOT NULL"
    " AND (:routine IS NULL OR routine = :routine OR name = :routine COLLATE NOCASE)"
)

_DAYS: Final = f"""
    SELECT day, count(*), sum(pressed) FROM session
    WHERE {_OVER} GROUP BY day
"""
# With max(), SQLite takes the title from the row that has the maximum: the latest title.
_POINTS: Final = f"""
    SELECT title, sum(step.pressed), max(session.id)
    FROM step JOIN session ON session.id = step.session
    WHERE step.pressed > 0 AND {_OVER} GROUP BY point ORDER BY 2 DESC, 1
"""
_RATED: Final = f"""
    SELECT before, after FROM session
    WHERE {_OVER} AND before IS NOT NULL AND after IS NOT NULL ORDER BY id DESC LIMIT {RATED}
"""
_ENTRIES: Final = f"""
    SELECT id, routine, name, started, ended, planned, pressed, paused,
        (SELECT count(*) FROM step WHERE session = session.id),
        (SELECT count(*) FROM step WHERE session = session.id AND outcome = 'completed'),
        before, after
    FROM session WHERE {_OVER} ORDER BY id DESC LIMIT :most
"""
_STEPS: Final = """
    SELECT point, title, side, planned, pressed, outcome FROM step
    WHERE session = ? ORDER BY number
"""
# After the session: the triggers of version 1 still read the steps of a deleted session.
_DELETE_STEPS: Final = "DELETE FROM step WHERE session NOT IN (SELECT id FROM session)"


def read_history(path: Path, report: Report, routine: str | None = None) -> History:
    """Return the history of one routine (its id or name), or of all.

    Raises:
        RecordError: the record cannot be read.

    """
    wanted: dict[str, object] = {"routine": routine, "most": SHOWN}
    with reading(path, report) as connection:
        if connection is None:
            return History()
        days = connection.execute(_DAYS, wanted).fetchall()
        return History(
            days=tuple(Day(date.fromisoformat(day), *rest) for day, *rest in days),
            points=tuple(PointTotal(*row[:2]) for row in connection.execute(_POINTS, wanted)),
            rated=tuple(Rated(*row) for row in connection.execute(_RATED, wanted))[::-1],
            entries=tuple(_entry(row) for row in connection.execute(_ENTRIES, wanted)),
        )


def last_entry(path: Path, report: Report) -> Entry | None:
    """Return the last session that has ended; None if there is none.

    Raises:
        RecordError: the record cannot be read.

    """
    with reading(path, report) as connection:
        if connection is None:
            return None
        row = connection.execute(_ENTRIES, {"routine": None, "most": 1}).fetchone()
    return _entry(row) if row else None


def every_entry(
    path: Path, report: Report, routine: str | None = None
) -> Iterator[tuple[Entry, tuple[StepEntry, ...]]]:
    """Yield each session that has ended with its steps, the latest first.

    Raises:
        RecordError: the record cannot be read.

    """
    with reading(path, report) as connection:
        if connection is None:
            return
        for row in connection.execute(_ENTRIES, {"routine": routine, "most": -1}):
            entry = _entry(row)
            steps = connection.execute(_STEPS, (entry.id,)).fetchall()
            yield entry, tuple(_step(step) for step in steps)


def delete_entry(path: Path, report: Report, id_: int) -> None:
    """Delete one session.

    Raises:
        RecordError: it does not exist, has not ended, or cannot be deleted.

    """
    if not is_recorded(path):
        raise RecordError(f"Session {id_} does not exist.")
    with (
        closing(connect(path, report)) as connection,
        translate_errors(path),
        transaction(connection),
    ):
        query = "DELETE FROM session WHERE id = ? AND ended IS NOT NULL"
        if connection.execute(query, (id_,)).rowcount == 0:
            raise RecordError(f"Session {id_} does not exist or has not ended yet.")
        connection.execute(_DELETE_STEPS)


def delete_all(path: Path, report: Report) -> int:
    """Delete all sessions that have ended, and the copy of version 1; return their number.

    Raises:
        RecordError: they cannot be deleted.

    """
    if not is_recorded(path):
        return 0
    with closing(connect(path, report)) as connection, translate_errors(path):
        with transaction(connection):
            deleted = connection.execute("DELETE FROM session WHERE ended IS NOT NULL").rowcount
            connection.execute(_DELETE_STEPS)
        connection.execute("VACUUM")
        copy_of_version_1(path).unlink(missing_ok=True)
    return deleted


def _entry(row: sqlite3.Row) -> Entry:
    id_, routine, name, started, ended, planned, pressed, paused, steps, completed, *felt = row
    before, after = felt
    return Entry(
        id=id_,
        routine=routine,
        name=name,
        started=datetime.fromisoformat(started),
        ended=datetime.fromisoformat(ended),
        planned=planned,
        pressed=pressed,
        paused=paused,
        steps=steps,
        completed=completed,
        before=before,
        after=after,
    )


def _step(row: sqlite3.Row) -> StepEntry:
    point, title, side, planned, pressed, outcome = row
    return StepEntry(
        point=point,
        title=title,
        side=side,
        planned=planned,
        pressed=pressed,
        outcome=outcome,
    )
