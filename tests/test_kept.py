"""What was made of a text is made once, and anew when anything about it changes."""

import logging
from pathlib import Path

import pytest
from msgspec import Struct

from acusession import kept as module
from acusession import paths
from acusession.kept import kept
from acusession.model import Routine
from acusession.routines.library import readable_routines, routine_at
from acusession.routines.reader import read_routine
from acusession.settings import Settings, read_settings, write_settings


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
        assert kept(FILE, "text", Thing, make) == Thing("made 1")


def test_another_text_is_read_anew_in_the_same_place() -> None:
    make = Maker()
    kept(FILE, "text", Thing, make)
    assert kept(FILE, "text ", Thing, make) == Thing("made 2")
    assert kept(FILE, "text ", Thing, make) == Thing("made 2")
    the_kept_file()


def test_another_file_with_that_text_is_another_thing() -> None:
    make = Maker()
    kept(FILE, "text", Thing, make)
    assert kept(FILE.with_name("other.yaml"), "text", Thing, make) == Thing("made 2")


def test_files_that_share_a_place_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "crc32", lambda name: 7)
    make = Maker()
    kept(FILE, "text", Thing, make)
    assert kept(FILE.with_name("other.yaml"), "text", Thing, make) == Thing("made 2")


def test_another_program_reads_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    make = Maker()
    kept(FILE, "text", Thing, make)
    monkeypatch.setattr(module, "_program", lambda: 1)
    assert kept(FILE, "text", Thing, make) == Thing("made 2")


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"\xff\xfe", b'{"text": 1}', b'{"text": "\xff"}', b"[]"]
)
def test_what_is_damaged_is_made_anew(damage: bytes, caplog: pytest.LogCaptureFixture) -> None:
    make = Maker()
    kept(FILE, "text", Thing, make)
    the_kept_file().write_bytes(damage)
    with caplog.at_level(logging.WARNING):
        assert kept(FILE, "text", Thing, make) == Thing("made 2")
    assert "is of no use" in caplog.text
    assert kept(FILE, "text", Thing, make) == Thing("made 2")


def test_where_nothing_can_be_kept_it_is_made_each_time(caplog: pytest.LogCaptureFixture) -> None:
    paths.reading_cache().parent.mkdir(parents=True)
    paths.reading_cache().write_text("a file where the folder should be")
    make = Maker()
    assert kept(FILE, "text", Thing, make) == Thing("made 1")
    assert kept(FILE, "text", Thing, make) == Thing("made 2")
    assert "cannot be kept" in caplog.text


def test_nothing_is_kept_of_what_cannot_be_made() -> None:
    def fail() -> Thing:
        raise ValueError("wrong")

    with pytest.raises(ValueError, match="wrong"):
        kept(FILE, "text", Thing, fail)
    assert not paths.reading_cache().exists()


@pytest.mark.parametrize("path", sorted(paths.bundled_routines().glob("*.yaml")))
def test_a_routine_that_was_kept_is_the_routine_that_was_read(path: Path) -> None:
    for _ in range(2):
        assert routine_at(path) == read_routine(path)


def test_a_routine_that_was_changed_is_seen_so() -> None:
    own = paths.user_routines() / "own.yaml"
    own.parent.mkdir(parents=True)
    text = (paths.bundled_routines() / "short_break.yaml").read_text(encoding="utf-8")

    def named() -> Routine:
        return next(routine for routine in readable_routines() if routine.id == "own")

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
    assert again.keymap.own == {"skip": ["x", "right"]}
    write_settings(Settings(volume=20), file)
    assert read_settings(file) == Settings(volume=20)
