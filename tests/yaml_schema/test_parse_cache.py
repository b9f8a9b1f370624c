"""A text is parsed once, and again when the text, the file or the program changes."""

import logging
import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from msgspec import Struct

from acusession import paths
from acusession.config.settings import Settings
from acusession.config.store import read_settings, write_settings
from acusession.domain.model import Routine
from acusession.routines.catalog import iter_valid_routines, load_routine
from acusession.routines.reader import read_routine
from acusession.yaml_schema import parse_cache as module
from acusession.yaml_schema.parse_cache import cached_parse, drop_old


class Thing(Struct):
    words: str


class Maker:
    """Makes things, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> Thing:
        self.times += 1
        return Thing(f"made {self.times}")


FILE = Path("some") / "file.yaml"


def the_kept_file() -> Path:
    (found,) = paths.reading_cache().iterdir()
    return found


def test_the_same_text_is_read_once() -> None:
    make = Maker()
    for _ in range(3):
        assert cached_parse(FILE, "text", Thing, make) == Thing("made 1")


def test_another_text_replaces_the_first_in_its_place() -> None:
    make = Maker()
    cached_parse(FILE, "text", Thing, make)
    assert cached_parse(FILE, "text ", Thing, make) == Thing("made 2")
    assert cached_parse(FILE, "text ", Thing, make) == Thing("made 2")
    the_kept_file()


def test_another_file_with_that_text_is_another_thing() -> None:
    make = Maker()
    cached_parse(FILE, "text", Thing, make)
    assert cached_parse(FILE.with_name("other.yaml"), "text", Thing, make) == Thing("made 2")


def test_files_that_share_a_place_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "crc32", lambda name: 7)
    make = Maker()
    cached_parse(FILE, "text", Thing, make)
    assert cached_parse(FILE.with_name("other.yaml"), "text", Thing, make) == Thing("made 2")


@pytest.mark.parametrize(("what", "other"), [("__version__", "0.0.9"), ("SCHEMA", 0)])
def test_another_program_reads_again(
    what: str, other: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The dates of files do not matter; some systems give all files the same date."""
    make = Maker()
    cached_parse(FILE, "text", Thing, make)
    monkeypatch.setattr(module, what, other)
    assert cached_parse(FILE, "text", Thing, make) == Thing("made 2")


def test_a_later_start_finds_what_was_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also if the files of the program have other dates, as after a new installation."""
    make = Maker()
    cached_parse(FILE, "text", Thing, make)
    scanned = os.scandir
    monkeypatch.setattr(os, "scandir", lambda folder: pytest.fail(f"{folder} is looked through"))
    assert cached_parse(FILE, "text", Thing, make) == Thing("made 1")
    monkeypatch.setattr(os, "scandir", scanned)


def test_what_was_kept_long_ago_is_dropped() -> None:
    cached_parse(FILE, "text", Thing, Maker())
    old, new = the_kept_file(), paths.reading_cache() / "new.json.x"
    new.touch()
    os.utime(old, (0, 0))
    drop_old(paths.reading_cache())
    assert the_kept_file() == new


def test_of_very_many_the_oldest_are_dropped() -> None:
    folder = paths.reading_cache()
    folder.mkdir(parents=True)
    now = time.time()
    for number in range(module.MOST + 2):
        (folder / str(number)).touch()
        os.utime(folder / str(number), (now, now - number))
    drop_old(folder)
    left = {file.name for file in folder.iterdir()}
    assert left == {str(number) for number in range(module.MOST)}


def test_it_is_dropped_once_by_a_program_that_keeps_something() -> None:
    folder = paths.reading_cache()
    folder.mkdir(parents=True)
    for name in ("old", "older"):
        (folder / name).touch()
        os.utime(folder / name, (0, 0))
    cached_parse(FILE, "text", Thing, Maker())
    the_kept_file()


@pytest.mark.skipif(os.name == "nt", reason="there are no pipes in folders")
def test_a_pipe_in_the_place_of_what_was_kept_is_not_waited_for() -> None:
    make = Maker()
    cached_parse(FILE, "text", Thing, make)
    place = the_kept_file()
    place.unlink()
    os.mkfifo(place)
    assert cached_parse(FILE, "text", Thing, make) == Thing("made 2")
    assert cached_parse(FILE, "text", Thing, make) == Thing("made 2")


def test_what_cannot_be_written_is_still_made(caplog: pytest.LogCaptureFixture) -> None:
    """Half a surrogate pair cannot be encoded."""
    assert cached_parse(FILE, "text", Thing, lambda: Thing("\ud800")) == Thing("\ud800")
    assert "cannot write" in caplog.text


def test_threads_that_keep_the_same_do_not_disturb_each_other(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with ThreadPoolExecutor(8) as threads:
        for number in range(200):
            threads.submit(cached_parse, FILE, f"text {number % 2}", Thing, Maker())
    assert caplog.text == ""
    the_kept_file()


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"\xff\xfe", b'{"text": 1}', b'{"text": "\xff"}', b"[]"]
)
def test_what_is_damaged_is_made_again(damage: bytes, caplog: pytest.LogCaptureFixture) -> None:
    make = Maker()
    cached_parse(FILE, "text", Thing, make)
    the_kept_file().write_bytes(damage)
    with caplog.at_level(logging.WARNING):
        assert cached_parse(FILE, "text", Thing, make) == Thing("made 2")
    assert "cannot use" in caplog.text
    assert cached_parse(FILE, "text", Thing, make) == Thing("made 2")


def test_where_nothing_can_be_kept_it_is_made_each_time(caplog: pytest.LogCaptureFixture) -> None:
    paths.reading_cache().parent.mkdir(parents=True)
    paths.reading_cache().write_text("a file where the folder should be")
    make = Maker()
    assert cached_parse(FILE, "text", Thing, make) == Thing("made 1")
    assert cached_parse(FILE, "text", Thing, make) == Thing("made 2")
    assert "cannot write" in caplog.text


def test_nothing_is_kept_of_what_cannot_be_made() -> None:
    def fail() -> Thing:
        raise ValueError("wrong")

    with pytest.raises(ValueError, match="wrong"):
        cached_parse(FILE, "text", Thing, fail)
    assert not paths.reading_cache().exists()


@pytest.mark.parametrize("path", sorted(paths.bundled_routines().glob("*.yaml")))
def test_a_routine_that_was_kept_is_the_routine_that_was_read(path: Path) -> None:
    for _ in range(2):
        assert load_routine(path) == read_routine(path)


def test_a_routine_that_was_changed_is_seen_so() -> None:
    own = paths.user_routines() / "own.yaml"
    own.parent.mkdir(parents=True)
    text = (paths.bundled_routines() / "short_break.yaml").read_text(encoding="utf-8")

    def named() -> Routine:
        return next(routine for routine in iter_valid_routines() if routine.id == "own")

    for name in ("One", "Two"):
        changed = [f"name: {name}" if row.startswith("name:") else row for row in text.splitlines()]
        own.write_text("\n".join(changed), encoding="utf-8")
        assert named().name == named().name == name


def test_settings_that_were_kept_are_the_settings_that_were_read(tmp_path: Path) -> None:
    text = "conditions: [pregnancy]\nkeymap: {skip: [x, right]}\nwarm_up: 0.5\nsilent_cues: [end]\n"
    file = tmp_path / "config.yaml"
    file.write_text(text, encoding="utf-8")
    first, again = read_settings(file), read_settings(file)
    assert again == first != Settings()
    assert again.keymap.custom_keys == {"skip": ["x", "right"]}
    write_settings(Settings(volume=20), file)
    assert read_settings(file) == Settings(volume=20)
