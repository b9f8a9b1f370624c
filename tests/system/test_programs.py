"""Modules and programs are never taken from the working folder, and our own are found."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import acusession
from acusession.speech.segments import Segment
from acusession.speech.synthesis.engines import load_engine
from acusession.speech.voice_config import ESPEAK, SAY, WINDOWS, voice_of
from acusession.system.programs import keep_to_installed_programs, program_path, python_command
from tests.foreign import NAMES, PROGRAMS, Foreign, put_speech_programs
from tests.waiting import PATIENCE

if sys.platform == "win32":
    pytest.skip("programs that are scripts", allow_module_level=True)

HELPER = "acusession.speech.synthesis.worker"
ENDED = 0
"""The exit code of the helper at the end of its input; 1 if a module is not found."""

IMPORTED = """
import sys
import acusession.sound.outputs.simpleaudio_process, acusession.speech.synthesis.worker
from acusession.speech.synthesis import engines
print(*{name.partition(".")[0] for name in sys.modules})
"""


@pytest.fixture
def foreign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Foreign:
    """The working folder, full of foreign modules and programs."""
    folder = tmp_path / "from a friend"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return Foreign(folder)


def test_every_module_that_a_helper_imports_has_a_foreign_one_of_its_name(tmp_path: Path) -> None:
    # When coverage is measured, it imports itself into every child process.
    plain = {name: value for name, value in os.environ.items() if "COVERAGE" not in name}
    told = subprocess.run(
        [sys.executable, "-c", IMPORTED],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env=plain,
    )
    assert {*told.stdout.split()} - NAMES - {"__main__"} <= {*sys.builtin_module_names}


def ran(command: tuple[str, ...], **environment: str) -> int:
    """Return the exit code of a command. Its input stays open, since a helper ends with it."""
    with subprocess.Popen(
        command, env=os.environ | environment, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        return process.wait(PATIENCE)


def test_a_helper_imports_nothing_from_the_working_folder(
    foreign: Foreign, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = str(foreign.folder)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "path", ["", here, *sys.path])  # as after `python -m`
        command = python_command(HELPER)
    variables = {"PYTHONPATH": f"{here}:", "PYTHONSTARTUP": f"{here}/json.py", "PYTHONINSPECT": "1"}
    assert ran(command, **variables) == ENDED
    assert foreign.ran == []


def test_a_helper_finds_what_its_parent_has_found() -> None:
    """Modules may come from `pip install --user` or from a folder in PYTHONPATH."""
    start = (
        "import subprocess, sys; from acusession.system.programs import python_command; "
        f"command = python_command({HELPER!r}); "
        "sys.exit(subprocess.run(command).returncode)"
    )
    bare = getattr(sys, "_base_executable", sys.executable)  # outside the environment of the tests
    places = [str(Path(acusession.__file__).parents[1]), *sys.path]
    path = os.pathsep.join(place for place in places if place)
    assert ran((bare, "-c", start), PYTHONPATH=path) == ENDED


def test_one_who_stands_in_the_code_itself_has_helpers_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(Path(acusession.__file__).parents[1])
    assert ran(python_command(HELPER)) == ENDED


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_in_the_working_folder_is_none(
    foreign: Foreign, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", f":.:../{foreign.folder.name}:{foreign.folder}")
    assert program_path(name) is None
    keep_to_installed_programs()
    with pytest.raises(FileNotFoundError):
        subprocess.run([name], check=False)
    assert foreign.ran == []


@pytest.mark.parametrize("name", [ESPEAK, SAY, WINDOWS])
def test_every_speech_program_is_an_installed_one(
    foreign: Foreign, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_speech_programs(tmp_path / "bin")
    monkeypatch.setenv("PATH", f":.:{foreign.folder}:{tmp_path / 'bin'}")
    assert load_engine(name).speak(Segment("A text."), voice_of(name, "en-us", 150)).samples
    assert foreign.ran == []
