"""Tests of the cue files: equally loud, soft at both ends, and different from each other."""

import itertools
import math
import runpy
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from acusession.domain.cues import Cue
from acusession.paths import bundled_sounds
from acusession.sound.clip import RATE
from tests.sound.hearing import Samples, coarse_cue, cue_samples, found

TOOLS = Path(__file__).parents[2] / "tools"

Loudness = Callable[[Sequence[float]], float]


@pytest.fixture(scope="module")
def loudness() -> Loudness:
    measure: Loudness = runpy.run_path(str(TOOLS / "loudness.py"))["loudness"]
    return measure


def decibels(value: float) -> float:
    return 20 * math.log10(value)


def loudest(samples: Samples) -> float:
    return float(abs(samples).max())


def test_every_cue_has_its_file_and_there_is_no_other() -> None:
    assert {file.name for file in bundled_sounds().glob("*.*")} == {f"{cue}.wav" for cue in Cue}


@pytest.mark.parametrize(
    ("pitch", "expected"),
    [
        (997.0, -3.01),  # the standard's value for a full-scale sine in one channel
        (50.0, -7.68),  # low frequencies count less
        (8000.0, 0.3),  # high frequencies count more
    ],
)
def test_loudness_is_measured_as_the_standard_does(
    loudness: Loudness, pitch: float, expected: float
) -> None:
    sine = [math.sin(math.tau * pitch * index / RATE) for index in range(RATE)]
    assert loudness(sine) == pytest.approx(expected, abs=0.1)


def test_silence_around_a_sound_does_not_change_its_loudness(loudness: Loudness) -> None:
    sound = cue_samples(Cue.PRESS).tolist()
    quiet = [0.0] * RATE
    assert loudness([*quiet, *sound, *quiet]) == pytest.approx(loudness(sound), abs=0.1)


def test_all_cues_are_equally_loud(loudness: Loudness) -> None:
    loudnesses = [loudness(cue_samples(cue).tolist()) for cue in Cue]
    assert max(loudnesses) - min(loudnesses) < 0.5


@pytest.mark.parametrize("cue", Cue)
def test_a_cue_startles_nobody(cue: Cue) -> None:
    samples = cue_samples(cue)
    peak = loudest(samples)
    assert decibels(peak) < -3
    assert abs(samples[0]) < 0.001
    assert decibels(loudest(samples[: RATE // 1000]) / peak) < -25, "a click at the start"
    assert decibels(loudest(samples[: RATE // 200]) / peak) < -12, "a hard attack"
    assert decibels(loudest(samples[-RATE // 200 :]) / peak) < -50, "a click at the end"


@pytest.mark.parametrize("cue", Cue)
def test_a_cue_is_short(cue: Cue) -> None:
    longest = {Cue.LAST_THREE: 0.3, Cue.CLOSING: 2.6}.get(cue, 1.2)
    assert 0.2 <= len(cue_samples(cue)) / RATE <= longest


def test_after_the_end_of_a_press_the_next_prepare_is_over_before_its_own_press() -> None:
    """Two seconds are the shortest sensible time to prepare."""
    for cue in (Cue.PREPARE, Cue.OTHER_SIDE):
        assert len(cue_samples(Cue.END)) + len(cue_samples(cue)) < 2 * RATE


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(Cue, 2)))
def test_no_cue_is_taken_for_another(one: Cue, other: Cue) -> None:
    short, long = sorted((coarse_cue(one), coarse_cue(other)), key=len)
    likeness, _ = found(short, np.concatenate([np.zeros(len(short)), long]))
    assert likeness < 0.5
