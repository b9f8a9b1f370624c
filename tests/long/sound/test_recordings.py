"""Tests of what is heard on a real sound server."""

import os
import threading
import time
from pathlib import Path
from statistics import median

import numpy as np
import pytest

from acusession.domain.cues import Cue
from acusession.paths import bundled_sounds
from acusession.sound.clip import RATE
from acusession.sound.cue_files import CueFiles
from acusession.sound.outputs.base import Output
from acusession.sound.player import Player
from tests.long.sound.conftest import LOUD
from tests.long.sound.servers import PATIENCE, SoundServer, until
from tests.long.wall_clock import wall_clock
from tests.sound.fakes import play
from tests.sound.hearing import COARSE_RATE, Samples, coarse, coarse_cue, cue_seconds, found

pytestmark = wall_clock

LATE = 0.05
"""Maximum deviation of a sound from its time, seconds."""

GAP = 0.5
"""Seconds of silence between two sounds."""


@pytest.fixture
def troubles() -> list[str]:
    return []


@pytest.fixture
def player(server: SoundServer, output: Output, troubles: list[str]) -> Player:
    server.record()  # wakes the sink and keeps it awake
    player = Player([output], CueFiles(bundled_sounds()), troubles.append)
    assert player.ready(PATIENCE)
    return player


def first_sound(samples: Samples) -> int:
    return int(np.flatnonzero(abs(samples) > LOUD)[0])


def last_sound(samples: Samples) -> int:
    return int(np.flatnonzero(abs(samples) > LOUD)[-1]) + 1


def stretch(samples: Samples, begin: float, end: float) -> Samples:
    return coarse(samples[max(0, round(begin * RATE)) : round(end * RATE)])


def test_each_cue_is_heard_when_it_should_be_and_taken_for_no_other(
    server: SoundServer, player: Player, troubles: list[str]
) -> None:
    recording = server.record()
    asked = []
    for cue in Cue:
        asked.append(time.monotonic())
        play(player, cue)
        time.sleep(cue_seconds(cue) + GAP)
    player.close()
    samples = recording.finish()
    assert troubles == []

    first = first_sound(samples) / RATE
    late = []
    for cue, at in zip(Cue, asked, strict=True):
        begin = max(first + at - asked[0] - GAP / 2, 0.0)
        around = stretch(samples, begin, begin + cue_seconds(cue) + GAP)
        likeness, place = found(coarse_cue(cue), around)
        assert likeness > 0.9, cue
        begun = begin + place / COARSE_RATE
        late.append(begun - at)
        # Search near the start that was found, as a late cue may be close to the next one.
        alone = stretch(samples, begun - GAP / 5, begun + cue_seconds(cue) + GAP / 5)
        for other in set(Cue) - {cue}:
            assert found(coarse_cue(other), alone)[0] < 0.6, f"{cue} sounds like {other}"
    # The start of the recording is not known exactly, so all must be equally late.
    assert late == pytest.approx([median(late)] * len(late), abs=LATE)


def test_two_cues_of_one_instant_are_heard_one_after_the_other(
    server: SoundServer, player: Player
) -> None:
    recording = server.record()
    play(player, Cue.END, Cue.OTHER_SIDE)
    player.close()
    heard = coarse(recording.finish())
    end, end_at = found(coarse_cue(Cue.END), heard)
    side, side_at = found(coarse_cue(Cue.OTHER_SIDE), heard)
    assert min(end, side) > 0.95
    assert (side_at - end_at) / COARSE_RATE == pytest.approx(cue_seconds(Cue.END), abs=0.01)


def test_a_new_cue_cuts_the_old_one(server: SoundServer, player: Player) -> None:
    recording = server.record()
    began = time.monotonic()
    play(player, Cue.CLOSING)
    time.sleep(0.6)
    cut = time.monotonic() - began
    play(player, Cue.PRESS)
    player.close()
    samples = recording.finish()
    likeness, place = found(coarse_cue(Cue.PRESS), coarse(samples))
    assert likeness > 0.95, "something else sounds at the same time"
    begun = place / COARSE_RATE - first_sound(samples) / RATE
    assert begun == pytest.approx(cut, abs=LATE)
    heard = (last_sound(samples) - first_sound(samples)) / RATE
    assert heard < cut + cue_seconds(Cue.PRESS) + LATE


def test_stop_is_silence_within_50_ms(server: SoundServer, player: Player) -> None:
    recording = server.record()
    began = time.monotonic()
    play(player, Cue.CLOSING)
    time.sleep(0.7)
    stopped = time.monotonic() - began
    player.stop()
    samples = recording.finish()
    player.close()
    heard = (last_sound(samples) - first_sound(samples)) / RATE
    assert stopped - 2 * LATE < heard < stopped + LATE


def test_a_hundred_cues_leave_nothing_behind(server: SoundServer, player: Player) -> None:
    for _ in range(30):  # a warm-up, for everything that is allocated once
        play(player, Cue.LAST_THREE)
        time.sleep(0.02)
    all_let_go(server)
    before, memory = (open_files(), threading.active_count()), resident_kilobytes()
    for _ in range(100):
        play(player, Cue.LAST_THREE)
        time.sleep(0.02)
    all_let_go(server)
    assert (open_files(), threading.active_count()) == before
    grown = resident_kilobytes() - memory
    print(f"{player.output_name}: {grown} kB more after a hundred cues")
    assert grown < 2000
    player.close()


def test_a_device_is_held_open_for_its_linger_and_no_longer(
    server: SoundServer, output: Output
) -> None:
    cue_files = CueFiles(bundled_sounds())
    player = Player([output], cue_files, lambda told: None, linger=2.0)
    play(player, Cue.LAST_THREE)
    began = time.monotonic()
    until(lambda: bool(server.streams()), "the cue to play")
    while time.monotonic() - began < 1.9:
        assert server.streams(), "the device was closed too early"
        time.sleep(0.1)
    all_let_go(server)
    assert time.monotonic() - began < 4.0
    player.close()


def all_let_go(server: SoundServer) -> None:
    until(lambda: not server.streams(), "the device to be closed")


def resident_kilobytes() -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")))


def open_files() -> int:
    return len(os.listdir("/proc/self/fd"))


def test_the_server_killed_in_mid_cue_is_one_message_within_a_second(
    server: SoundServer, player: Player, output: Output, troubles: list[str]
) -> None:
    play(player, Cue.CLOSING)
    until(lambda: bool(server.streams()), "the cue to play")
    time.sleep(0.8)  # a device that has just been opened may be asleep and has a longer timeout
    server.kill()
    killed = time.monotonic()
    until(lambda: bool(troubles), "the message")
    assert time.monotonic() - killed < 1.2
    for cue in Cue:
        asked = time.monotonic()
        play(player, cue)
        assert time.monotonic() - asked < LATE
    player.close()
    assert player.output_name == "none"
    assert troubles == [
        f"The sound output {output.name} stopped responding. The session continues in silence."
    ]
