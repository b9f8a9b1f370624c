"""The tables of the record. Seconds are seconds pressed, planned or paused."""

from __future__ import annotations

from typing import Final

VERSION: Final = 2
"""The file's `user_version`."""

POINT_INDEX: Final = "CREATE INDEX pressed ON step (point, session, pressed, title)"
"""The seconds pressed on each point are summed from this alone, in half the time."""

TABLES: Final = (
    # `started` and `ended` are local times with their offset, `day` the local date it began on,
    # `seen` the last sign of life in seconds since 1970. The plan is kept as long as one can go
    # on with it; the lock is the name of a file that is locked while the session runs.
    """
    CREATE TABLE session (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        routine TEXT NOT NULL,
        name TEXT NOT NULL,
        started TEXT NOT NULL,
        day TEXT NOT NULL,
        seen REAL NOT NULL,
        ended TEXT,
        lock TEXT NOT NULL,
        plan TEXT,
        step INTEGER NOT NULL,
        planned REAL NOT NULL,
        pressed REAL NOT NULL,
        paused REAL NOT NULL,
        before INTEGER,
        after INTEGER
    )
    """,
    # `attempts` is a list of pairs: seconds planned, seconds left.
    """
    CREATE TABLE step (
        session INTEGER NOT NULL,
        number INTEGER NOT NULL,
        point TEXT NOT NULL,
        title TEXT NOT NULL,
        side TEXT NOT NULL,
        planned REAL NOT NULL,
        pressed REAL NOT NULL,
        outcome TEXT,
        attempts TEXT NOT NULL,
        PRIMARY KEY (session, number)
    ) WITHOUT ROWID
    """,
    POINT_INDEX,
)
