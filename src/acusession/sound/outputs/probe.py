"""Tests outputs outside a session: says whether they work and, if not, what the user can do."""

from __future__ import annotations

import sys

from msgspec import Struct

from acusession.sound.outputs.base import Output, OutputError
from acusession.sound.outputs.device_status import DeviceStatus, device_status
from acusession.sound.outputs.timeout_output import TimeoutOutput, moment_of_silence


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
        client = output.server_client
        # A request would start a server if none runs, so ask only a server that plays.
        heard = None if client is None else device_status(client)
        guarded.stop()
    except OutputError as error:
        advice = error.advice or _default_advice()
        return ProbeResult(output.name, trouble=str(error), advice=advice)
    finally:
        guarded.end()
    return ProbeResult(output.name, device, heard)


def _default_advice() -> str:
    if sys.platform == "linux":
        return (
            "Check with `pactl info` whether a sound server is running; over ssh or in a container "
            "there is often none. To restart it, run: systemctl --user restart pipewire "
            "pipewire-pulse (for PulseAudio: pulseaudio -k)."
        )
    return "Check that a sound device is connected and selected in the system's sound settings."
