"""The time from a command to its first frame or its end."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.program import Program
from benchmarks.surroundings import acusession, empty, forget_sessions, surroundings
from benchmarks.table import Row, paired

RUNS = 15

_COMMANDS: dict[str, Sequence[str]] = {
    "list": ("list",),
    "check": ("check", "routines/middle_back.yaml"),
    "--help": ("--help",),
    "start --dry-run": ("start", "--dry-run"),
}


def measure(folder: Path) -> Iterator[Row]:
    """Compare the screens with an empty app, and the commands with an import of YAML."""
    environment = surroundings(folder)

    def empty_app() -> float:
        return _first_frame(empty(), "ready", environment)

    for name, command, text, goal in (
        ("home to its first frame", acusession(), "Just one or two points", 1.25),
        ("quick P6 to its first second", acusession("quick", "P6"), "FIND THE POINT", 1.35),
    ):
        ours, theirs = paired(
            RUNS,
            lambda command=command, text=text: _first_frame(command, text, environment),  # type: ignore[misc]
            empty_app,
        )
        yield Row(
            measure=name,
            unit="s",
            ours=ours,
            theirs=theirs,
            beside="empty Textual app",
            goal=goal,
            runs=RUNS,
        )
    for name, arguments in _COMMANDS.items():
        ours, theirs = paired(
            RUNS,
            lambda arguments=arguments: _whole(acusession(*arguments), environment),  # type: ignore[misc]
            lambda: _whole([sys.executable, "-c", "import yaml"], environment),
        )
        yield Row(
            measure=name,
            unit="s",
            ours=ours,
            theirs=theirs,
            beside='python -c "import yaml"',
            goal=3,
            runs=RUNS,
        )


def _first_frame(command: Sequence[str], text: str, environment: Mapping[str, str]) -> float:
    forget_sessions(environment)
    with Program(command, environment) as program:
        return program.seconds_to(text)


def _whole(command: Sequence[str], environment: Mapping[str, str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began
