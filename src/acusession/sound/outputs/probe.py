"""Tries outputs without a session: which of them gives a sound, and what to do about the others."""

from __future__ import annotations

import sys
from typing import Final

from msgspec import Struct

from acusession.sound.outputs.base import Output, OutputError
from acusession.sound.outputs.device_status import DeviceStatus, device_status
from acusession.sound.outputs.timeout_output import TimeoutOutput, moment_of_silence

_SERVER: Final = "PulseAudio"
"""How a device of a sound server is told, PipeWire's too."""

_INSTALL: Final = {
    "simpleaudio": (
        "It is optional: pip install 'acusession[simpleaudio]', which on Linux needs a C compiler "
        "and libasound2-dev."
    ),
    "miniaudio": "pip install miniaudio; where it has no ready-made wheel it needs a C compiler.",
}


class ProbeResult(Struct, frozen=True):
    """What became of trying an output.

    Either it plays on `device`, or `trouble` says why not, as half a sentence, and `advice` what
    to do about it. `status` is what the sound server says of it, None if it says nothing.
    """

    name: str
    device: str = ""
    status: DeviceStatus | None = None
    trouble: str = ""
    advice: str = ""


def probe(output: Output) -> ProbeResult:
    """Open the output in silence and close it again. Takes some seconds at most."""
    guarded = TimeoutOutput(output)
    try:
        guarded.play(moment_of_silence())
        device = guarded.device()
        # Asking starts a server where none runs, so only one that plays is asked.
        heard = device_status() if device.startswith(_SERVER) else None
        guarded.stop()
    except OutputError as error:
        return ProbeResult(output.name, trouble=str(error), advice=_advice(output.name, str(error)))
    finally:
        guarded.end()
    return ProbeResult(output.name, device, heard)


def _advice(name: str, trouble: str) -> str:
    """What the user can do about it."""
    if "3.12" in trouble:
        return "Nothing is to be done: miniaudio does the same."
    if "not installed" in trouble:
        return _INSTALL[name]
    if name == "bell":
        return "Start it in a terminal."
    if "answers" in trouble and sys.platform == "linux":
        return (
            "Is a sound server running? `pactl info` says so; over ssh or in a container there is "
            "often none. To start it anew: systemctl --user restart pipewire pipewire-pulse "
            "(PulseAudio: pulseaudio -k)."
        )
    return "Is a sound device plugged in, and chosen in the system's own settings?"
