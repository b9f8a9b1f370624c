"""The cost of long use: many routine files and many recorded sessions."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from acusession.record.database import connect
from benchmarks.program import Program
from benchmarks.surroundings import acusession, surroundings
from benchmarks.table import Row, paired

RUNS = 9
FILES = 1000
SESSIONS = 10_000
"""Three sessions a day for about ten years."""

_STEPS = 12

_LITTLE_FILES = 1
_FEW_SESSIONS = 10


def measure(folder: Path) -> Iterator[Row]:
    """Time the home screen, and the history from its key to its first frame, with much data."""
    much, little = (
        _lived(folder / "much", FILES, SESSIONS),
        _lived(folder / "little", _LITTLE_FILES, _FEW_SESSIONS),
    )
    ours, theirs = paired(RUNS, lambda: _home(much), lambda: _home(little))
    yield Row(
        measure=f"home, {FILES:,} files and {SESSIONS:,} sessions",
        unit="s",
        ours=ours,
        theirs=theirs,
        beside=f"with {_LITTLE_FILES} and {_FEW_SESSIONS}",
        goal=1.5,
        runs=RUNS,
    )
    # With one routine file, since everything waits while a thousand are read.
    long = _lived(folder / "long", _LITTLE_FILES, SESSIONS)
    ours, theirs = paired(RUNS, lambda: _history(long), lambda: _history(little))
    yield Row(
        measure=f"history of {SESSIONS:,} sessions, later by",
        unit="s",
        ours=ours - theirs,
        beside=f"with {_FEW_SESSIONS}",
        goal=0.2,
        runs=RUNS,
    )


def _home(environment: Mapping[str, str]) -> float:
    with Program(acusession(), environment) as program:
        return program.seconds_to("Just one or two points")


def _history(environment: Mapping[str, str]) -> float:
    with Program(acusession(), environment) as program:
        program.seconds_to("Just one or two points")
        program.read_for(0.5)
        before = program.seconds_to("")
        program.press("h")
        return program.seconds_to("Most pressed") - before


def _lived(folder: Path, files: int, sessions: int) -> dict[str, str]:
    """Make the folders of a user with many routines and sessions; return the environment."""
    environment = surroundings(folder)
    home = Path(environment["HOME"])
    routines = home / ".config" / "acusession" / "routines"
    routines.mkdir(parents=True)
    short = Path("routines/short_break.yaml").read_text()
    for number in range(files):
        (routines / f"own{number:04}.yaml").write_text(short)
    record = home / ".local" / "share" / "acusession" / "record.sqlite3"
    with closing(connect(record, print)) as connection:
        _fill(connection, sessions)
    return environment


def _fill(connection: sqlite3.Connection, sessions: int) -> None:
    chance = random.Random(sessions)
    began = datetime.now().astimezone() - timedelta(hours=8 * sessions)
    connection.execute("BEGIN")
    for number in range(1, sessions + 1):
        start = began + timedelta(hours=8 * (number - 1))
        ended = start + timedelta(minutes=15)
        pressed = chance.uniform(60, 600)
        rating = chance.choice([None, 3, 6])
        connection.execute(
            "INSERT INTO session VALUES (?, ?, ?, ?, ?, ?, ?, '', NULL, 1, 600, ?, 0, ?, ?)",
            (
                number,
                *("middle_back", "Middle back"),
                *(start.isoformat(), start.date().isoformat(), ended.timestamp()),
                *(ended.isoformat(), pressed, rating, rating and rating - 1),
            ),
        )
        connection.executemany(
            "INSERT INTO step VALUES (?, ?, ?, ?, 'left', 50, ?, 'completed', '[]')",
            [(number, at, f"p{at}", f"P{at}", pressed / _STEPS) for at in range(_STEPS)],
        )
    connection.execute("COMMIT")
