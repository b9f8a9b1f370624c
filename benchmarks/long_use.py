"""Long use in one process: hours of sessions, then resizes, then resumes; nothing may grow.

    python -m benchmarks.long_use [--hours 12] [--factor 24] [--resizes 10000] [--resumes 100]

The session clock is `--factor` times as fast as real time, so that 12 hours take half an hour.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from benchmarks.fast_clock import fast_clock
from benchmarks.program import Program
from benchmarks.surroundings import acusession, surroundings


@dataclass(frozen=True, slots=True)
class State:
    """What a process and its home hold: KiB of memory, counts, and KiB of files."""

    memory: int
    descriptors: int
    threads: int
    cache: int
    log: int
    record: int


def main() -> None:
    """Run everything, and print what is held at each point."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.long_use", description=__doc__)
    parser.add_argument("--hours", type=float, default=12)
    parser.add_argument("--factor", type=int, default=24)
    parser.add_argument("--resizes", type=int, default=10_000)
    parser.add_argument("--resumes", type=int, default=100)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        environment = surroundings(Path(folder))
        _print("", *(field.name for field in fields(State)))
        with Program(fast_clock(given.factor), environment) as program:
            _hours(program, environment, given.hours * 3600 / given.factor)
            _resizes(program, environment, given.resizes)
        _resumes(environment, given.resumes)


def _print(*cells: object) -> None:
    print("".join(f"{cell!s:>14}" for cell in cells), flush=True)


def _hours(program: Program, environment: Mapping[str, str], seconds: float) -> None:
    """Do one session after another, from home to the closing and home again."""
    program.seconds_to("Just one or two points")
    until = time.monotonic() + seconds
    done = 0
    while time.monotonic() < until:
        time.sleep(1)
        program.press("s")
        program.seconds_to("Now drink some warm water.")
        time.sleep(1)
        program.press("\r")
        program.seconds_to("Just one or two points")
        done += 1
        if done in {1, 5} or done % 10 == 0:
            _print(f"{done} sessions", *astuple(_state(program, environment)))


def _resizes(program: Program, environment: Mapping[str, str], count: int) -> None:
    """Resize the terminal again and again during a session."""
    chance = random.Random(count)
    program.read_for(1)
    program.press("s")
    program.read_for(1)
    for number in range(1, count + 1):
        program.resize(chance.randint(20, 250), chance.randint(5, 80))
        program.read_for(0.02)
        if number % (count // 4 or 1) == 0:
            _print(f"{number} resizes", *astuple(_state(program, environment)))
    program.resize(120, 40)


def _resumes(environment: Mapping[str, str], count: int) -> None:
    """Kill a session and resume it, again and again; then it still runs to its end."""
    begin = acusession("quick", "P6", "--seconds", "600", "--prepare", "1")
    program = _under_way(begin, environment)
    for number in range(1, count + 1):
        program.kill()
        program = _under_way(acusession("resume"), environment)
        if number in {1, count}:
            _print(f"{number} resumes", *astuple(_state(program, environment)))
    with program:
        program.press("q")
        program.seconds_to("Leave the session?")
        program.press("y")
        program.seconds_to("Now drink some warm water.")


def _under_way(command: Sequence[str], environment: Mapping[str, str]) -> Program:
    """Return the program with a session that has been running for a moment."""
    program = Program(command, environment)
    program.seconds_to("1 of 2 ·")
    program.read_for(1.5)
    return program


def _state(program: Program, environment: Mapping[str, str]) -> State:
    home, process = Path(environment["HOME"]), Path(f"/proc/{program.pid}")
    lines = (process / "status").read_text().splitlines()
    status = dict(line.split(":\t", 1) for line in lines if ":\t" in line)
    return State(
        memory=int(status["VmRSS"].split()[0]),
        descriptors=len(os.listdir(process / "fd")),
        threads=int(status["Threads"]),
        cache=_size(home / ".cache"),
        log=_size(home / ".local" / "state"),
        record=_size(home / ".local" / "share"),
    )


def _size(folder: Path) -> int:
    """Return the size of all files in a folder, in KiB."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) // 1024


if __name__ == "__main__":
    main()
