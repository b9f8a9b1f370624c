"""The tables of the record. Seconds are seconds pressed, planned or paused."""

from __future__ import annotations

from typing import Final

VERSION: Final = 1
"""The file's `user_version`."""

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
    """
    CREATE TABLE event (
        session INTEGER NOT NULL,
        number INTEGER NOT NULL,
        time TEXT NOT NULL,
        kind TEXT NOT NULL,
        details TEXT NOT NULL,
        PRIMARY KEY (session, number)
    ) WITHOUT ROWID
    """,
    # What the history tells of points, kept true by the triggers below.
    """
    CREATE TABLE total (
        routine TEXT NOT NULL,
        name TEXT NOT NULL,
        point TEXT NOT NULL,
        title TEXT NOT NULL,
        pressed REAL NOT NULL,
        PRIMARY KEY (routine, name, point)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX unfinished ON session (id) WHERE ended IS NULL",
    "CREATE INDEX practice ON session (day, routine, name, pressed, ended) WHERE ended IS NOT NULL",
    "CREATE INDEX rated ON session (id) WHERE before IS NOT NULL AND after IS NOT NULL",
    """
    CREATE TRIGGER session_ended AFTER UPDATE OF ended ON session
    WHEN old.ended IS NULL AND new.ended IS NOT NULL
    BEGIN
        DELETE FROM event WHERE session = new.id AND kind = 'Counted';
        INSERT INTO total
            SELECT new.routine, new.name, point, title, sum(pressed) FROM step
            WHERE session = new.id AND pressed > 0 GROUP BY point
            ON CONFLICT DO UPDATE SET pressed = pressed + excluded.pressed, title = excluded.title;
    END
    """,
    """
    CREATE TRIGGER session_deleted BEFORE DELETE ON session
    BEGIN
        UPDATE total SET pressed = pressed - (
            SELECT coalesce(sum(pressed), 0) FROM step
            WHERE session = old.id AND point = total.point
        ) WHERE routine = old.routine AND name = old.name AND old.ended IS NOT NULL;
        DELETE FROM total WHERE pressed < 0.001;
        DELETE FROM step WHERE session = old.id;
        DELETE FROM event WHERE session = old.id;
    END
    """,
)
