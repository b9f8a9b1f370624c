"""Tests of outputs without a session: whether they work, and advice for the user if not."""

from __future__ import annotations

import sys
from typing import Final

from msgspec import Struct

from acusession.sound.outputs.base import Output, OutputError
from acusession.sound.outputs.device_status import DeviceStatus, device_status
from acusession.sound.outputs.timeout_output import TimeoutOutput, moment_of_silence

_SERVER: Final = "PulseAudio"
"""Name prefix of the devices that belong to a sound server (PipeWire included)."""

_INSTALL: Final = {
    "simpleaudio": (
        "It is optional. To install it, run: pip install 'acusession[simpleaudio]' "
        "(on Linux this needs a C compiler and libasound2-dev)."
    ),
    "miniaudio": (
        "To install it, run: pip install miniaudio "
        "(this needs a C compiler if there is no ready-made wheel)."
    ),
}


class ProbeResult(Struct, frozen=True):
    """The result of trying an output.

    Either the output plays on `device`, or `trouble` is the reason, as a clause without a full
    stop, and `advice` tells the user what to do. `status` is None if the sound server gives none.
    """

    name: str
    device: str = ""
    status: DeviceStatus | None = None
    trouble: str = ""
    advice: str = ""


def probe(output: Output) -> ProbeResult:
    """Open the output in silence and close it again. Takes a few seconds at most."""
    guarded = TimeoutOutput(output)
    try:
        guarded.play(moment_of_silence())
        device = guarded.device()
        # A request would start a server if none runs, so ask only a server that plays.
        heard = device_status() if device.startswith(_SERVER) else None
        guarded.stop()
    except OutputError as error:
        return ProbeResult(output.name, trouble=str(error), advice=_advice(output.name, str(error)))
    finally:
        guarded.end()
    return ProbeResult(output.name, device, heard)


def _advice(name: str, trouble: str) -> str:
    """Return a sentence on what the user can do."""
    if "3.12" in trouble:
        return "No action is needed: miniaudio is used instead."
    if "not installed" in trouble:
        return _INSTALL[name]
    if name == "bell":
        return "Run acusession in a terminal."
    if "respond" in trouble and sys.platform == "linux":
        return (
            "Check with `pactl info` whether a sound server is running; over ssh or in a container "
            "there is often none. To restart it, run: systemctl --user restart pipewire "
            "pipewire-pulse (for PulseAudio: pulseaudio -k)."
        )
    return "Check that a sound device is connected and selected in the system's sound settings."
