"""The bundled voice: a file for every text, a text for every file, all lengths correct."""

import json
import os
import time
import zlib
from itertools import islice
from pathlib import Path

import pytest

from acusession import paths
from acusession.domain.model import unique
from acusession.domain.plan import PlanOptions, make_plan
from acusession.routines.reader import read_routine
from acusession.sound.clip import FRAME_BYTES, RATE
from acusession.sound.decode import read_frames
from acusession.sound.dpcm import SUFFIX, seconds_of
from acusession.speech.script import all_segments
from acusession.speech.segments import Language, Segment
from acusession.speech.voice_config import DEFAULT, KOKORO, key_of, voice_of
from acusession.speech.voice_store import INDEX, VoiceStore, drop_oldest, made_name

FOLDER = paths.bundled_voice()
ROWS = json.loads((FOLDER / INDEX).read_text(encoding="utf-8"))
REMAKE = "remake the voice: python tools/make_voice.py"


def test_every_text_of_the_bundled_routines_and_every_phrase_has_its_file() -> None:
    routines = [read_routine(file) for file in sorted(paths.bundled_routines().glob("*.yaml"))]
    plans = [make_plan(routine, PlanOptions()) for routine in routines]
    segments = unique(
        segment for plan in plans for segment in all_segments(plan.steps, plan.closing)
    )
    texts = {key_of(segment, DEFAULT): segment.text for segment in segments}
    assert {key: row["text"] for key, row in ROWS.items()} == texts, REMAKE


def test_the_index_tells_of_every_file_and_of_no_other() -> None:
    assert {file.stem for file in FOLDER.glob(f"*{SUFFIX}")} == set(ROWS), REMAKE


def test_the_index_tells_how_long_each_file_is() -> None:
    """All headers are read; a few files are decoded to be sure."""
    for key, row in ROWS.items():
        data = (FOLDER / f"{key}{SUFFIX}").read_bytes()
        assert seconds_of(data) == pytest.approx(row["seconds"], abs=0.002), REMAKE
    for key, row in islice(ROWS.items(), 0, None, 60):
        frames = read_frames(FOLDER / f"{key}{SUFFIX}")
        assert len(frames) / FRAME_BYTES / RATE == pytest.approx(row["seconds"], abs=0.01)


def test_the_folder_stays_small() -> None:
    """Compressed, as in a wheel, which must stay below 12 MB."""
    assert sum(len(zlib.compress(file.read_bytes())) for file in FOLDER.iterdir()) < 10_000_000


def test_an_index_that_is_broken_or_missing_leaves_no_voice_and_no_traceback(
    tmp_path: Path,
) -> None:
    for text in (b"", b"[]", b'{"a": 1}', b'{"a": {}}', b'{"\xff": {}}'):
        (tmp_path / INDEX).write_bytes(text)
        assert VoiceStore(tmp_path, tmp_path).find(Segment("Paused.")) is None
    assert VoiceStore(tmp_path / "none", tmp_path / "none").find(Segment("Paused.")) is None


def test_what_is_no_file_of_ours_in_the_cache_is_passed_over(tmp_path: Path) -> None:
    for name in ("notes.dpcm", "a-b.dpcm", "a-100.dpcm.123", made_name("a", 0.1)):
        (tmp_path / name).write_bytes(b"")
    store = VoiceStore(FOLDER, tmp_path)
    assert store.find(Segment("Paused.")) is not None
    assert store.find(Segment("Not said by anybody.")) is None


def test_another_voice_or_speed_has_files_of_its_own(tmp_path: Path) -> None:
    faster = VoiceStore(FOLDER, tmp_path, voice_of(KOKORO, DEFAULT.name, 200))
    assert faster.find(Segment("Paused.")) is None
    assert faster.seconds(Segment("A sentence of some length.")) < VoiceStore(
        FOLDER, tmp_path
    ).seconds(Segment("A sentence of some length."))


def test_beyond_its_room_the_cache_drops_what_was_not_used_for_longest(tmp_path: Path) -> None:
    store = VoiceStore(FOLDER, tmp_path)
    segments = [Segment(f"Number {count}.", Language.ENGLISH) for count in range(4)]

    for count, segment in enumerate(segments):
        file = tmp_path / made_name(store.key(segment), 1.0)
        file.write_bytes(bytes(100))
        os.utime(file, (count, count))
    store.touch(segments[:1])
    drop_oldest(tmp_path, most=250)
    left = VoiceStore(FOLDER, tmp_path)
    assert [left.find(segment) is not None for segment in segments] == [True, False, False, True]


def test_what_cannot_be_dropped_from_the_cache_keeps_nothing_else_in_it(tmp_path: Path) -> None:
    (tmp_path / "folder.dpcm").mkdir()
    (tmp_path / "made.dpcm").write_bytes(bytes(100))
    drop_oldest(tmp_path, most=0)
    assert [file.name for file in tmp_path.iterdir()] == ["folder.dpcm"]


def test_what_a_killed_helper_had_half_written_goes_and_what_is_being_written_stays(
    tmp_path: Path,
) -> None:
    left_behind, being_written = tmp_path / "a-1500.dpcm.x1y2", tmp_path / "b-1500.dpcm.z3"
    for file in (left_behind, being_written, tmp_path / "c-1500.dpcm"):
        file.touch()
    hour_ago = time.time() - 3600
    os.utime(left_behind, (hour_ago, hour_ago))
    os.utime(tmp_path / "c-1500.dpcm", (hour_ago, hour_ago))
    drop_oldest(tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["b-1500.dpcm.z3", "c-1500.dpcm"]


def test_what_older_versions_left_in_the_cache_goes(tmp_path: Path) -> None:
    (tmp_path / "a-1500.wav").touch()
    drop_oldest(tmp_path)
    assert not [*tmp_path.iterdir()]
