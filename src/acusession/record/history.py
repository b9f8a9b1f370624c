"""Reads and deletes the sessions that have ended."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from msgspec import Struct

from acusession.record.database import connect, is_recorded, reading, transaction, translate_errors
from acusession.record.errors import RecordError, Report
from acusession.record.migration import copy_of_version_1

SHOWN: Final = 100
"""Number of latest sessions that a history lists."""

RECENT: Final = 28
"""Number of days that are recent, today included."""


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
    """The sessions that began on a day: their number, and the seconds pressed in them.

    `rated` of them have a rating before and after; `before` and `after` are the sums of these.
    """

    date: date
    sessions: int
    pressed: float
    rated: int = 0
    before: int = 0
    after: int = 0


class PointTotal(Struct, frozen=True):
    """A point and the total seconds it was pressed."""

    title: str
    pressed: float


class History(Struct, frozen=True, kw_only=True):
    """Days (oldest first), points (most pressed first), and the latest sessions (latest first).

    `names` are those of all sessions ever, also of other routines, the latest used first.
    """

    names: tuple[str, ...] = ()
    days: tuple[Day, ...] = ()
    points: tuple[PointTotal, ...] = ()
    entries: tuple[Entry, ...] = ()

    @property
    def sessions(self) -> int:
        """The number of sessions."""
        return sum(day.sessions for day in self.days)

    @property
    def pressed(self) -> float:
        """The seconds pressed in all sessions."""
        return sum(day.pressed for day in self.days)


class Recent(Struct, frozen=True, kw_only=True):
    """The days of practice among the last 28 (oldest first), and the last session.

    `sessions` is the number of all sessions ever.
    """

    today: date
    sessions: int = 0
    days: tuple[Day, ...] = ()
    last: Entry | None = None

    @property
    def days_of_week(self) -> int:
        """The number of days of practice among the last seven."""
        return sum((self.today - day.date).days < 7 for day in self.days)


_OVER: Final = (
    "ended IS NOT NULL"
    " AND (:routine IS NULL OR routine = :routine OR name = :routine COLLATE NOCASE)"
)

# `before + after` is null unless both ratings were given.
_DAYS: Final = f"""
    SELECT day, count(*), sum(pressed), count(before + after),
        sum(CASE WHEN after IS NULL THEN 0 ELSE ifnull(before, 0) END),
        sum(CASE WHEN before IS NULL THEN 0 ELSE ifnull(after, 0) END)
    FROM session WHERE {_OVER} AND day >= :since GROUP BY day ORDER BY day
"""
_NAMES: Final = """
    SELECT name, max(id) FROM session
    WHERE ended IS NOT NULL GROUP BY name COLLATE NOCASE ORDER BY 2 DESC
"""
_COUNT: Final = "SELECT count(*) FROM session WHERE ended IS NOT NULL"

# With max(), SQLite takes the title from the row that has the maximum: the latest title.
_POINTS: Final = f"""
    SELECT title, sum(step.pressed), max(session.id)
    FROM step JOIN session ON session.id = step.session
    WHERE step.pressed > 0 AND {_OVER} GROUP BY point ORDER BY 2 DESC, 1
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
    wanted: dict[str, object] = {"routine": routine, "since": "", "most": SHOWN}
    with reading(path, report) as connection:
        if connection is None:
            return History()
        return History(
            names=tuple(name for name, _ in connection.execute(_NAMES)),
            days=_days(connection, wanted),
            points=tuple(PointTotal(*row[:2]) for row in connection.execute(_POINTS, wanted)),
            entries=tuple(_entry(row) for row in connection.execute(_ENTRIES, wanted)),
        )


def read_recent(path: Path, report: Report, today: date) -> Recent:
    """Return the last four weeks before and with `today`, and the last session.

    Raises:
        RecordError: the record cannot be read.

    """
    since = today - timedelta(days=RECENT - 1)
    wanted: dict[str, object] = {"routine": None, "since": since.isoformat(), "most": 1}
    with reading(path, report) as connection:
        if connection is None:
            return Recent(today=today)
        (sessions,) = connection.execute(_COUNT).fetchone()
        last = connection.execute(_ENTRIES, wanted).fetchone()
        return Recent(
            today=today,
            sessions=sessions,
            days=_days(connection, wanted),
            last=_entry(last) if last else None,
        )


def _days(connection: sqlite3.Connection, wanted: dict[str, object]) -> tuple[Day, ...]:
    rows = connection.execute(_DAYS, wanted)
    return tuple(Day(date.fromisoformat(day), *rest) for day, *rest in rows)


def read_steps(path: Path, report: Report, id_: int) -> tuple[StepEntry, ...]:
    """Return the steps of one session; none if it does not exist.

    Raises:
        RecordError: the record cannot be read.

    """
    with reading(path, report) as connection:
        if connection is None:
            return ()
        return tuple(_step(row) for row in connection.execute(_STEPS, (id_,)))


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
