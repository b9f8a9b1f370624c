"""The deviation of each cue from its deadline, on a real sound server."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from statistics import quantiles

from acusession.domain.cues import Cue
from acusession.session.events import Event
from acusession.sound.clip import RATE
from acusession.sound.cue_mapping import cues_for
from benchmarks.events import read_events, with_events
from benchmarks.program import Program
from benchmarks.sound_server import sound_server
from benchmarks.surroundings import surroundings
from benchmarks.table import Row

SECONDS = 50.0

_PATIENCE = 10.0
"""Timeout for the first sample of the recorder, seconds."""


def measure(folder: Path) -> Iterator[Row]:
    """Recognise the cues in a recording, and measure their deviation relative to the first cue."""
    from tests.sound.hearing import coarse_cue, cue_samples, recognised, samples_of

    with sound_server(folder) as sound:
        if "XDG_RUNTIME_DIR" not in sound:
            return
        environment = surroundings(folder, **sound)
        recording = folder / "recording"
        with recording.open("wb") as file:
            command = ["parec", "-d", "probe.monitor", "--latency-msec=5", "--format=s16le"]
            shape = [f"--rate={RATE}", "--channels=1", "--raw"]
            recorder = subprocess.Popen([*command, *shape], stdout=file, env=environment)
        try:
            _await_flow(recording)
            happened = _session(environment, folder / "events")
        finally:
            recorder.terminate()
            recorder.wait(10)
    heard = recognised(
        samples_of(recording.read_bytes()), {str(cue): coarse_cue(cue) for cue in Cue}
    )
    due = _due(happened, {cue: len(cue_samples(cue)) / RATE for cue in Cue})[: len(heard)]
    assert [each.name for each in heard] == [name for name, _ in due], "a cue is missing or doubled"
    first, began = heard[0].at, due[0][1]
    late = [abs(each.at - first - (at - began)) for each, (_, at) in zip(heard, due, strict=True)]
    yield Row(
        measure=f"onset of {len(late)} cues off its deadline, 95 of 100",
        unit="ms",
        ours=quantiles(late[1:], n=20)[-1] * 1000,
        beside="the clock",
        goal=50,
    )


def _await_flow(recording: Path) -> None:
    """Wait until the recorder gets data from the sink, which takes two seconds.

    Otherwise the start of the first cue, the reference of all others, would be lost.
    """
    until = time.monotonic() + _PATIENCE
    while not recording.stat().st_size:
        if time.monotonic() > until:
            raise RuntimeError("the recorder gets no data")
        time.sleep(0.05)


def _session(environment: dict[str, str], file: Path) -> Sequence[Event]:
    """Run a session and return its events."""
    plan = ("--points", "P6,ST36", "--seconds", "12", "--prepare", "4", "--no-voice")
    with Program(with_events(file, "start", *plan), environment) as program:
        program.read_for(SECONDS)
    return read_events(file)


def _due(happened: Sequence[Event], seconds: dict[Cue, float]) -> list[tuple[str, float]]:
    """Return each cue and its deadline; of two cues at one instant the second follows the first."""
    due = []
    for at, together in groupby(happened, lambda event: event.at):
        after = 0.0
        for cue in cues_for(together):
            due.append((str(cue), at + after))
            after += seconds[cue]
    return due
