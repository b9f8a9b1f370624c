"""New files in the user's folder, which never overwrite another one."""

import errno
import os
import unicodedata
from pathlib import Path
from typing import Final

import pytest

from acusession import paths
from acusession.errors import AcusessionError
from acusession.routines import user_routines
from acusession.routines.catalog import find_routine, routine_files
from acusession.routines.json_schema import FIRST_LINE, SCHEMA_FILE, schema_text
from acusession.routines.reader import read_routine, validate_routine
from acusession.routines.user_routines import create_from_template, save_routine
from tests.samples import make_point, make_routine


def test_a_starter_is_in_order_and_can_be_started_by_its_name() -> None:
    path = create_from_template("Evening  break")
    assert path == paths.user_routines() / "evening_break.yaml"
    checked = validate_routine(path)
    assert checked.problems == ()
    assert find_routine("evening_break").name == "Evening break"


def test_the_schema_lies_beside_it_where_its_first_line_looks() -> None:
    path = create_from_template("mine")
    assert path.read_text(encoding="utf-8").startswith(FIRST_LINE)
    assert (path.parent / SCHEMA_FILE).read_text(encoding="utf-8") == schema_text()


def test_a_starter_explains_every_key() -> None:
    text = create_from_template("mine").read_text(encoding="utf-8")
    for key in ("reach", "intensity", "uses", "avoid_if", "figure", "find", "source", "press"):
        assert f"{key}: " in text or f"{key}:\n" in text


NAMES: Final = [
    ("mine", "mine"),
    ("  P6 now ", "p6_now"),
    ("a-b_c", "a-b_c"),
    ("true", "true"),
    ("10 minutes", "10_minutes"),
    ("6", "6"),
    ("Chest & Back", "chest_back"),
    ("Rücken (früh)", "rucken_fruh"),
    ("Été", "ete"),
    ("Ca\u0301diz", "cadiz"),
    ("Ｆｕｌｌ ｗｉｄｔｈ", "full_width"),
    ("Мой комплекс", "мой_комплекс"),
    ("Мои\u0306", "мой"),
    ("ΣΊΣΥΦΟΣ", "σίσυφοσ"),
    ("我的背", "我的背"),
    ("등 지압", "등_지압"),
    ("हिन्दी", "हिन्दी"),
    ("می\u200cخواهم", "می_خواهم"),
    ("../mine", "mine"),
    ("a/b", "a_b"),
    ("a\\b", "a_b"),
    (".mine", "mine"),
    ("-rf", "rf"),
    ("a.yaml", "a_yaml"),
    ('say "a: b" # c', "say_a_b_c"),
    ("{a: [b", "a_b"),
    ("con", "routine_con"),
    ("NUL", "routine_nul"),
    ("Com¹", "routine_com1"),
    ("💆", "routine_1"),
    ("...", "routine_1"),
    ("\u0301", "routine_1"),
    ("a" * 40, "a" * 40),
    ("𠮷" * 40, "𠮷" * 40),
]
"""Names of routines, and the stems of their files."""


@pytest.mark.parametrize(("name", "stem"), NAMES)
def test_a_name_is_anything_and_the_file_is_called_plainly(name: str, stem: str) -> None:
    path = create_from_template(name)
    assert path.stem == stem
    assert read_routine(path).name == " ".join(name.split())
    assert find_routine(stem).name == " ".join(name.split())
    saved = save_routine(make_routine(make_point()), f"{name[:30]} II")
    assert read_routine(saved).name == " ".join(f"{name[:30]} II".split())


def test_names_of_signs_alone_are_numbered() -> None:
    assert [create_from_template(name).stem for name in ("💆", "💆", "!?")] == [
        f"routine_{number}" for number in (1, 2, 3)
    ]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_both_ways_of_writing_a_letter_are_one_name(form: str) -> None:
    create_from_template(unicodedata.normalize("NFC", "мой"))
    name = unicodedata.normalize(form, "мой")  # type: ignore[arg-type]
    assert find_routine(name).name == "мой"
    with pytest.raises(AcusessionError, match="There is already a routine named 'мой'"):
        create_from_template(name)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", "A routine needs a name"),
        (" ", "A routine needs a name"),
        ("a" * 41, "is too long for a routine's name; choose one of at most 40 characters."),
        ("a" * 100_000, "is too long for a routine's name; choose one of at most 40 characters."),
        ("a\x1b[2J", "contains a character that cannot be displayed"),
        ("a\nb: c\x00", "contains a character that cannot be displayed"),
        ("a\u202eb", "contains a character that cannot be displayed"),
        ("caf\udce9", "contains a character that cannot be displayed"),
    ],
    ids=["none", "blank", "long", "longer", "escape", "null", "backward", "no UTF-8"],
)
def test_what_can_be_no_name_gets_a_sentence(name: str, told: str) -> None:
    with pytest.raises(AcusessionError) as caught:
        create_from_template(name)
    assert told in str(caught.value)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 300
    assert not paths.user_routines().exists()


