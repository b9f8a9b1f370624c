"""A home of version 0.1.0 is taken over: settings, own routines, record, an unfinished session.

The program at commit fbcb1cb made its files: `new "My back"`, a session of short_break to its end,
`list`, and a session of my_back that was killed.
"""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from acusession import __version__, paths
from acusession.config.store import read_settings
from acusession.domain.model import Condition
from acusession.record.migration import copy_of_version_1
from acusession.session.keymap import Action
from tests.cli.program import child

OLD = Path(__file__).parent / "fixtures" / "home_0_1_0"

UNFINISHED = "Unfinished session: My back, step 1 of 2: P6 Nei Guan, left side, 24 seconds left."


@pytest.fixture(autouse=True)
def old_home(home: Path) -> None:
    """Put the files where this system has them."""
    assert __version__ != "0.1.0"
    for part, folder in (
        ("config", paths.config_file().parent),
        ("data", paths.record_file().parent),
        ("cache", paths.reading_cache().parent),
    ):
        shutil.copytree(OLD / part / "acusession", folder, dirs_exist_ok=True)


def test_settings_are_kept_and_the_file_is_as_it_was() -> None:
    before = paths.config_file().read_bytes()
    settings = read_settings(paths.config_file())
    assert settings.conditions == frozenset({Condition.PREGNANCY})
    assert (settings.theme, settings.volume) == ("acusession-light", 80)
    assert settings.keymap.key(Action.SKIP) == "j"
    assert child("list").returncode == 0
    assert paths.config_file().read_bytes() == before


def test_own_routines_are_listed_and_valid() -> None:
    listed = child("list")
    assert "my_back: My back" in listed.stdout
    assert "excluded because of pregnancy" in listed.stdout
    assert listed.stderr.count("\n") == 1
    assert UNFINISHED in listed.stderr
    checked = child("check", str(paths.user_routines() / "my_back.yaml"))
    assert "valid, 1 point" in checked.stdout


def test_what_was_done_is_in_the_history() -> None:
    assert "1 session on 1 day, 4 s on the points." in child("history").stdout


def test_the_unfinished_session_is_resumed_where_it_was_and_a_copy_of_the_record_is_kept() -> None:
    command = [sys.executable, "-m", "acusession", "resume", "--plain", "--mute"]
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as program:
        assert program.stdout is not None
        said = []
        for line in program.stdout:
            said.append(line)
            if line == "Press. 24 seconds.\n":
                break
        program.terminate()
    assert said[-1] == "Press. 24 seconds.\n", said
    assert "P6 Nei Guan, left side.\n" in said
    with closing(sqlite3.connect(copy_of_version_1(paths.record_file()))) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (1,)
        assert copy.execute("SELECT count(*) FROM session").fetchone() == (2,)
