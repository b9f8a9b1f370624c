"""Speech programs, and the errors of those that cannot speak."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from acusession.speech.segments import Segment
from acusession.speech.synthesis.engines import Espeak
from acusession.speech.synthesis.errors import EngineError
from acusession.speech.voice_config import ESPEAK, voice_of


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
@pytest.mark.parametrize(
    ("script", "cause"),
    [
        ("echo Reading. >&2; echo 'Error: no such voice.' >&2; exit 1", "Error: no such voice."),
        ("exit 5", "exit code 5"),
    ],
)
def test_why_a_program_does_not_speak_is_told_in_its_own_words(
    script: str, cause: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "espeak-ng"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EngineError) as raised:
        Espeak().speak(Segment("A text."), voice_of(ESPEAK, "Samantha", 150))
    assert str(raised.value) == f"{program}: {cause}"
