"""Tests of sound files: every format gives the same frames, and a bad file one sentence."""

import itertools
import os
import sys
import threading
from pathlib import Path

import pytest

from acusession.domain.cues import Cue
from acusession.paths import bundled_sounds
from acusession.sound.clip import FRAME_BYTES, RATE
from acusession.sound.decode import SoundFileError, read_frames
from tests.sound.hearing import coarse, coarse_cue, found, samples_of
from tests.waiting import PATIENCE

SAMPLES = Path(__file__).parent / "samples"
"""The cue `last_three` in other formats, written by SoX; the MP3 by libsndfile."""

TICK = bundled_sounds() / "last_three.wav"


@pytest.mark.parametrize(
    "name", ["last_three.ogg", "last_three.flac", "last_three.mp3", "other_shape.wav"]
)
def test_every_kind_of_file_sounds_the_same(name: str) -> None:
    pytest.importorskip("miniaudio")
    frames = read_frames(SAMPLES / name)
    assert len(frames) / FRAME_BYTES / RATE == pytest.approx(0.22, abs=0.06)
    likeness, _ = found(coarse_cue(Cue.LAST_THREE), coarse(samples_of(frames)))
    assert likeness > 0.95


def test_our_own_shape_needs_no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "miniaudio", None)
    assert len(read_frames(TICK)) / FRAME_BYTES / RATE == pytest.approx(0.22)
    with pytest.raises(
        SoundFileError, match=r"not installed\. Install it with 'pip install miniaudio'\."
    ):
        read_frames(SAMPLES / "last_three.ogg")


@pytest.mark.parametrize(
    ("contents", "sentence"),
    [
        (None, "The sound file a.wav is missing."),
        (b"", "The sound file a.wav is empty."),
        (b"RIFF", "The sound file a.wav is damaged or in an unknown format."),
        (
            b"not a sound at all" * 99,
            "The sound file a.wav is damaged or in an unknown format.",
        ),
        (TICK.read_bytes()[:40] + bytes(4), "The sound file a.wav is empty."),
        (bytes(20_000_001), "The sound file a.wav is larger than 20,000,000 bytes."),
    ],
    ids=itertools.count(),  # otherwise the contents would be the names
)
def test_a_bad_file_is_described_in_one_sentence(
    tmp_path: Path, contents: bytes | None, sentence: str
) -> None:
    pytest.importorskip("miniaudio")
    file = tmp_path / "a.wav"
    if contents is not None:
        file.write_bytes(contents)
    with pytest.raises(SoundFileError) as told:
        read_frames(file)
    assert str(told.value) == sentence


@pytest.mark.parametrize(
    ("file", "size"), [(TICK, 5000), ("last_three.ogg", 4000), ("last_three.flac", 2000)]
)
def test_a_truncated_file_is_played_as_far_as_it_goes(
    tmp_path: Path, file: str | Path, size: int
) -> None:
    pytest.importorskip("miniaudio")
    cut = tmp_path / "a.wav"
    cut.write_bytes((SAMPLES / file).read_bytes()[:size])
    assert 0 < len(read_frames(cut)) < len(read_frames(SAMPLES / file))


def test_a_sound_may_last_only_so_long(tmp_path: Path) -> None:
    pytest.importorskip("miniaudio")
    long = tmp_path / "long.wav"
    head, half_minute = TICK.read_bytes()[:44], bytes(30 * RATE * FRAME_BYTES)
    sizes = (len(half_minute) + 36).to_bytes(4, "little"), len(half_minute).to_bytes(4, "little")
    for rate in (RATE, RATE // 2):  # the native format, and another one
        shape = head[8:24] + rate.to_bytes(4, "little") + head[28:40]
        long.write_bytes(b"RIFF" + sizes[0] + shape + sizes[1] + half_minute)
        with pytest.raises(SoundFileError, match="longer than 10 seconds"):
            read_frames(long, longest=10)
        assert read_frames(long)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "press.wav"
    os.mkfifo(pipe)
    told: list[str] = []

    def read() -> None:
        with pytest.raises(SoundFileError) as error:
            read_frames(pipe)
        told.append(str(error.value))

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    reader.join(PATIENCE)
    assert told == ["The sound file press.wav is not a regular file."]
