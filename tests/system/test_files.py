"""A user's file is read if it is regular; anything else gives an error, and nothing hangs."""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

from acusession import paths
from acusession.config.settings import Settings
from acusession.config.store import has_comments, read_settings
from acusession.domain.cues import Cue
from acusession.sound.cue_files import CueFiles
from acusession.speech.timing import SpeechTiming
from acusession.speech.voice_store import INDEX, VoiceStore, read_index
from acusession.system.files import NotRegularError, TooLargeError, open_file, read_file
from acusession.system.private_files import open_to_append
from acusession.yaml_schema.problems import FileError
from tests.waiting import PATIENCE

if sys.platform == "win32":
    pytest.skip("Windows has no pipes in folders", allow_module_level=True)


@pytest.fixture(autouse=True)
def never_hang() -> Iterator[None]:
    """Make a test that blocks fail instead."""

    def fail(*_: object) -> None:
        raise AssertionError("it hangs")

    before = signal.signal(signal.SIGALRM, fail)
    signal.alarm(int(PATIENCE))
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def put_socket(place: Path) -> None:
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(os.path.relpath(place))  # the absolute path may be too long


KINDS: Final[dict[str, Callable[[Path], object]]] = {
    "it is a folder": Path.mkdir,
    "it is a pipe": os.mkfifo,
    "it is a socket": put_socket,
    "it is a device": lambda place: place.symlink_to("/dev/zero"),
}
"""Functions that create something other than a regular file, by the error's text."""


@pytest.mark.parametrize(("told", "put"), KINDS.items(), ids=KINDS)
def test_what_is_no_regular_file_is_told(
    told: str, put: Callable[[Path], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path / "thing")
    with pytest.raises(NotRegularError, match=told):
        read_file(tmp_path / "thing", 10)


def test_a_pipe_put_there_between_two_looks_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    file.touch()
    looked = os.stat

    def look_and_exchange(path: Path) -> os.stat_result:
        seen = looked(path)
        file.unlink()
        os.mkfifo(file)
        return seen

    monkeypatch.setattr(os, "stat", look_and_exchange)
    with pytest.raises(NotRegularError, match="it is a pipe"):
        open_file(file)


def test_a_link_to_a_regular_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"text")
    (tmp_path / "link").symlink_to("file")
    assert read_file(tmp_path / "link", 4) == b"text"


def test_a_file_has_as_many_bytes_as_it_may_or_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"text")
    with pytest.raises(TooLargeError, match="larger than 3 bytes"):
        read_file(tmp_path / "file", 3)


def test_a_very_large_one_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "file").open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(TooLargeError):
        read_file(tmp_path / "file", 1000)


def test_what_is_gone_is_not_found(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("gone")
    with pytest.raises(FileNotFoundError):
        read_file(tmp_path / "link", 1000)


# The readers


@pytest.mark.parametrize(("told", "put"), KINDS.items(), ids=KINDS)
def test_settings(
    told: str, put: Callable[[Path], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path / "config.yaml")
    with pytest.raises(FileError, match=rf"config.yaml:1:1: cannot be read: {told}, not a regular"):
        read_settings(tmp_path / "config.yaml")
    assert not has_comments(tmp_path / "config.yaml")


def test_settings_that_are_very_many(tmp_path: Path) -> None:
    with (tmp_path / "config.yaml").open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(FileError, match="the file is larger than 1 MB"):
        read_settings(tmp_path / "config.yaml")
    assert not has_comments(tmp_path / "config.yaml")


def test_settings_with_a_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_bytes("\ufeff# mine\nvolume: 30\n".encode())
    assert read_settings(tmp_path / "config.yaml") == Settings(volume=30)
    assert has_comments(tmp_path / "config.yaml")
    (tmp_path / "config.yaml").write_bytes("\ufeff\n".encode())
    assert read_settings(tmp_path / "config.yaml") == Settings()


def test_a_cue_of_the_users_own(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "press.wav")
    cue_files = CueFiles(paths.bundled_sounds(), tmp_path)
    room = SpeechTiming(VoiceStore(tmp_path, tmp_path), cue_files, frozenset())
    assert room.cue_seconds([Cue.PRESS]) == 0


def test_the_index_of_the_voice(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / INDEX)
    assert read_index(tmp_path) == {}


def test_a_log(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "log")
    with pytest.raises(OSError, match="log"):
        open_to_append(tmp_path / "log")
    reader = os.open(tmp_path / "log", os.O_RDONLY | os.O_NONBLOCK)
    with pytest.raises(NotRegularError, match="it is a pipe"):
        open_to_append(tmp_path / "log")
    os.close(reader)
