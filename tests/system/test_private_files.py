"""What the program stores can be read by its user only, whatever the umask."""

from __future__ import annotations

import errno
import os
import stat
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from acusession import paths
from acusession.config.settings import Settings
from acusession.config.store import read_settings, write_settings
from acusession.domain.model import Condition
from acusession.errors import AcusessionError
from acusession.record.database import connect, quarantine
from acusession.system import private_files
from acusession.system.private_files import write_whole
from tests.foreign import put_speech_programs
from tests.needs import needs_decoder
from tests.samples import UNSPOKEN

if sys.platform == "win32":
    pytest.skip("permissions work differently on Windows", allow_module_level=True)

NOBODY: Final = 0xFFFF_FFFF
"""The ID in an access list entry that applies to no particular user or group."""

KEEP: Final = """
from acusession import paths
from acusession.cli.log import configure_logging
from acusession.domain.model import Condition
from acusession.config.settings import Settings
from acusession.config.store import read_settings, write_settings
configure_logging()
file = paths.config_file()
write_settings(Settings(conditions=frozenset({Condition.PREGNANCY})), file)
read_settings(file)
for each in paths.reading_cache().iterdir():
    each.write_bytes(b"")
read_settings(file)
"""
"""A script that writes settings, a copy in the cache, and to the log that the copy is damaged."""


@pytest.fixture
def made(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that does not exist yet, in which everything will be stored."""
    made = home / "made"
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(made / name.lower()))
    monkeypatch.setenv("HOME", str(made / "home"))
    return made


def readable_by_others(folder: Path) -> list[str]:
    every = [folder, *folder.rglob("*")]
    return [str(each) for each in every if stat.S_IMODE(each.stat().st_mode) & 0o077]


@needs_decoder  # without one, no speech is synthesized
def test_whatever_is_kept_is_private(made: Path, tmp_path: Path) -> None:
    keep_everything(0, made, tmp_path)


def keep_everything(mask: int, made: Path, tmp_path: Path) -> None:
    """Have the program store everything under a umask, and check that others cannot read it."""
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
    assert [*paths.voice_cache().glob("*.dpcm")]
    assert {*readable_by_others(made)} <= {str(file) for file in mine}
    for file in mine:  # these are meant to be shared
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
    quarantine(paths.record_file(), pytest.fail)
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


def test_so_they_do_under_any_umask(made: Path) -> None:
    file = paths.config_file()
    write_settings(Settings(volume=40), file)
    file.chmod(0o664)
    before = os.umask(0o077)
    write_settings(Settings(volume=50), file)
    os.umask(before)
    assert stat.S_IMODE(file.stat().st_mode) == 0o664


def another_group() -> int:
    """Return another group that this process may give to its files."""
    groups = [os.getegid() + 1] if os.geteuid() == 0 else os.getgroups()
    other = next((group for group in groups if group != os.getegid()), None)
    if other is None:
        pytest.skip("the current user is in one group only")
    return other


def settings_of(group: int) -> Path:
    file = paths.config_file()
    write_settings(Settings(volume=40), file)
    file.chmod(0o640)
    os.chown(file, -1, group)
    return file


def test_settings_keep_the_group_that_the_user_gave_them(made: Path) -> None:
    file = settings_of(another_group())
    before = file.stat()
    write_settings(Settings(volume=50), file)
    state = file.stat()
    assert (state.st_mode, state.st_uid, state.st_gid) == (
        before.st_mode,
        before.st_uid,
        before.st_gid,
    )
    assert state.st_ino != before.st_ino


def refuse(*_: object) -> None:
    raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))


def busy(_: Path, place: Path) -> None:
    if place.name == "config.yaml":
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))


@pytest.mark.parametrize(("call", "fail"), [("fchown", refuse), ("replace", busy)])
def test_where_no_other_file_can_take_their_place_they_are_written_over(
    call: str, fail: object, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The group is not one of the user's, or the file is a mount point."""
    file = settings_of(another_group())
    before = file.stat()
    monkeypatch.setattr(os, call, fail)
    private_files.rewrite(file, b"mute: true\n")
    assert file.read_bytes() == b"mute: true\n"
    assert (file.stat().st_ino, file.stat().st_mode) == (before.st_ino, before.st_mode)


@pytest.mark.parametrize("settings", [Settings(volume=5), Settings(volume=100, mute=True)])
def test_settings_keep_all_their_names(settings: Settings, made: Path) -> None:
    file, other = paths.config_file(), made / "dotfiles.yaml"
    write_settings(Settings(volume=40, output="bell"), file)
    other.hardlink_to(file)
    write_settings(settings, file)
    assert other.samefile(file)
    assert read_settings(other) == settings
    assert [each.name for each in file.parent.iterdir()] == ["config.yaml"]


def test_so_they_do_where_links_lead_there(made: Path) -> None:
    file, target = paths.config_file(), made / "dotfiles" / "mine.yaml"
    write_settings(Settings(volume=40), target)
    file.parent.mkdir(parents=True)
    file.symlink_to(target)
    write_settings(Settings(volume=50), file)
    assert file.readlink() == target
    assert read_settings(target) == Settings(volume=50)


def test_settings_that_cannot_be_written_over_are_as_before(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = paths.config_file()
    write_settings(Settings(volume=40), file)
    (made / "other.yaml").hardlink_to(file)
    synced, faults = os.fsync, [OSError(errno.EIO, os.strerror(errno.EIO))]

    def fail_once(descriptor: int) -> None:
        if faults and os.fstat(descriptor).st_ino == file.stat().st_ino:
            raise faults.pop()
        synced(descriptor)

    monkeypatch.setattr(os, "fsync", fail_once)
    with pytest.raises(AcusessionError, match=r"config\.yaml cannot be written: "):
        write_settings(Settings(volume=50), file)
    assert not faults
    assert read_settings(file) == Settings(volume=40)
    assert [each.name for each in file.parent.iterdir()] == ["config.yaml"]


@pytest.mark.skipif(sys.platform != "linux", reason="access lists can be read on Linux only")
def test_settings_keep_their_access_list(made: Path) -> None:
    file = paths.config_file()
    write_settings(Settings(volume=40), file)
    entries = [(0x01, 6, NOBODY), (0x02, 4, 4711), (0x04, 0, NOBODY), (0x10, 4, NOBODY)]
    entries.append((0x20, 0, NOBODY))
    packed = b"".join(struct.pack("<HHI", *each) for each in entries)
    try:
        os.setxattr(file, "system.posix_acl_access", struct.pack("<I", 2) + packed)
    except OSError as error:
        pytest.skip(f"no access lists on this disk: {error}")
    before = os.getxattr(file, "system.posix_acl_access")
    write_settings(Settings(volume=50), file)
    assert os.getxattr(file, "system.posix_acl_access") == before
    assert read_settings(file) == Settings(volume=50)


def test_what_cannot_be_put_in_place_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(OSError, match="taken"):
        write_whole(tmp_path / "taken", b"text")
    assert [each.name for each in tmp_path.iterdir()] == ["taken"]
