"""The settings: read with their defaults, written atomically, never lost by a mistake."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from acusession import paths
from acusession.config.settings import Overrides, Settings
from acusession.config.store import read_settings, write_settings
from acusession.domain.breath import Breath
from acusession.domain.cues import OUTPUT_NAMES, Cue
from acusession.domain.model import Condition
from acusession.errors import AcusessionError
from acusession.yaml_schema.problems import FileError

ALL = Settings(
    conditions=frozenset({Condition.PREGNANCY, Condition.BLOOD_THINNERS}),
    prepare=20,
    press=75,
    theme="acusession-light",
    breath="3-5",
    mute=True,
    volume=40,
    output="bell",
    silent_cues=frozenset({Cue.HALF_WAY, Cue.PAUSE}),
    warm_up=1.5,
    linger=30.0,
    voice=False,
    voice_name="en-us",
    speed=180,
    say_half_way=True,
    say_last_three=True,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.yaml"


def test_without_a_file_everything_is_the_default_and_nobody_was_asked(file: Path) -> None:
    assert read_settings(file) == Settings()
    assert Settings().conditions is None
    assert not Settings().mute
    assert Settings().output == "auto"


def test_without_a_folder_it_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("not a folder")
    assert read_settings(tmp_path / "taken" / "config.yaml") == Settings()


@pytest.mark.parametrize("text", ["", "\n", "   \n\n"])
def test_an_empty_file_is_no_settings(file: Path, text: str) -> None:
    file.write_text(text)
    assert read_settings(file) == Settings()


@pytest.mark.parametrize(
    "settings",
    [
        Settings(),
        Settings(conditions=frozenset()),
        ALL,
        *(Settings(output=output) for output in OUTPUT_NAMES),
        *(Settings(conditions=frozenset({condition})) for condition in Condition),
    ],
)
def test_what_is_written_is_read_again(file: Path, settings: Settings) -> None:
    write_settings(settings, file)
    assert read_settings(file) == settings


def test_no_conditions_is_an_answer_and_not_asked_again(file: Path) -> None:
    write_settings(Settings(conditions=frozenset()), file)
    assert read_settings(file).conditions == frozenset()
    assert file.read_text() == "conditions: []\n"


def test_it_is_written_as_a_person_would_write_it(file: Path) -> None:
    conditions = frozenset({Condition.PREGNANCY, Condition.BLOOD_THINNERS})
    write_settings(Settings(conditions=conditions, mute=True, warm_up=1.5, press=75), file)
    assert file.read_text().splitlines() == [
        "conditions:",
        "- blood_thinners",
        "- pregnancy",
        "press: 75",
        "mute: true",
        "warm_up: 1.5",
    ]


def test_folders_are_made_as_needed(tmp_path: Path) -> None:
    file = tmp_path / "new" / "newer" / "config.yaml"
    write_settings(ALL, file)
    assert read_settings(file) == ALL


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("conditions: [pregnant]\n", "pregnancy"),
        ("mute: maybe\n", "maybe"),
        ("output: loud\n", "loud"),
        ("vioce: true\n", "voice"),
        ("conditions: [\n", "config.yaml"),
        ("- a list\n", "config.yaml"),
    ],
)
def test_a_wrong_file_is_told_with_its_place(file: Path, text: str, sentence: str) -> None:
    file.write_text(text)
    with pytest.raises(FileError, match=sentence) as told:
        read_settings(file)
    assert str(told.value).startswith(f"{file}:")


def test_all_that_is_wrong_is_told_at_once(file: Path) -> None:
    file.write_text("mute: maybe\noutput: loud\n")
    with pytest.raises(FileError) as told:
        read_settings(file)
    assert [problem.line for problem in told.value.problems] == [1, 2]


def test_a_wrong_file_is_never_written_over(file: Path) -> None:
    file.write_text("mute: maybe\n")
    with pytest.raises(AcusessionError):
        write_settings(ALL, file)
    assert file.read_text() == "mute: maybe\n"


def test_bytes_that_are_no_text_are_told(file: Path) -> None:
    file.write_bytes(b"mute: \xff\n")
    with pytest.raises(FileError, match="UTF-8"):
        read_settings(file)


def fail(*_: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_settings_whole(
    file: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_settings(ALL, file)
    broken: Callable[..., None] = fail
    monkeypatch.setattr(os, step, broken)
    with pytest.raises(AcusessionError, match=r"cannot be written: No space left on device\."):
        write_settings(Settings(), file)
    assert read_settings(file) == ALL
    assert os.listdir(file.parent) == [file.name], "and no other file"


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("not a folder")
    with pytest.raises(AcusessionError, match="cannot be written"):
        write_settings(ALL, tmp_path / "taken" / "config.yaml")


def test_a_linked_file_stays_a_link(file: Path, tmp_path: Path) -> None:
    real = tmp_path / "kept" / "mine.yaml"
    real.parent.mkdir()
    real.write_text("mute: true\n")
    file.symlink_to(real)
    write_settings(ALL, file)
    assert file.is_symlink()
    assert read_settings(real) == ALL


def test_it_is_the_users_own_file() -> None:
    assert paths.config_file().name == "config.yaml"
    assert paths.config_file().parent.name == "acusession"


def test_the_command_line_overrides_only_what_it_gives() -> None:
    assert Overrides().apply_to(ALL) == ALL
    assert Overrides({"mute": False, "output": "none"}).apply_to(ALL) == replace(
        ALL, mute=False, output="none"
    )


@pytest.mark.parametrize(
    ("text", "pace"),
    [("4-6", Breath(4, 6)), ("'2-12'", Breath(2, 12)), ("off", None), ('"off"', None)],
)
def test_a_pace_of_breathing_is_read_and_written(
    file: Path, text: str, pace: Breath | None
) -> None:
    file.write_text(f"breath: {text}\n")
    settings = read_settings(file)
    assert settings.breath_pace == pace
    write_settings(settings, file)
    assert read_settings(file) == settings


@pytest.mark.parametrize("text", ["1-4", "4-13", "4", "4-6-4", "4 - 6", "on", "[4, 6]"])
def test_what_is_no_pace_is_told(file: Path, text: str) -> None:
    file.write_text(f"breath: {text}\n")
    with pytest.raises(FileError, match="pace of breathing"):
        read_settings(file)


def test_without_a_file_the_breath_is_four_in_and_six_out() -> None:
    assert Settings().breath_pace == Breath(4, 6)
