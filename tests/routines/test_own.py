"""A new file in the user's folder, never over another one."""

import errno
import os
from pathlib import Path

import pytest

from acusession import paths
from acusession.errors import AcusessionError
from acusession.routines.library import find_routine, routine_files
from acusession.routines.own import save_routine, write_starter
from acusession.routines.reader import check_routine, read_routine
from acusession.routines.schema import FIRST_LINE, SCHEMA_FILE, schema_text
from tests.samples import make_point, make_routine


def test_a_starter_is_in_order_and_can_be_started_by_its_name() -> None:
    path = write_starter("Evening  break")
    assert path == paths.user_routines() / "evening_break.yaml"
    checked = check_routine(path)
    assert checked.problems == ()
    assert find_routine("evening_break").name == "Evening break"


def test_the_schema_lies_beside_it_where_its_first_line_looks() -> None:
    path = write_starter("mine")
    assert path.read_text(encoding="utf-8").startswith(FIRST_LINE)
    assert (path.parent / SCHEMA_FILE).read_text(encoding="utf-8") == schema_text()


def test_a_starter_explains_every_key() -> None:
    text = write_starter("mine").read_text(encoding="utf-8")
    for key in ("reach", "intensity", "uses", "avoid_if", "figure", "find", "source", "press"):
        assert f"{key}: " in text or f"{key}:\n" in text


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("mine", "mine"),
        ("Été", "ete"),
        ("  P6 now ", "p6_now"),
        ("a-b_c", "a-b_c"),
        ("true", "true"),
    ],
)
def test_the_file_is_called_like_the_routine(name: str, stem: str) -> None:
    path = write_starter(name)
    assert path.stem == stem
    assert read_routine(path).name == name.strip()


@pytest.mark.parametrize(
    "name",
    ["", " ", "../mine", "a/b", "a\\b", ".mine", "6", "-rf", "a.yaml", "con", "NUL", "Com1", "中脘",
     "a" * 41, "a" * 100_000, "a\x1b[2J", "a\nb: c\x00", "a\u202eb", 'a"b', "a:b"],
)  # fmt: skip
def test_an_odd_name_gets_a_sentence(name: str) -> None:
    with pytest.raises(AcusessionError) as caught:
        write_starter(name)
    assert "cannot be a routine's name; take a letter" in str(caught.value)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 300
    assert not paths.user_routines().exists()


@pytest.mark.parametrize("name", ["mine", "Mine", "middle_back", "Middle back"])
def test_no_routine_is_written_over(name: str) -> None:
    before = write_starter("mine").read_bytes()
    with pytest.raises(AcusessionError, match=r"There is a routine '.*' already; choose another"):
        write_starter(name)
    assert (paths.user_routines() / "mine.yaml").read_bytes() == before
    assert sorted(routine_files()) == ["middle_back", "mine", "short_break"]


def test_no_file_is_written_over_that_is_no_routine(tmp_path: Path) -> None:
    paths.user_routines().mkdir(parents=True)
    (paths.user_routines() / "mine.yaml").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(AcusessionError, match=r"mine\.yaml is there already"):
        write_starter("mine")
    assert not (tmp_path / "elsewhere").exists()


def test_a_folder_that_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(paths, "user_routines", lambda: tmp_path / "file" / "routines")
    with pytest.raises(AcusessionError, match="cannot be written: "):
        write_starter("mine")


def test_a_full_disk_leaves_no_half_file(monkeypatch: pytest.MonkeyPatch) -> None:
    write_starter("before")
    if not os.path.exists("/dev/full"):
        pytest.skip("no device here that is always full")
    opened = Path.open

    def open_full(self: Path, mode: str = "r", **given: str) -> object:
        file = opened(self, mode, **given)  # type: ignore[call-overload]
        if mode == "x":
            os.dup2(os.open("/dev/full", os.O_WRONLY), file.fileno())
        return file

    monkeypatch.setattr(Path, "open", open_full)
    with pytest.raises(AcusessionError, match=os.strerror(errno.ENOSPC)):
        write_starter("mine")
    assert "mine" not in routine_files()


def test_a_routine_is_saved_under_a_name_of_its_own() -> None:
    routine = make_routine(make_point(press=90), make_point("Second"))
    path = save_routine(routine, "My evening")
    saved = read_routine(path)
    assert (saved.id, saved.name, saved.points) == ("my_evening", "My evening", routine.points)


def test_a_routine_that_could_not_be_read_is_not_saved() -> None:
    twice = make_routine(make_point(), make_point())
    with pytest.raises(AcusessionError, match="'first' is the name of the point in line"):
        save_routine(twice, "mine")
    assert "mine" not in routine_files()
