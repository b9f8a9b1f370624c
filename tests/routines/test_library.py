"""Where routines are found."""

import logging
from pathlib import Path

import pytest

from acusession import paths
from acusession.checked_yaml.problems import FileError
from acusession.errors import AcusessionError
from acusession.routines.library import find_routine, readable_routines, routine_files
from tests.routines.broken import RIGHT


@pytest.fixture
def own() -> Path:
    """The user's own folder of routines."""
    folder = paths.user_routines()
    folder.mkdir(parents=True)
    return folder


def test_the_bundled_routine_is_there() -> None:
    assert list(routine_files()) == ["middle_back"]
    assert find_routine("middle_back").name == "Middle back"


def test_the_users_own_stand_beside_it(own: Path) -> None:
    (own / "mine.yaml").write_text(RIGHT, encoding="utf-8")
    (own / "notes.txt").write_text("no routine", encoding="utf-8")
    assert list(routine_files()) == ["middle_back", "mine"]
    assert find_routine("mine").id == "mine"


def test_the_users_own_stand_before_a_bundled_one_of_that_name(own: Path) -> None:
    (own / "middle_back.yaml").write_text(RIGHT, encoding="utf-8")
    assert find_routine("middle_back").name == "Small"


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
    [("midle_back", "Did you mean 'middle_back'?"), ("xyzzy", "There are: middle_back.")],
)
def test_a_name_nobody_has(name: str, hint: str) -> None:
    with pytest.raises(AcusessionError) as caught:
        find_routine(name)
    assert str(caught.value) == f"There is no routine {name!r}. {hint}"


def test_a_wrong_file_does_not_hide_the_others(own: Path, caplog: pytest.LogCaptureFixture) -> None:
    (own / "broken.yaml").write_text("name: []\n", encoding="utf-8")
    (own / "mine.yaml").write_text(RIGHT, encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        assert [routine.id for routine in readable_routines()] == ["middle_back", "mine"]
    assert "broken.yaml:1:7: here belongs a text, not a list." in caplog.text
