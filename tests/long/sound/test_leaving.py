"""Tests that leaving the program never hangs, whatever the sound is doing."""

import re
import subprocess
import sys
import time

import pytest

from tests.long.sound.servers import SoundServer, until
from tests.long.wall_clock import wall_clock

pytest.importorskip("miniaudio")

pytestmark = wall_clock

PROGRAM = """
import sys, time
from acusession.paths import bundled_sounds
from acusession.sound.cue_files import CueFiles
from acusession.domain.cues import Cue
from acusession.sound.outputs.registry import outputs_from
from acusession.sound.player import Player

cue_files = CueFiles(bundled_sounds())
outputs = outputs_from("miniaudio", None)[:1]
player = Player(outputs, cue_files, lambda told: print(told, flush=True))
"""

AT_EXIT = """
player.play(cue_files.of(Cue.CLOSING))
sys.stdin.readline()
"""

STALLED = """
player.play(cue_files.of(Cue.CLOSING))
sys.stdin.readline()
for cue in (Cue.PRESS, Cue.HALF_WAY, Cue.END):
    started = time.monotonic()
    player.play(cue_files.of(cue))
    assert time.monotonic() - started < 0.05
    time.sleep(2.5)
player.close()
"""

STALLED_BEFORE = """
sys.stdin.readline()
player.play(cue_files.of(Cue.CLOSING))
time.sleep(0.3)
"""

SILENCE = (
    r"The sound output miniaudio (stopped responding|cannot play: it has stopped responding)\. "
    r"The session continues in silence\.\n"
)
"""The current cue or the next one may reveal the failure, depending on the time."""


def start(program: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PROGRAM + program]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def outcome(process: subprocess.Popen[str], within: float) -> str:
    """Return the output of the program, which must end in time and without an error."""
    try:
        said, errors = process.communicate("\\n", timeout=within)
    finally:
        process.kill()
    assert (process.returncode, errors) == (0, "")
    return said


def test_with_a_device_that_plays(server: SoundServer) -> None:
    process = start(AT_EXIT)
    until(lambda: bool(server.streams()), "the cue to play")
    started = time.monotonic()
    assert outcome(process, within=10) == ""
    assert time.monotonic() - started < 1.0


def test_with_a_server_killed_in_mid_cue(server: SoundServer) -> None:
    process = start(AT_EXIT)
    until(lambda: bool(server.streams()), "the cue to play")
    server.kill()
    killed = time.monotonic()
    # The program may end before it notices the silence.
    assert re.fullmatch(f"({SILENCE})?", outcome(process, within=5))
    assert time.monotonic() - killed < 2.0


def test_with_a_server_stalled_in_mid_cue(server: SoundServer) -> None:
    process = start(STALLED)
    until(lambda: bool(server.streams()), "the cue to play")
    server.stall()
    said = outcome(process, within=20)
    assert re.fullmatch(SILENCE, said)


def test_with_a_server_that_accepts_and_stalls(server: SoundServer) -> None:
    process = start(STALLED_BEFORE)
    server.stall()
    assert outcome(process, within=10) == ""
