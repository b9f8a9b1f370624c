"""The tables of the record. `planned`, `pressed` and `paused` are seconds."""

from __future__ import annotations

from typing import Final

VERSION: Final = 2
"""The file's `user_version`."""

POINT_INDEX: Final = "CREATE INDEX pressed ON step (point, session, pressed, title)"
"""A covering index for the seconds pressed on each point, which halves the query's time."""

TABLES: Final = (
    # `started` and `ended` are local times with UTC offset, `day` is the local date of the start,
    # `seen` the time of the last write in seconds since 1970. `plan` is kept while the session
    # can be resumed. `lock` is the name of the file locked while the session runs.
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
    # `attempts` is a JSON list of pairs: seconds planned, seconds left.
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
