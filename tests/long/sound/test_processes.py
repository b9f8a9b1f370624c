"""Tests of the processes that play: none is left behind by a killed program or by many keys."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from acusession.config.settings import Settings
from acusession.domain.cues import Cue
from acusession.sound.clip import RATE
from tests.long.sound.program import started
from tests.long.sound.servers import SoundServer, until
from tests.long.wall_clock import wall_clock
from tests.processes import descendants, is_running
from tests.sound.hearing import coarse_cue, cue_seconds, recognised

pytestmark = [wall_clock, pytest.mark.every_kind]

SILENT = 2.0
"""Maximum time until nothing plays any more after the program is killed, seconds."""

KEYS = "nb" * 50
"""Forward and back between the two sides of the first point."""

LATE = 0.3
"""Maximum delay of the last cue after its key, seconds. If each cue waited for the start of those
before it, a player would be a second late."""


def test_nothing_plays_on_if_the_program_is_killed(
    server: SoundServer, output_name: str, tmp_path: Path
) -> None:
    server.record()  # wakes the sink and keeps it awake
    settings = Settings(conditions=frozenset(), linger=60)
    options = ("--output", output_name)
    with started(tmp_path, *options, settings=settings, lengths=(8, 3)) as terminal:
        terminal.read_until("8 seconds.")
        until(lambda: bool(server.streams()), "the cue to play")
        time.sleep(2)  # the cue has ended, and the device is held open
        assert server.streams()
        left = descendants(terminal.process.pid)
        terminal.send(signal.SIGKILL)
        killed = time.monotonic()
        until(lambda: not any(map(is_running, left)), "the end of the processes")
        until(lambda: not server.streams(), "silence")
        assert time.monotonic() - killed < SILENT


def test_a_storm_of_keys_leaves_nothing_behind_and_the_last_cue_is_heard_at_once(
    server: SoundServer, output_name: str, tmp_path: Path
) -> None:
    server.record()  # wakes the sink and keeps it awake
    settings = Settings(conditions=frozenset())
    options = ("--output", output_name, "--prepare", "20")
    with started(tmp_path, *options, settings=settings, lengths=(8, 3)) as terminal:
        for key, step in (("n", "Step 2 of 3"), ("b", "Step 1 of 3")):
            terminal.type(key)
            terminal.read_until(step)
        until(lambda: bool(server.streams()), "the cue to play")
        until_silent(server)
        before = held_by(terminal.process.pid)
        recording = server.record()
        for key in KEYS:
            terminal.type(key)
            time.sleep(0.03)
        typed_at = len(recording.samples()) / RATE
        time.sleep(cue_seconds(Cue.OTHER_SIDE))
        until_silent(server)
        assert held_by(terminal.process.pid) == before
        assert "acusession:" not in terminal.output, "a problem was reported"
    last = recognised(recording.finish(), {str(cue): coarse_cue(cue) for cue in Cue})[-1]
    assert last.name == Cue.OTHER_SIDE
    assert last.at - typed_at < LATE


def until_silent(server: SoundServer) -> None:
    """Wait until nothing has played for two seconds: a cut sound and its successor have a gap."""
    looks: list[float] = []

    def is_silent() -> bool:
        looks.append(time.monotonic())
        if server.streams():
            looks.clear()
        return bool(looks) and looks[-1] - looks[0] > SILENT

    until(is_silent, "silence")


def held_by(process: int) -> tuple[int, int, int]:
    """Return how many children, open files and threads a process has."""
    files, threads = (len(os.listdir(f"/proc/{process}/{what}")) for what in ("fd", "task"))
    return len(descendants(process)), files, threads
