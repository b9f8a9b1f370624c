"""The CPU time of a minute of press and of a minute of pause, and the peak memory."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.program import Cost, Program
from benchmarks.sound_server import sound_server
from benchmarks.surroundings import acusession, empty, surroundings, termdown
from benchmarks.table import Row

RUNS = 3
MINUTE = 60.0

_SETTLED = 2.0
"""Time to settle after a change before measuring, seconds."""


def measure(folder: Path) -> Iterator[Row]:
    """Measure with everything on: figure, bars, list and cues, at 120 by 40."""
    with sound_server(folder) as sound:
        environment = surroundings(folder / "breathing", **sound)
        still = surroundings(folder / "still", breath="off", **sound)
        ours = [_press_and_pause(still) for _ in range(RUNS)]
        breathing = [_press(environment) for _ in range(RUNS)]
        timer = [_termdown(environment) for _ in range(RUNS)]
        idle = [_idle(environment) for _ in range(RUNS)]
    kinds = (
        ("a minute of press", [press for press, _, _ in ours], 0.7, 1.5),
        ("a minute of press with a breathing glow", breathing, 1.0, 3.0),
    )
    for name, presses, cpu_goal, bytes_goal in kinds:
        yield Row(
            measure=f"CPU of {name}",
            unit="s",
            ours=median(press.cpu for press in presses),
            theirs=median(cost.cpu for cost in timer),
            beside="termdown",
            goal=cpu_goal,
            runs=RUNS,
        )
        yield Row(
            measure=f"bytes per second in {name}",
            unit="B/s",
            ours=median(press.sent for press in presses) / MINUTE,
            theirs=median(cost.sent for cost in timer) / MINUTE,
            beside="termdown",
            goal=bytes_goal,
            runs=RUNS,
        )
    yield Row(
        measure="wake-ups per second in a minute of press",
        unit="/s",
        ours=median(press.wakes for press, _, _ in ours) / MINUTE,
        theirs=median(cost.wakes for cost in timer) / MINUTE,
        beside="termdown",
        goal=0.2,
        runs=RUNS,
    )
    yield Row(
        measure="CPU of a minute of pause",
        unit="s",
        ours=median(pause.cpu for _, pause, _ in ours),
        theirs=median(cost.cpu for cost, _ in idle),
        beside="empty Textual app, idle",
        goal=1.2,
        runs=RUNS,
    )
    yield Row(
        measure="peak memory",
        unit="MiB",
        ours=median(memory for _, _, memory in ours),
        theirs=median(memory for _, memory in idle),
        beside="empty Textual app",
        goal=1.5,
        runs=RUNS,
    )


_START = acusession("start", "--points", "P6,ST36", "--seconds", "90", "--prepare", "2")


def _press(environment: dict[str, str]) -> Cost:
    with Program(_START, environment) as program:
        program.seconds_to("● PRESS")
        program.read_for(_SETTLED)
        return program.read_for(MINUTE)


def _press_and_pause(environment: dict[str, str]) -> tuple[Cost, Cost, float]:
    with Program(_START, environment) as program:
        program.seconds_to("● PRESS")
        time.sleep(_SETTLED)
        program.read_for(0.1)
        press = program.read_for(MINUTE)
        program.press(" ")
        program.read_for(_SETTLED)
        pause = program.read_for(MINUTE)
        return press, pause, program.peak_memory()


def _termdown(environment: dict[str, str]) -> Cost:
    with Program(termdown("90"), environment) as program:
        program.read_for(_SETTLED)
        return program.read_for(MINUTE)


def _idle(environment: dict[str, str]) -> tuple[Cost, float]:
    with Program(empty(), environment) as program:
        program.seconds_to("ready")
        program.read_for(_SETTLED)
        return program.read_for(MINUTE), program.peak_memory()
