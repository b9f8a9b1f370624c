"""Ten years of sessions: migration, kills during it, a full disk, and a fast history."""

from __future__ import annotations

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest

from acusession import paths
from acusession.record.database import connect
from acusession.record.history import read_history
from acusession.record.migration import copy_of_version_1
from tests.long.record.disk import disk
from tests.record.stage import Recorded

SESSIONS: Final = 10_000
STEPS: Final = 12
KILLS: Final = 12

LATER: Final = 0.2
"""Seconds that a history of ten years may take longer to open than one of ten sessions."""

VERSION_1: Final = Path(__file__).parents[2] / "record" / "fixtures" / "version_1.sqlite3"

FILL: Final = """
    WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < :sessions)
    INSERT INTO session
        SELECT n, 'small', 'Small',
            strftime('%Y-%m-%dT%H:%M:%S', '2016-01-01', (n * 8) || ' hours'),
            date('2016-01-01', (n * 8) || ' hours'), 0, NULL, '', NULL, :steps, 1440, 1200, 0, 6, 3
        FROM number;
    WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n < :steps - 1)
    INSERT INTO step
        SELECT id, n, 'p' || n, 'Point ' || n, 'left', 120, 100, 'completed', '[[120.0,20.0]]'
        FROM session CROSS JOIN number;
    WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n < 49)
    INSERT INTO event
        SELECT id, n, started, 'StepEnded', '{"at":12345.6789,"step":3}' FROM session, number;
    UPDATE session SET ended = strftime('%Y-%m-%dT%H:%M:%S', started, '20 minutes');
"""


def make_version_1(file: Path, sessions: int) -> None:
    """Make a record of so many sessions, with the schema of the fixture."""
    shutil.copyfile(VERSION_1, file)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DELETE FROM session")
        for statement in FILL.split(";\n")[:-1]:
            connection.execute(statement, {"sessions": sessions, "steps": STEPS})
        connection.commit()


@pytest.fixture(scope="module")
def ten_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("old") / "record.sqlite3"
    make_version_1(file, SESSIONS)
    return file


@pytest.fixture
def record(home: Path, ten_years: Path) -> Path:
    file = paths.record_file()
    file.parent.mkdir(parents=True)
    shutil.copyfile(ten_years, file)
    return file


def version_of_whole(file: Path) -> int:
    """Return the version of a record, after checking that it has every session and step."""
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("SELECT count(*) FROM session").fetchone() == (SESSIONS,)
        assert connection.execute("SELECT count(*) FROM step").fetchone() == (SESSIONS * STEPS,)
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_killed_at_any_instant_it_is_repeated_and_loses_nothing(
    record: Path, ten_years: Path
) -> None:
    before = read_history(record, pytest.fail)
    script = (
        "from acusession import paths; from acusession.record.database import connect;"
        "print('begins', flush=True); connect(paths.record_file(), print).close()"
    )
    started = time.monotonic()
    connect(record, pytest.fail).close()
    whole = time.monotonic() - started
    print(f"\nmigrated {SESSIONS} sessions in {whole:.2f} s")
    assert version_of_whole(record) == 2

    chance = random.Random(2)
    seen = []
    for _ in range(KILLS):
        if version_of_whole(record) == 2:
            copy_of_version_1(record).unlink()
            shutil.copyfile(ten_years, record)
        with subprocess.Popen(
            [sys.executable, "-c", script], stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "begins\n"
            time.sleep(chance.uniform(0, 1.2 * whole))
            process.send_signal(signal.SIGKILL)
        copy = copy_of_version_1(record)
        seen.append((version_of_whole(record), copy.exists()))
        assert read_history(record, pytest.fail) == before
        if copy.exists():
            assert version_of_whole(copy) == 1
    print({each: seen.count(each) for each in sorted(set(seen))})
    assert (1, False) in seen, "none was killed while the copy was made"
    assert (1, True) in seen, "none was killed while the record was changed"
    connect(record, pytest.fail).close()
    assert version_of_whole(record) == 2
    assert version_of_whole(copy_of_version_1(record)) == 1
    assert read_history(record, pytest.fail) == before


@pytest.fixture
def small_disk(home: Path) -> Iterator[Path]:
    with disk(paths.record_file().parent, "16m") as folder:
        yield folder


def test_without_room_for_a_copy_it_is_recorded_in_as_it_is(
    small_disk: Path, tmp_path: Path
) -> None:
    record = paths.record_file()
    make_version_1(tmp_path / record.name, 2200)
    shutil.copyfile(tmp_path / record.name, record)
    assert shutil.disk_usage(small_disk).free < record.stat().st_size
    session = Recorded()
    session.finish()
    assert session.trouble == []
    assert read_history(record, pytest.fail).sessions == 2201
    assert {file.name for file in small_disk.iterdir()} == {record.name, "running"}
    with closing(sqlite3.connect(record)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)


def test_a_history_of_ten_years_opens_as_soon_as_one_of_ten_sessions(
    record: Path, tmp_path: Path
) -> None:
    few = tmp_path / "record.sqlite3"
    make_version_1(few, 10)
    for file in (record, few):
        connect(file, pytest.fail).close()
    assert version_of_whole(record) == 2
    long, short = seconds_to_read(record), seconds_to_read(few)
    print(f"\n{long:.3f} s for {SESSIONS} sessions, {short:.3f} s for ten")
    assert long - short <= LATER


def seconds_to_read(record: Path) -> float:
    """Return the least processor time of several reads; wall time would include other processes."""
    seconds = []
    for _ in range(7):
        before = time.process_time()
        read_history(record, pytest.fail)
        seconds.append(time.process_time() - before)
    return min(seconds)
