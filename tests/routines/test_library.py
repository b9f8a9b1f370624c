"""Where routines are found."""

import logging
import os
from pathlib import Path

import pytest

from acusession import paths
from acusession.checked_yaml.problems import FileError
from acusession.errors import AcusessionError
from acusession.routines.library import (
    before_bundled,
    find_routine,
    readable_routines,
    routine_files,
)
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


def test_the_users_own_stand_beside_it(own: Path) -> None:
    (own / "mine.yaml").write_text(RIGHT, encoding="utf-8")
    (own / "notes.txt").write_text("no routine", encoding="utf-8")
    assert list(routine_files()) == [*BUNDLED, "mine"]
    assert find_routine("mine").id == "mine"


def test_the_users_own_stand_before_a_bundled_one_of_that_name(own: Path) -> None:
    (own / "middle_back.yaml").write_text(RIGHT, encoding="utf-8")
    assert find_routine("middle_back").name == "Small"
    assert before_bundled() == {"middle_back"}


def test_what_is_no_file_is_passed_over(own: Path) -> None:
    """A pipe would be waited on for ever."""
    os.mkfifo(own / "pipe.yaml")
    (own / "folder.yaml").mkdir()
    (own / "gone.yaml").symlink_to(own / "nowhere")
    (own / "linked.yaml").symlink_to(paths.bundled_routines() / "middle_back.yaml")
    assert list(routine_files()) == [*BUNDLED, "linked"]


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
        ("xyzzy", "There are: middle_back, short_break."),
    ],
)
def test_a_name_nobody_has(name: str, hint: str) -> None:
    with pytest.raises(AcusessionError) as caught:
        find_routine(name)
    assert str(caught.value) == f"There is no routine {name!r}. {hint}"


def test_a_wrong_file_does_not_hide_the_others(own: Path, caplog: pytest.LogCaptureFixture) -> None:
    (own / "broken.yaml").write_text("name: []\n", encoding="utf-8")
    (own / "mine.yaml").write_text(RIGHT, encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        assert [routine.id for routine in readable_routines()] == [*BUNDLED, "mine"]
    assert "broken.yaml:1:7: here belongs a text, not a list." in caplog.text
