"""Tests of the player's response times in real time."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from acusession.domain.cues import Cue
from acusession.paths import bundled_sounds
from acusession.sound.cue_files import CueFiles
from acusession.sound.player import Player
from tests.long.wall_clock import wall_clock
from tests.sound.fakes import FakeOutput, Notes, play
from tests.sound.hearing import cue_seconds

pytestmark = wall_clock


@pytest.fixture
def notes() -> Notes:
    return Notes()


@pytest.fixture
def output(notes: Notes) -> FakeOutput:
    return FakeOutput("first", notes)


def player_of(notes: Notes, *outputs: FakeOutput, warm_up: float = 0.0) -> Player:
    return Player(outputs, CueFiles(bundled_sounds()), notes.add, warm_up=warm_up)


@contextmanager
def lasting(at_most: float, at_least: float = 0.0) -> Iterator[None]:
    """Assert that the block takes between `at_least` and `at_most` seconds."""
    began = time.monotonic()
    yield
    assert at_least < time.monotonic() - began < at_most


def test_stop_silences_at_once(notes: Notes, output: FakeOutput) -> None:
    player = player_of(notes, output)
    play(player, Cue.CLOSING)
    notes.wait_for("first plays closing!")
    with lasting(0.1):
        player.stop()
        notes.wait_for("first stops")
    player.close()


def test_closing_lets_the_last_cue_end(notes: Notes, output: FakeOutput) -> None:
    player = player_of(notes, output)
    play(player, Cue.LAST_THREE)
    with lasting(2.0, at_least=cue_seconds(Cue.LAST_THREE)):
        player.close()
    assert notes.lines == ["first plays last_three", "first stops"]


def test_closing_in_silence_takes_no_time(notes: Notes, output: FakeOutput) -> None:
    player = player_of(notes, output)
    with lasting(0.5):
        player.close()


def test_nobody_waits_for_the_rest_of_a_bell(notes: Notes) -> None:
    player = player_of(notes, FakeOutput("bell", notes))
    play(player, Cue.CLOSING)
    with lasting(1.0):
        player.close()


def test_an_output_that_dies_in_mid_sound_gives_way_within_a_second(
    notes: Notes, output: FakeOutput
) -> None:
    player = player_of(notes, output, FakeOutput("bell", notes))
    play(player, Cue.CLOSING)
    notes.wait_for("first plays closing!")
    output.stuck = True
    with lasting(1.0):
        notes.wait_for("bell plays closing!")
    player.close(at_once=True)


def test_play_returns_at_once_and_the_player_leaves_an_output_that_hangs_after_a_second(
    notes: Notes, output: FakeOutput
) -> None:
    player = player_of(notes, output, FakeOutput("second", notes))
    play(player, Cue.PREPARE)
    notes.wait_for("first plays prepare")
    output.gate.clear()
    with lasting(1.5, at_least=0.7):
        with lasting(0.1):
            play(player, Cue.PRESS)
        notes.wait_for("second plays press!")
    output.gate.set()
    player.close(at_once=True)


def test_leaving_does_not_wait_for_what_hangs(notes: Notes, output: FakeOutput) -> None:
    player = player_of(notes, output)
    output.gate.clear()
    play(player, Cue.PRESS)
    notes.wait_for("first plays press!")
    with lasting(1.8):
        player.close(at_once=True)
    output.gate.set()
    notes.wait_for("first stops")


def test_a_device_is_awake_when_it_is_expected_to_be(notes: Notes, output: FakeOutput) -> None:
    player = player_of(notes, output, warm_up=0.3)
    with lasting(0.6, at_least=0.25):
        player.expect(0.8)
        notes.wait_for("first plays 0.7")
    player.close(at_once=True)
