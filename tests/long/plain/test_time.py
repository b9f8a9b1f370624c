"""Whole sessions timed by the wall clock, one of them suspended."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

COMMAND = [
    *(sys.executable, "-m", "acusession", "start", "middle_back", "--plain", "--mute"),
    *("--seconds", "2", "--prepare", "2"),
]
PLANNED = 12 * (2 + 2)
LAST = "Now drink some warm water."


class Session:
    """A running session whose lines are timed as they arrive."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.lines: list[tuple[float, str]] = []

    def read_until(self, line: str) -> float:
        """Read up to a line that starts with `line`; return when it arrived."""
        assert self.process.stdout is not None
        for read in self.process.stdout:
            self.lines.append((time.monotonic(), read.rstrip("\n")))
            if read.startswith(line):
                return self.lines[-1][0]
        raise AssertionError(f"{line!r} never came")

    def told(self) -> list[str]:
        return [line for _, line in self.lines]


@pytest.fixture
def session() -> Iterator[Session]:
    with subprocess.Popen(
        COMMAND, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    ) as process:
        yield Session(process)
        process.kill()


def test_it_ends_on_the_warm_water_after_twelve_steps_in_the_time_of_the_plan(
    session: Session,
) -> None:
    began = session.read_until("Step 1 of 12.")
    ended = session.read_until(LAST)
    assert ended - began == pytest.approx(PLANNED, abs=0.5)
    assert session.process.wait(10) == 0
    assert session.told()[-1] == LAST
    steps = [line for line in session.told() if re.match(r"Step \d+ of 12\.", line)]
    assert [line.split()[1] for line in steps] == [str(number) for number in range(1, 13)]


@pytest.mark.skipif(sys.platform == "win32", reason="no process is stopped there")
def test_stopped_for_six_seconds_it_says_why_and_goes_on_by_itself(session: Session) -> None:
    began = session.read_until("Step 1 of 12.")
    session.read_until("Step 4 of 12.")
    session.read_until("Press.")
    session.process.send_signal(signal.SIGSTOP)
    time.sleep(6)
    session.process.send_signal(signal.SIGCONT)
    paused = session.read_until("Paused. The computer slept")
    gap = re.fullmatch(
        r"Paused\. The computer slept or the program was suspended for (\d+) seconds; "
        r"that time is not counted\.",
        session.told()[-1],
    )
    assert gap is not None
    assert int(gap[1]) in {6, 7, 8}
    session.read_until(
        "There is no keyboard here, so the session continues by itself in 10 seconds."
    )
    resumed = session.read_until("Continuing in three seconds, with 2 seconds left.")
    assert resumed - paused == pytest.approx(10, abs=0.5)
    assert session.read_until("Press again. 2 seconds left.") - resumed == pytest.approx(3, abs=0.5)
    ended = session.read_until(LAST)
    # Six seconds suspended, ten paused, three to find the point again.
    assert ended - began == pytest.approx(PLANNED + 6 + 10 + 3, abs=1.0)
    assert session.process.wait(10) == 0
    assert session.told()[-2:] == [
        "Done: all 12 presses, 24 seconds.",
        LAST,
    ]
