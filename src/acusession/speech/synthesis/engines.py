"""The speech engines. Only the helper process runs them."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, Protocol

from acusession.speech.segments import Language, Segment
from acusession.speech.synthesis.errors import EngineError
from acusession.speech.synthesis.espeak_library import EspeakLibrary
from acusession.speech.synthesis.installed import USUAL_NAME, has_espeak_library
from acusession.speech.synthesis.postprocess import Speech, read_wav
from acusession.speech.synthesis.spelled_text import spelled_text
from acusession.speech.voice_config import ESPEAK, KOKORO, SAY, WINDOWS, VoiceConfig
from acusession.system.programs import program_path

_LONGEST: Final = 20.0
"""Timeout of a speech program in seconds."""


class Engine(Protocol):
    """A converter of text to speech."""

    def speak(self, segment: Segment, voice_config: VoiceConfig) -> Speech:
        """Return the spoken segment; raise `EngineError` if it cannot be spoken."""


class Espeak:
    """The program espeak-ng."""

    def __init__(self) -> None:
        self._program = _installed("espeak-ng")

    def speak(self, segment: Segment, voice_config: VoiceConfig) -> Speech:
        """Run the program; the text goes through a pipe, so it cannot be taken for an option."""
        command = (self._program, "-v", espeak_voice(segment.language, voice_config.name))
        return _piped(
            (*command, "-s", str(voice_config.speed), "--stdin", "--stdout"),
            espeak_text(segment),
        )


_MAC_VOICES: Final = {USUAL_NAME: (), "en-gb": ("-v", "Daniel")}
"""The options of `say` for the voices that the settings offer by their espeak-ng names."""


class Say:
    """The program `say` of macOS. Experimental: written from its manual, never tested on a Mac."""

    def __init__(self) -> None:
        self._program = _installed("say")

    def speak(self, segment: Segment, voice_config: VoiceConfig) -> Speech:
        """Run the program with a file as output; it cannot write to a pipe."""
        voice = _MAC_VOICES.get(voice_config.name, ("-v", voice_config.name))
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "spoken.wav"
            options = ("-r", str(voice_config.speed), "-f", "-", "--data-format=LEI16@22050")
            _run((self._program, *voice, *options, "-o", str(target)), spelled_text(segment.text))
            return _spoken(target)


_WINDOWS_SCRIPT: Final = """
$ErrorActionPreference = 'Stop'
Add-Type -AssemblyName System.Speech
$text = New-Object System.IO.StreamReader([Console]::OpenStandardInput(), [Text.Encoding]::UTF8)
$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer
$voice.Rate = [int]$env:ACUSESSION_RATE
$voice.SetOutputToWaveFile($env:ACUSESSION_TARGET)
$voice.Speak($text.ReadToEnd())
$voice.Dispose()
"""


class Windows:
    """The speech of Windows, through PowerShell. Experimental: never tested on Windows.

    Text and file name are passed as data, never as part of the script.
    """

    def __init__(self) -> None:
        self._program = _installed("powershell")

    def speak(self, segment: Segment, voice_config: VoiceConfig) -> Speech:
        """Run the script, which writes a file in the voice set in Windows."""
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "spoken.wav"
            rate = max(
                -10, min(10, round((voice_config.speed - 180) / 20))
            )  # Windows has a scale from -10 to 10
            options = ("-NoProfile", "-NonInteractive", "-Command", _WINDOWS_SCRIPT)
            handed = {"ACUSESSION_RATE": str(rate), "ACUSESSION_TARGET": str(target)}
            _run((self._program, *options), spelled_text(segment.text), handed)
            return _spoken(target)


def espeak_voice(language: Language, voice: str) -> str:
    """Return espeak-ng's voice for a language, with the same variant, as in "en-gb+f3"."""
    if language is Language.ENGLISH:
        return voice
    _, plus, variant = voice.partition("+")
    return f"cmn-latn-pinyin{plus}{variant}"


def load_engine(name: str) -> Engine:
    """Return the engine of that name, ready to speak.

    Raises:
        EngineError: the engine is unknown or cannot be used.

    """
    if name == KOKORO:
        from acusession.speech.synthesis.kokoro_voice import Kokoro

        return Kokoro()
    if name == ESPEAK and program_path("espeak-ng") is None and has_espeak_library():
        return EspeakLibrary(espeak_voice, espeak_text)
    programs: Mapping[str, type[Engine]] = {ESPEAK: Espeak, SAY: Say, WINDOWS: Windows}
    if name not in programs:
        raise EngineError(f"there is no speech program named {name!r}")
    return programs[name]()


def _installed(name: str) -> str:
    """Return the path of a program; raise `EngineError` if it is not installed."""
    path = program_path(name)
    if path is None:
        raise EngineError(f"{name} is not installed")
    return path


def espeak_text(segment: Segment) -> str:
    """Return the text for espeak-ng, which reads pinyin as it is."""
    return segment.text if segment.language is Language.PINYIN else spelled_text(segment.text)


def _piped(command: Sequence[str], text: str) -> Speech:
    try:
        return read_wav(_run(command, text))
    except ValueError as error:
        raise EngineError(str(error)) from error


def _spoken(target: Path) -> Speech:
    try:
        return read_wav(target.read_bytes())
    except (OSError, ValueError) as error:
        raise EngineError(str(error)) from error


def _run(command: Sequence[str], text: str, handed: Mapping[str, str] | None = None) -> bytes:
    """Run a program with `text` as its input, and return its output."""
    try:
        done = subprocess.run(
            command,
            input=text.encode(),
            capture_output=True,
            timeout=_LONGEST,
            check=True,
            env={**os.environ, **(handed or {})},
        )
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip()
        cause = said.splitlines()[-1] if said else f"exit code {error.returncode}"
        raise EngineError(f"{command[0]}: {cause}") from error
    except (OSError, subprocess.SubprocessError) as error:
        raise EngineError(f"{command[0]}: {error}") from error
    return done.stdout
