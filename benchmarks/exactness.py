"""The accuracy of the countdown over ten minutes of press, while another core is busy."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles

from acusession.session.events import Counted, Phase
from benchmarks.events import read_events, with_events
from benchmarks.program import Program
from benchmarks.surroundings import surroundings
from benchmarks.table import Row

SECONDS = 600


def measure(folder: Path) -> Iterator[Row]:
    """Compare each displayed second with its deadline; both are read from the same clock."""
    environment = surroundings(folder)
    plan = ("--points", "P6", "--seconds", str(SECONDS), "--prepare", "1")
    file = folder / "events"
    command = with_events(file, "start", *plan)
    with _busy_core(), Program(command, environment) as program:
        program.seconds_to("FIND THE POINT")
        bursts = program.bursts_for(SECONDS + 5)
    due = _seconds_due(file)
    late = [min(burst for burst in bursts if burst > at - 0.3) - at for at in due]
    yield Row(
        measure="displayed second behind the clock, 99 of 100",
        unit="ms",
        ours=quantiles(late, n=100)[98] * 1000,
        beside="the clock",
        goal=60,
    )
    tenth = len(late) // 10
    first, last = sum(late[:tenth]) / tenth, sum(late[-tenth:]) / tenth
    yield Row(
        measure="drift from the first minute to the last",
        unit="ms",
        ours=abs(last - first) * 1000,
        beside="the clock",
        goal=5,
    )


def _seconds_due(file: Path) -> list[float]:
    """Return the deadline of each second of the press."""
    counted = [event for event in read_events(file) if isinstance(event, Counted)]
    return [each.at for each in counted if each.phase is Phase.PRESS and each.index == 0]


@contextmanager
def _busy_core() -> Iterator[None]:
    """Keep another core busy."""
    busy = multiprocessing.Process(target=_compute, daemon=True)
    busy.start()
    try:
        yield
    finally:
        busy.terminate()
        busy.join()


def _compute() -> None:
    while True:
        pass
