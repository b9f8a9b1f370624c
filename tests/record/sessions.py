"""Many recorded sessions, written at once."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from datetime import datetime, timedelta

from acusession import paths
from acusession.record.database import connect


def add_sessions(count: int, names: Sequence[str] = ("Middle back",)) -> None:
    """Record a session on each of the last `count` days at 07:58, rated 6 before and 4 after."""
    today = datetime.now().astimezone().replace(hour=7, minute=58, second=0, microsecond=0)
    with closing(connect(paths.record_file(), print)) as connection:
        connection.execute("BEGIN")
        for number in range(count):
            started = today - timedelta(days=count - 1 - number)
            ended = started + timedelta(minutes=4)
            name = names[number % len(names)]
            connection.execute(
                "INSERT INTO session (routine, name, started, day, seen, ended, lock, step,"
                " planned, pressed, paused, before, after)"
                " VALUES (?, ?, ?, ?, 0, ?, '', 1, 120, 120, 0, 6, 4)",
                (name, name, started.isoformat(), f"{started:%Y-%m-%d}", ended.isoformat()),
            )
            connection.execute(
                "INSERT INTO step VALUES"
                " (last_insert_rowid(), 0, 'calf', 'Calf', 'left', 120, 120, 'completed', '[]')"
            )
        connection.execute("COMMIT")
