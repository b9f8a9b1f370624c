"""The accuracy of the countdown over ten minutes of press, while another core is busy."""

from __future__ import annotations

import json
import multiprocessing
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import quantiles

from benchmarks.program import Program
from benchmarks.surroundings import acusession, surroundings
from benchmarks.table import Row

SECONDS = 600


def measure(folder: Path) -> Iterator[Row]:
    """Compare each displayed second with its deadline; both are read from the same clock."""
    environment = surroundings(folder)
    command = acusession("start", "--points", "P6", "--seconds", str(SECONDS), "--prepare", "1")
    with _busy_core(), Program(command, environment) as program:
        program.seconds_to("FIND THE POINT")
        bursts = program.bursts_for(SECONDS + 5)
        due = _seconds_due(Path(environment["HOME"]))
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


def _seconds_due(home: Path) -> list[float]:
    """Return the deadline of each second of the press, from the record of the running session."""
    record = home / ".local" / "share" / "acusession" / "record.sqlite3"
    with closing(sqlite3.connect(record)) as connection:
        query = "SELECT details FROM event WHERE kind = 'Counted' ORDER BY number"
        counted = [json.loads(details) for (details,) in connection.execute(query)]
    return [each["at"] for each in counted if each["phase"] == "press" and each["index"] == 0]


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
