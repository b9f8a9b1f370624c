"""DPCM files: what is lost in them, and that damaged ones are refused."""

from __future__ import annotations

import array
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from acusession.sound import dpcm
from acusession.sound.clip import RATE

SAMPLES = st.lists(st.integers(-0x8000, 0x7FFF), max_size=6000)


def decoded(data: bytes) -> list[int]:
    return [*array.array("h", b"".join(dpcm.frames_of(data)))]


def hum(seconds: float) -> list[int]:
    """Return something like a vowel: a low tone with overtones, swelling and fading."""
    time = np.arange(round(seconds * dpcm.RATE)) / dpcm.RATE
    tones = sum(np.sin(2 * np.pi * 140 * n * time) / n for n in range(1, 25))
    swell = np.sin(np.pi * time / seconds) ** 2
    return [*map(int, 9000 * swell * tones)]


def test_the_noise_is_far_below_the_sound() -> None:
    samples = hum(2)
    lost = np.array(decoded(dpcm.encode(samples))[0::2]) - samples
    assert 10 * np.log10(np.mean(np.square(samples)) / np.mean(np.square(lost))) > 35


def test_it_is_played_at_the_rate_of_everything_else() -> None:
    data = dpcm.encode(hum(0.7301))
    assert dpcm.is_dpcm(data)
    assert len(decoded(data)) / RATE == pytest.approx(dpcm.seconds_of(data))
    assert dpcm.seconds_of(data) == pytest.approx(0.7301, abs=0.0001)


def test_what_lies_between_two_samples_lies_on_a_smooth_line() -> None:
    tone = 8000 * np.sin(2 * np.pi * 1000 * np.arange(4800) / RATE)
    heard = decoded(dpcm.encode(map(int, tone[0::2])))
    assert max(abs(np.array(heard[8:-8]) - tone[8:-8])) < 300


@given(SAMPLES)
def test_whatever_is_encoded_can_be_decoded(samples: list[int]) -> None:
    data = dpcm.encode(samples)
    once = decoded(data)
    assert len(once) == 2 * len(samples)
    again = decoded(dpcm.encode(once[0::2]))
    assert again[0::2] == once[0::2]


@given(SAMPLES, st.data())
def test_a_damaged_file_is_refused_or_gives_some_sound(
    samples: list[int], drawn: st.DataObject
) -> None:
    data = bytearray(dpcm.encode(samples))
    place = drawn.draw(st.integers(0, len(data) - 1))
    data[place] = drawn.draw(st.integers(0, 255))
    with suppress(ValueError):
        assert len(decoded(bytes(data))) == 2 * len(samples)


@pytest.mark.parametrize("length", [0, 5, 8, 1000])
def test_a_file_that_was_cut_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match="not as long"):
        decoded(dpcm.encode(hum(0.1))[:length])
