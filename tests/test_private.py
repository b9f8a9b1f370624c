"""What the program keeps for its user is for nobody else's eyes, whatever the umask."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from acusession import paths
from acusession.model import Condition
from acusession.private import write_whole
from acusession.record.database import connect, set_aside
from acusession.settings import Settings, write_settings
from tests.foreign import put_speech_programs
from tests.samples import UNSPOKEN

if sys.platform == "win32":
    pytest.skip("rights are told otherwise there", allow_module_level=True)

KEEP: Final = """
from acusession import paths
from acusession.cli.log import keep_log
from acusession.model import Condition
from acusession.settings import Settings, read_settings, write_settings
keep_log()
file = paths.config_file()
write_settings(Settings(conditions=frozenset({Condition.PREGNANCY})), file)
read_settings(file)
for each in paths.reading_cache().iterdir():
    each.write_bytes(b"")
read_settings(file)
"""
"""Keeps settings, and a copy of them in the cache; a damaged copy is noted in the log."""


@pytest.fixture
def made(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is not there yet, where everything will be."""
    made = home / "made"
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(made / name.lower()))
    monkeypatch.setenv("HOME", str(made / "home"))
    return made


def readable_by_others(folder: Path) -> list[str]:
    every = [folder, *folder.rglob("*")]
    return [str(each) for each in every if stat.S_IMODE(each.stat().st_mode) & 0o077]


def test_whatever_is_kept_is_private(made: Path, tmp_path: Path) -> None:
    keep_everything(0, made, tmp_path)


def keep_everything(mask: int, made: Path, tmp_path: Path) -> None:
    """Have the program make all that it keeps, under a umask; nobody else can read any of it."""
    put_speech_programs(tmp_path / "bin")
    routine = tmp_path / "own.yaml"

    def run(*command: str) -> None:
        subprocess.run(
            [sys.executable, *command],
            umask=mask,
            env=os.environ | {"PATH": str(tmp_path / "bin")},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            timeout=60,
            check=True,
        )

    run("-c", KEEP)
    run("-m", "acusession", "new", "Mine")
    mine = {paths.user_routines() / "mine.yaml", paths.user_routines() / "routine.schema.json"}
    routine.write_text(UNSPOKEN)
    run("-m", "acusession", "start", str(routine), "--plain")
    kinds = (paths.config_file(), paths.record_file(), paths.log_file())
    assert all(file.is_file() for file in kinds)
    assert [*paths.reading_cache().iterdir()]
    assert [*paths.voice_cache().glob("*.wav")]
    assert {*readable_by_others(made)} <= {str(file) for file in mine}
    for file in mine:  # made to be passed on
        assert stat.S_IMODE(file.stat().st_mode) == 0o666 & ~mask


@pytest.fixture
def open_to_all() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("open_to_all")
def test_so_is_what_the_record_has_beside_it(made: Path) -> None:
    connection = connect(paths.record_file(), print)
    connection.execute("CREATE TABLE some (thing)")
    assert len([*paths.record_file().parent.iterdir()]) == 3
    assert readable_by_others(made) == []
    connection.close()


@pytest.mark.usefixtures("open_to_all")
def test_a_damaged_record_that_is_gone_by_now_is_not_made_anew_for_all_to_see(made: Path) -> None:
    set_aside(paths.record_file(), pytest.fail)
    assert not paths.record_file().exists()
    assert readable_by_others(made) == []


@pytest.mark.usefixtures("open_to_all")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644])
def test_settings_keep_the_mode_that_the_user_gave_them(mode: int, made: Path) -> None:
    file = paths.config_file()
    write_settings(Settings(volume=40), file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.chmod(mode)
    write_settings(Settings(conditions=frozenset({Condition.PREGNANCY})), file)
    assert stat.S_IMODE(file.stat().st_mode) == mode
    assert [each.name for each in file.parent.iterdir()] == ["config.yaml"]


def test_what_cannot_be_put_in_place_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(OSError, match="taken"):
        write_whole(tmp_path / "taken", b"text")
    assert [each.name for each in tmp_path.iterdir()] == ["taken"]
