"""Without a home folder every command works, saves nothing, and says so."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import platformdirs
import pytest

from acusession import paths
from acusession.cli.log import configure_logging
from tests.cli.program import Program

if sys.platform == "win32":
    pytest.skip("the home is found otherwise there", allow_module_level=True)

_UNKNOWN: Final = """
import pwd, sys
def unknown(uid):
    raise KeyError(uid)
pwd.getpwuid = unknown
from acusession.cli.main import main
sys.exit(main(sys.argv[1:]))
"""
"""The program for a user unknown to the system, as in some containers."""

SENTENCE: Final = (
    "acusession: Your home folder is not known, so your settings are not read and nothing "
    "is saved. Set HOME to your home folder.\n"
)


def homeless(folder: Path, *args: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    ran = subprocess.run(
        [sys.executable, "-c", _UNKNOWN, *args],
        cwd=folder,
        env=kept | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert [*folder.iterdir()] == []
    return ran


@pytest.mark.parametrize(
    "environment", [{}, {"HOME": ""}, {"HOME": "here"}, {"XDG_CACHE_HOME": "/nowhere/cache"}]
)
def test_a_plan_is_made(environment: dict[str, str], tmp_path: Path) -> None:
    ran = homeless(tmp_path, "quick", "P6", "--dry-run", **environment)
    assert (ran.returncode, ran.stderr) == (0, SENTENCE)


@pytest.mark.parametrize(
    "args", [["list"], ["show", "P6"], ["history"], ["--version"], ["check", os.devnull]]
)
def test_so_does_any_other_command(args: list[str], tmp_path: Path) -> None:
    ran = homeless(tmp_path, *args)
    assert (ran.returncode, ran.stderr) == (args[0] == "check", SENTENCE)
    assert ran.stdout


def test_a_session_is_led_and_not_recorded(tmp_path: Path) -> None:
    ran = homeless(tmp_path, "quick", "P6", "--plain", "--mute", "--seconds", "1", "--prepare", "0")
    assert ran.returncode == 0
    assert "Done: 2 of 2 presses, " in ran.stdout
    assert "This session is not being recorded. " in ran.stderr
    assert "cannot be opened: your home folder is not known. The session continues.\n" in ran.stderr


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    ran = homeless(tmp_path, "new", "mine")
    assert ran.returncode == 1
    assert ran.stderr.startswith(SENTENCE)
    assert ran.stderr.endswith("/mine.yaml cannot be written: your home folder is not known.\n")


def test_a_shell_that_asks_gets_an_answer_and_no_word_more(tmp_path: Path) -> None:
    ran = homeless(tmp_path, "--complete", "start", "m")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "middle_back" in ran.stdout


def test_where_places_are_given_no_home_is_needed(tmp_path: Path) -> None:
    places = {f"XDG_{name}_HOME": f"/nowhere/{name}" for name in ("CONFIG", "DATA", "CACHE")}
    assert homeless(tmp_path, "list", **places).stderr == ""


def test_a_place_within_the_working_folder_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Older versions of platformdirs return such a path."""
    monkeypatch.setattr(platformdirs, "user_config_path", lambda *_, **__: Path("here"))
    assert paths.config_file().is_relative_to(paths.NOWHERE)


def test_a_fault_is_told_of_also_where_the_log_has_one(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("wires crossed")

    monkeypatch.setattr("acusession.cli.log.make_folder", fail)
    monkeypatch.setattr("acusession.cli.listing.list_routines", fail)
    told = program.refuse("list")
    assert told.startswith("An internal error (RuntimeError: wires crossed) ended the program. ")
    configure_logging()
    monkeypatch.setattr("acusession.cli.main.parse", fail)
    assert program.refuse("list") == told
    logging.getLogger("acusession").error("nothing comes of it")
