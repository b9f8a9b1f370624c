"""Recording the words of a routine ahead of need."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from acusession import paths
from acusession.speech.synthesis import installed
from tests.cli.program import Program
from tests.foreign import put_speech_programs
from tests.speech_helper import end_speech_helper
from tests.terminal import acusession

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="programs that are scripts")

OWN = """
name: My back
caution: Gently.
prepare: 1s
closing: Now have some tea.
points:
  - {id: own, name: Own Point, sides: midline, press: 1, location: At a place of my own.,
     technique: Light pressure., posture: Sit.}
"""


@pytest.fixture
def routine(tmp_path: Path) -> str:
    file = tmp_path / "own.yaml"
    file.write_text(OWN, encoding="utf-8")
    return str(file)


@pytest.fixture
def speech_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder, first in PATH, with the only speech program."""
    folder = tmp_path / "bin"
    put_speech_programs(folder)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(installed, "find_spec", lambda module: None)
    end_speech_helper()
    yield folder
    end_speech_helper()


@pytest.mark.usefixtures("speech_program")
def test_every_word_is_recorded_once(program: Program, routine: str) -> None:
    ran = program("voice", "make", routine)
    assert ran.code == 0
    count = len([*paths.voice_cache().glob("*.dpcm")])
    assert count > 40
    assert ran.lines == [
        "Recording the words of My back, in the voice espeak-ng/en-us.",
        f"Done: {count} texts.",
    ]
    assert "so espeak-ng speaks all of it" in ran.error
    assert program("voice", "make", routine).lines == ["All words of My back are already recorded."]


def test_the_words_of_a_bundled_routine_are_there(program: Program) -> None:
    ran = program("voice", "make", "short_break")
    assert (ran.code, ran.lines) == (0, ["All words of Short break are already recorded."])


def test_a_speech_program_that_fails_is_reported_with_the_log(
    speech_program: Path, program: Program, routine: str
) -> None:
    (speech_program / "espeak-ng").write_text("#!/bin/sh\necho no voice >&2\nexit 1\n")
    ran = program("voice", "make", routine)
    assert ran.code == 1
    assert "could not be recorded" in ran.error
    assert str(paths.log_file()) in ran.error


def test_without_a_speech_program_it_says_what_to_install(
    program: Program, routine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installed, "find_spec", lambda module: None)
    monkeypatch.setattr(installed, "program_path", lambda name: None)
    assert "pip install 'acusession[voice]'" in program.refuse("voice", "make", routine)


def test_an_unknown_routine_or_action_is_refused(program: Program) -> None:
    assert "short_break" in program.refuse("voice", "make", "short_braek")
    assert "make" in program.refuse("voice", "mkae", "short_break", code=2)


@pytest.mark.usefixtures("speech_program")
def test_a_terminal_shows_the_progress(routine: str) -> None:
    with acusession("voice", "make", routine) as terminal:
        terminal.read_until("#")
        terminal.read_until("Done: ")
        assert terminal.wait() == 0
