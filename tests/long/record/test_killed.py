"""Sessions killed at random instants, several at a time in one record, lose nothing."""

from __future__ import annotations

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from acusession import paths
from acusession.record.journal import Journal
from acusession.record.resume import ResumableSession, claim, find_unfinished
from acusession.runtime import runner
from acusession.runtime.runner import Runner
from acusession.session.machine import advance, begin, next_at
from acusession.session.state import Progress, progress
from tests.long.record.one_session import short_plan
from tests.recorder import Clock

if sys.platform == "win32":
    pytest.skip("no SIGKILL there", allow_module_level=True)

SESSIONS = 200
AT_A_TIME = 8
LONGEST_LIFE = 10.0
"""Seconds after which a session is killed at the latest; uninterrupted, it would take 19 s."""

LOST_AT_MOST = 1.0
"""Seconds of pressed time that a kill may cost."""

BEGAN_WITHIN = 0.05
"""Seconds by which the recorded start of a session may be later than the true one."""


@dataclass(frozen=True, slots=True)
class Killed:
    """A session, the instant of its kill on the runner's clock, and its output until then."""

    name: str
    at: float
    said: str


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Killed]]:
    """All sessions, killed; their record is where `paths` looks for it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        patch.setenv("LOCALAPPDATA", str(tmp_path_factory.mktemp("data")))
        chance = random.Random(6)
        lives = [chance.uniform(0.2, LONGEST_LIFE) for _ in range(SESSIONS)]
        with ThreadPoolExecutor(AT_A_TIME) as pool:
            yield list(pool.map(kill_one, range(SESSIONS), lives))


def kill_one(number: int, life: float) -> Killed:
    command = [sys.executable, "-m", "tests.long.record.one_session", f"session {number}"]
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        time.sleep(life)
        at = runner.now()
        process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
        return Killed(f"session {number}", at, process.stdout.read())


@pytest.fixture(autouse=True)
def home(killed: list[Killed]) -> Path:
    """The folder of this module's record, instead of an empty home for each test."""
    return paths.record_file().parent


def unfinished() -> dict[str, ResumableSession]:
    trouble: list[str] = []
    found = {each.plan.name: each for each in find_unfinished(paths.record_file(), trouble.append)}
    assert not trouble
    return found


def began_at(each: ResumableSession) -> float:
    """Return the start of a session on the runner's clock."""
    with closing(sqlite3.connect(paths.record_file())) as connection:
        query = "SELECT started FROM session WHERE id = ?"
        (started,) = connection.execute(query, (each.id,)).fetchone()
    return datetime.fromisoformat(started).timestamp() - (time.time() - runner.now())


def truth(each: ResumableSession, at: float) -> Progress:
    """Return the true progress of the session at the instant `at`, without any key pressed."""
    state, _ = begin(each.plan, began_at(each), no_keyboard=True)
    while (due := next_at(state)) is not None and due <= at:
        state, _ = advance(state, due)
    return progress(advance(state, at)[0])


def pressed(got: Progress) -> float:
    return sum(attempt.pressed for attempts in got.attempts for attempt in attempts)


def test_at_most_a_second_of_pressed_time_is_lost_and_the_step_is_right(
    killed: list[Killed],
) -> None:
    found = unfinished()
    lost = []
    for each in killed:
        if each.name not in found:
            continue
        session = found[each.name]
        true = truth(session, each.at)
        lost.append(pressed(true) - pressed(session.progress))
        # If it is killed at the very end of a step, the record may lack the last half second.
        assert true.index - session.progress.index in {0, 1}, each
    print(f"\n{len(lost)} killed in session; lost at most {max(lost):.3f} s of pressed time")
    assert len(lost) > SESSIONS * 0.8, "most were killed before they began"
    assert max(lost) <= LOST_AT_MOST
    assert min(lost) >= -BEGAN_WITHIN, "more is recorded than was pressed"


def test_every_session_is_there_that_had_pressed_for_a_second(killed: list[Killed]) -> None:
    found = unfinished()
    missing = [each for each in killed if "\n2\n" in each.said and each.name not in found]
    assert missing == []


def test_the_record_is_whole(killed: list[Killed]) -> None:
    with closing(sqlite3.connect(paths.record_file())) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_each_goes_on_to_its_end_with_what_it_had_left(
    killed: list[Killed], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # In a copy, so that the other tests find the sessions unfinished in any order.
    folder = paths.record_file().parent
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    shutil.copytree(folder, paths.record_file().parent)
    for each in unfinished().values():
        go_on(each)
    assert not unfinished()
    with closing(sqlite3.connect(paths.record_file())) as connection:
        steps = connection.execute("SELECT DISTINCT outcome, planned, pressed FROM step").fetchall()
        (open_,) = connection.execute("SELECT count(*) FROM session WHERE ended IS NULL").fetchone()
    assert steps == [("completed", 3.0, 3.0)]
    assert open_ == 0
    assert list((paths.record_file().parent / "running").iterdir()) == []


def go_on(each: ResumableSession) -> None:
    """Resume a session and run it to its end, on a clock that is as fast as possible."""
    trouble: list[str] = []
    clock = Clock()
    claimed = claim(paths.record_file(), each, trouble.append)
    journal = Journal(
        paths.record_file(), trouble.append, row=claimed.row, clock=lambda: wall(clock)
    )
    running = Runner(
        each.plan, [journal], trouble.append, progress=claimed.unfinished.progress, clock=clock
    )
    first = running.view
    assert first.index == each.progress.index
    assert first.press_left == pytest.approx(
        each.progress.attempts[first.index][-1].left if each.progress.attempts[first.index] else 3
    )
    running.begin()
    while (seconds := running.seconds_to_next()) is not None:
        clock.now += seconds
        running.wake()
    journal.close()
    assert not trouble


def wall(clock: Clock) -> datetime:
    return datetime.now().astimezone() + timedelta(seconds=clock.now)


def test_the_plan_of_these_tests_is_short() -> None:
    assert short_plan("any").seconds == 19
