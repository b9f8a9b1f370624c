"""Tests of the choice of cue files, and of the clip cache."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from acusession.domain.cues import Cue
from acusession.paths import bundled_sounds
from acusession.sound.clip import FRAME_BYTES, RATE, Clip, clip_of
from acusession.sound.clip_cache import ClipCache, at_volume
from acusession.sound.cue_files import CueFiles
from acusession.sound.decode import SoundFileError, read_frames
from acusession.sound.outputs.base import Sound
from tests.sound.hearing import cue_seconds, samples_of
from tests.sound.test_decode import SAMPLES

TICK = bundled_sounds() / "last_three.wav"


def shelf_of(own: Path, told: list[str], volume: int = 100) -> tuple[ClipCache, CueFiles]:
    cue_files = CueFiles(bundled_sounds(), own)
    return ClipCache(cue_files, volume, told.append), cue_files


def heard(clips: ClipCache, file: Path) -> bytes:
    return b"".join(clips.clip_of(file).chunks())


def test_the_users_own_files_stand_in_by_name(tmp_path: Path) -> None:
    for name in ("press.ogg", "END.WAV", "pause.mp3", "pause.flac", "clap.wav", "resume.txt"):
        shutil.copy(TICK, tmp_path / name)
    cue_files = CueFiles(bundled_sounds(), tmp_path)
    own = {cue: file.name for cue, file in cue_files.user_files.items()}
    assert own == {Cue.PRESS: "press.ogg", Cue.END: "END.WAV", Cue.PAUSE: "pause.flac"}
    assert cue_files.of(Cue.PRESS) == tmp_path / "press.ogg"
    assert cue_files.of(Cue.RESUME) == bundled_sounds() / "resume.wav"
    assert len(set(cue_files)) == len(Cue)


def test_without_a_folder_of_ones_own_all_are_bundled(tmp_path: Path) -> None:
    assert not CueFiles(bundled_sounds(), tmp_path / "nowhere").user_files
    assert not CueFiles(bundled_sounds()).user_files


@pytest.mark.parametrize(
    ("contents", "trouble"),
    [
        (b"", "is empty"),
        (b"not a sound at all" * 99, "is damaged or in an unknown format"),
        ("eleven seconds", "is longer than 10 seconds"),
    ],
)
def test_a_bad_own_file_is_reported_once_and_the_bundled_one_played(
    tmp_path: Path, contents: bytes | str, trouble: str
) -> None:
    pytest.importorskip("miniaudio")
    if isinstance(contents, str):
        silence = bytes(11 * 2 * RATE)
        size = (len(silence) + 36).to_bytes(4, "little"), len(silence).to_bytes(4, "little")
        contents = b"RIFF" + size[0] + TICK.read_bytes()[8:40] + size[1] + silence
    (tmp_path / "press.wav").write_bytes(contents)
    told: list[str] = []
    clips, cue_files = shelf_of(tmp_path, told)
    frames = [heard(clips, cue_files.of(Cue.PRESS)) for _ in range(2)]
    assert frames == [read_frames(bundled_sounds() / "press.wav")] * 2
    assert told == [f"The sound file press.wav {trouble}. The bundled sound is played instead."]


def test_any_other_bad_file_is_skipped(tmp_path: Path) -> None:
    told: list[str] = []
    clips, _ = shelf_of(tmp_path, told)
    assert [heard(clips, tmp_path / "words.wav") for _ in range(2)] == [b"", b""]
    assert told == ["The sound file words.wav is missing. The file is skipped."]


def test_volume_is_the_amplitude_in_percent(tmp_path: Path) -> None:
    frames = read_frames(TICK)
    assert at_volume(frames, 100) is frames
    loud = abs(samples_of(frames)).max()
    for percent in (50, 10, 0):
        quiet = abs(samples_of(at_volume(frames, percent))).max()
        assert quiet == pytest.approx(loud * percent / 100, abs=1e-4)
    clips, cue_files = shelf_of(tmp_path, [], volume=50)
    tick = cue_files.of(Cue.LAST_THREE)
    assert heard(clips, tick) == at_volume(frames, 50)


def test_the_cues_stay_at_hand_and_of_the_rest_what_was_needed_last(tmp_path: Path) -> None:
    own, words = tmp_path / "own", tmp_path / "words"
    own.mkdir()
    words.mkdir()
    shutil.copy(TICK, own / "press.wav")
    for name in ("a", "b", "c"):
        shutil.copy(bundled_sounds() / "closing.wav", words / name)
    told: list[str] = []
    cue_files = CueFiles(bundled_sounds(), own)
    room = 2.5 * cue_seconds(Cue.CLOSING)
    clips = ClipCache(cue_files, 100, told.append, seconds=room)
    clips.clip_of(cue_files.of(Cue.PRESS))
    for name in ("a", "b", "a", "c"):
        clips.clip_of(words / name)
    shutil.rmtree(tmp_path)  # only cached files can still be played
    clips.clip_of(cue_files.of(Cue.PRESS))
    clips.clip_of(words / "a")
    clips.clip_of(words / "c")
    assert told == []
    clips.clip_of(words / "b")
    assert told == ["The sound file b is missing. The file is skipped."]


WORDS = SAMPLES / "last_three.ogg"


def test_words_are_decoded_only_as_far_as_they_are_heard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    miniaudio = pytest.importorskip("miniaudio")
    decoded: list[int] = []

    def counted(*given: Any, **more: Any) -> Iterator[bytes]:
        for chunk in decoding(*given, **more):
            decoded.append(len(chunk))
            yield chunk

    decoding = miniaudio.stream_memory
    monkeypatch.setattr(miniaudio, "stream_memory", counted)
    clips, _ = shelf_of(tmp_path, [], volume=50)
    clip = clips.clip_of(WORDS)
    assert not decoded
    chunks = clip.chunks()
    first = next(chunks)
    assert len(decoded) == 1
    whole = at_volume(read_frames(WORDS), 50)
    assert first + b"".join(chunks) == heard(clips, WORDS) == whole
    assert clip.seconds == pytest.approx(len(whole) / FRAME_BYTES / RATE, abs=0.001)


def test_an_output_that_takes_sounds_whole_finds_words_decoded() -> None:
    pytest.importorskip("miniaudio")
    told: list[str] = []
    clips = ClipCache(CueFiles(bundled_sounds()), 100, told.append, whole_clips=True)
    clip = clips.clip_of(WORDS)
    frames = read_frames(WORDS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "miniaudio", None)
        assert b"".join(clip.chunks()) == frames
    assert not told


def test_words_that_break_off_are_told_of_and_what_comes_after_them_is_heard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> Iterator[bytes]:
        yield b"half"
        raise SoundFileError("The sound file words.ogg cannot be read.")

    monkeypatch.setattr("acusession.sound.clip_cache.read_packed", lambda path: Clip(1.0, broken))
    told: list[str] = []
    clips, _ = shelf_of(tmp_path, told)
    sound = Sound((clips.clip_of(tmp_path / "words.ogg"), clip_of(b"rest")))
    assert b"".join(sound.chunks()) == b"halfrest"
    assert told == ["The sound file words.ogg cannot be read. The file is skipped."]