def test_a_system_that_has_no_such_file_names(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def refuse(self: Path, mode: str = "r", **given: str) -> object:
        str(self if mode == "x" else "").encode("latin-1")
        return opened(self, mode, **given)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(AcusessionError, match="cannot create a file named '我的背'; use"):
        create_from_template("我的背")


@pytest.mark.parametrize("name", ["mine", "Mine", "middle_back", "Middle back"])
def test_no_routine_is_written_over(name: str) -> None:
    before = create_from_template("mine").read_bytes()
    with pytest.raises(
        AcusessionError, match=r"There is already a routine named '.*'; choose another"
    ):
        create_from_template(name)
    assert (paths.user_routines() / "mine.yaml").read_bytes() == before
    assert sorted(routine_files()) == ["middle_back", "mine", "short_break"]


@pytest.mark.parametrize("file", ["Mine.yaml", "MINE.YML", "mine.yml"])
def test_none_is_either_that_some_systems_take_for_the_same(file: str) -> None:
    paths.user_routines().mkdir(parents=True)
    (paths.user_routines() / file).touch()
    with pytest.raises(
        AcusessionError, match="There is already a routine named 'mine'; choose another"
    ):
        create_from_template("Mine")


def test_no_file_is_written_over_that_is_no_routine(tmp_path: Path) -> None:
    paths.user_routines().mkdir(parents=True)
    (paths.user_routines() / "mine.yaml").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(AcusessionError, match="There is already a routine named 'mine'"):
        create_from_template("mine")
    assert not (tmp_path / "elsewhere").exists()


def test_no_file_is_written_over_that_somebody_has_just_put_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths.user_routines().mkdir(parents=True)
    (paths.user_routines() / "mine.yaml").symlink_to(tmp_path / "elsewhere")
    monkeypatch.setattr(user_routines, "routine_files", dict)
    with pytest.raises(AcusessionError, match=r"mine\.yaml already exists"):
        create_from_template("mine")
    assert (paths.user_routines() / "mine.yaml").is_symlink()


def test_a_folder_that_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(paths, "user_routines", lambda: tmp_path / "file" / "routines")
    with pytest.raises(AcusessionError, match="cannot be written: "):
        create_from_template("mine")


def test_a_full_disk_leaves_no_half_file(monkeypatch: pytest.MonkeyPatch) -> None:
    create_from_template("before")
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
        create_from_template("mine")
    assert "mine" not in routine_files()


def test_where_the_schema_cannot_be_written_no_other_file_is_deleted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Otherwise `mine.yaml` would delete `Mine.yaml` where file names ignore case."""
    before = create_from_template("before")
    schema = before.with_name(SCHEMA_FILE)
    whole = schema.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(user_routines, "routine_files", dict)
    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(AcusessionError, match=os.strerror(errno.ENOSPC)):
        create_from_template("before")
    assert schema.read_bytes() == whole
    assert sorted(before.parent.iterdir()) == [before, schema]


def test_a_routine_is_saved_under_a_name_of_its_own() -> None:
    routine = make_routine(make_point(press=90), make_point("Second"))
    path = save_routine(routine, "My evening")
    saved = read_routine(path)
    assert (saved.id, saved.name, saved.points) == ("my_evening", "My evening", routine.points)


def test_a_routine_that_could_not_be_read_is_not_saved() -> None:
    twice = make_routine(make_point(), make_point())
    with pytest.raises(AcusessionError, match="'first' is already a name of the point on line"):
        save_routine(twice, "mine")
    assert "mine" not in routine_files()
