"""Checks whether recorded speech can be heard on this machine, without opening a device."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from acusession.sound.outputs.installed import (
    has_miniaudio,
    has_simpleaudio,
    installed_players,
)
from acusession.system.programs import program_path

_WORDLESS: Final = frozenset({"bell", "none"})
"""Outputs that play no recorded sound."""

_SERVER_VARIABLES: Final = ("PULSE_SERVER", "PIPEWIRE_REMOTE", "JACK_DEFAULT_SERVER")


def can_say_words(output: str) -> bool:
    """Return whether the output chosen as `output` can play recorded words.

    False is certain; True is not, since the sound system may have no device.
    """
    return output not in _WORDLESS and _has_player() and has_sound_system()


def _has_player() -> bool:
    """Return whether a library or a program that plays sound is installed."""
    return (
        sys.platform == "win32" or has_miniaudio() or has_simpleaudio() or bool(installed_players())
    )


def has_sound_system() -> bool:
    """Return whether this machine may be able to play a sound.

    On Linux that takes a sound server, running or started on demand, or a sound card. Over ssh and
    in a container there is often neither. Every other system has a sound system.
    """
    if sys.platform != "linux":
        return True
    if any(variable in os.environ for variable in _SERVER_VARIABLES):
        return True
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}")
    sockets = (runtime / "pulse" / "native", runtime / "pipewire-0", Path("/run/pulse/native"))
    cards = Path("/dev/snd").glob("pcm*p")
    return any(map(_exists, sockets)) or any(cards) or program_path("pulseaudio") is not None


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a folder of another user
        return False
