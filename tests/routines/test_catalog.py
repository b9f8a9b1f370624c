"""Finding routines: bundled ones, the user's own, and files by path."""

import json
import logging
import os
import sys
from argparse import Namespace
from pathlib import Path
from unicodedata import normalize

import pytest

from acusession import paths
from acusession.cli.listing import list_routines
from acusession.errors import AcusessionError
from acusession.routines.catalog import (
    find_routine,
    iter_valid_routines,
    overridden_names,
    routine_files,
)
from acusession.routines.reader import validate_routine
from acusession.yaml_schema.problems import FileError
from tests.routines.broken import RIGHT


@pytest.fixture
def own() -> Path:
    """The user's own folder of routines."""
    folder = paths.user_routines()
    folder.mkdir(parents=True)
    return folder


BUNDLED = ["middle_back", "short_break"]


def test_the_bundled_routines_are_there_the_middle_back_first() -> None:
    assert list(routine_files()) == BUNDLED
    assert find_routine("middle_back").name == "Middle back"
    assert find_routine("short_break").name == "Short break"


def test_the_users_own_are_listed_after_them(own: Path) -> None:
    (own / "mine.yaml").write_text(RIGHT, encoding="utf-8")
    (own / "notes.txt").write_text("no routine", encoding="utf-8")
    assert list(routine_files()) == [*BUNDLED, "mine"]
    assert find_routine("mine").id == "mine"


def test_the_users_own_override_a_bundled_one_of_that_name(own: Path) -> None:
    (own / "middle_back.yaml").write_text(RIGHT, encoding="utf-8")
    assert find_routine("middle_back").name == "Small"
    assert overridden_names() == {"middle_back"}


@pytest.mark.skipif(os.name == "nt", reason="there are no such files")
def test_whatever_is_wrong_with_one_file_costs_that_file_only(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(own / "pipe.yaml")
    (own / "folder.yaml").mkdir()
    (own / "gone.yaml").symlink_to(own / "nowhere")
    (own / "loop.yaml").symlink_to("loop.yaml")
    (own / "zero.yaml").symlink_to("/dev/zero")
    (own / "huge.yaml").touch()
    os.truncate(own / "huge.yaml", 1 << 40)
    (own / "linked.yaml").symlink_to(paths.bundled_routines() / "middle_back.yaml")
    (own / ".#linked.yaml").symlink_to("user@host.4711")  # as an editor locks a file
    bad = ["folder", "gone", "huge", "loop", "pipe", "zero"]
    assert sorted(routine_files()) == sorted([*BUNDLED, *bad, "linked"])
    assert [routine.id for routine in iter_valid_routines()] == [*BUNDLED, "linked"]
    assert find_routine("linked").name == "Middle back"
    assert list_routines(Namespace(json=False)) == 0
    lines = capsys.readouterr().out.splitlines()
    told = [line for line in lines if ": cannot be used. " in line]
    assert [line.partition(":")[0] for line in told] == bad
    assert told[4] == (
        f"pipe: cannot be used. {own}/pipe.yaml:1:1: cannot be read: it is a pipe, "
        "not a regular file."
    )


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names are UTF-8 there")
def test_a_name_that_is_no_utf_8_is_written_out_and_can_be_started(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = os.fsdecode(b"caf\xe9")
    (own / f"{name}.yaml").write_text(RIGHT, encoding="utf-8")
    assert find_routine(name).id == find_routine(r"caf\udce9").id == r"caf\udce9"
    assert find_routine(str(own / f"{name}.yaml")) == find_routine(name) == find_routine(name)
    assert validate_routine(own / f"{name}.yaml").errors == ()
    assert list_routines(Namespace(json=False)) == 0
    assert "\ncaf\\udce9: Small, " in capsys.readouterr().out
    assert list_routines(Namespace(json=True)) == 0
    (listed,) = (row for row in json.loads(capsys.readouterr().out) if row["name"] == "Small")
    assert (listed["id"], listed["file"]) == (r"caf\udce9", str(own / f"{name}.yaml"))


@pytest.mark.skipif(os.name == "nt", reason="no file is called so there")
def test_what_a_terminal_would_act_on_in_a_name_is_written_out(own: Path) -> None:
    (own / "a\nb\x1b[2J.yaml").write_text(RIGHT, encoding="utf-8")
    assert list(routine_files()) == [*BUNDLED, r"a\nb\x1b[2J"]
    with pytest.raises(AcusessionError) as caught:
        find_routine("xyzzy")
    assert str(caught.value).isprintable()


def test_both_ways_of_writing_a_letter_are_one_name(own: Path) -> None:
    (own / f"{normalize('NFD', 'été')}.yaml").write_text(RIGHT, encoding="utf-8")
    for form in ("NFC", "NFD"):
        assert find_routine(normalize(form, "été")).id == normalize("NFC", "été")


@pytest.mark.parametrize("name", ["mine.yml", "mine.YAML", "mine.Yml"])
def test_the_other_endings_are_found_as_well(name: str, own: Path) -> None:
    (own / name).write_text(RIGHT, encoding="utf-8")
    assert list(routine_files()) == [*BUNDLED, "mine"]
    assert find_routine("mine").id == "mine"


def test_of_two_files_with_one_name_it_is_said_which_is_used(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own / "mine.yml").write_text(RIGHT.replace("Small", "Other"), encoding="utf-8")
    (own / "mine.yaml").write_text(RIGHT, encoding="utf-8")
    assert find_routine("mine").name == "Small"
    assert list_routines(Namespace(json=False)) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == "mine.yml is not used because mine.yaml has the same name; rename one of them."


def test_a_folder_that_cannot_be_listed(own: Path, caplog: pytest.LogCaptureFixture) -> None:
    own.rmdir()
    own.write_text("a file in its place")
    assert list(routine_files()) == BUNDLED
    assert "cannot be listed" in caplog.text


def test_among_very_many_names_only_some_are_told(own: Path) -> None:
    for number in range(100):
        (own / f"r{number:03}.yaml").touch()
    with pytest.raises(AcusessionError) as caught:
        find_routine("xyzzy")
    assert str(caught.value).endswith(", r016, r017 and 82 more.")


@pytest.mark.parametrize("name", ["some.yaml", "some.yml", "folder/some"])
def test_a_path_is_a_path(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / name).write_text(RIGHT, encoding="utf-8")
    assert find_routine(name).id == "some"
    assert find_routine(str(tmp_path / name)).name == "Small"


def test_a_path_to_nothing() -> None:
    with pytest.raises(FileError, match=r"none\.yaml:1:1: cannot be read"):
        find_routine("none.yaml")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("midle_back", "Did you mean 'middle_back'?"),
        ("xyzzy", "Available routines: middle_back, short_break."),
    ],
)
def test_an_unknown_name(name: str, hint: str) -> None:
    with pytest.raises(AcusessionError) as caught:
        find_routine(name)
    assert str(caught.value) == f"There is no routine named {name!r}. {hint}"


def test_a_wrong_file_does_not_hide_the_others(own: Path, caplog: pytest.LogCaptureFixture) -> None:
    (own / "broken.yaml").write_text("name: []\n", encoding="utf-8")
    (own / "mine.yaml").write_text(RIGHT, encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        assert [routine.id for routine in iter_valid_routines()] == [*BUNDLED, "mine"]
    assert "broken.yaml:1:7: expected text, found a list." in caplog.text
