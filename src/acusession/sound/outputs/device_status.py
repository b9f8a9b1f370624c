"""The device on which this process plays, its volume, and whether it is muted.

The sound server is asked through `pactl`, which works for PulseAudio and PipeWire only.
"""

from __future__ import annotations

import os
import re
import subprocess
from typing import Final

from msgspec import Struct

from acusession.system.programs import program_path

_PATIENCE: Final = 2.0
"""Timeout of a request to the server, in seconds."""

_BLOCK: Final = re.compile(r"^(?:Sink|Sink Input) #(\d+)$", re.MULTILINE)
_ENTRY: Final = re.compile(r"^\s+([\w. ]+?)(?::| =) \"?(.*?)\"?$", re.MULTILINE)
_NOTHING: Final = "auto_null"
"""The sink that a server makes if there is no device."""

_NO_DEVICE: Final = (
    "The sound server finds no sound device, so nothing is heard. "
    "Connect one, or check the system's sound settings."
)

_PERCENT: Final = re.compile(r"(\d+)%")


class DeviceStatus(Struct, frozen=True):
    """The device that plays ("" without a name), its volume, and why it is silent ("" if not)."""

    device: str
    percent: int
    silence: str = ""

    def __str__(self) -> str:
        """Return a message for the user."""
        where = f" on {self.device}" if self.device else ""
        return self.silence or f"Sound plays{where} at a volume of {self.percent} percent."


def device_status(client: int) -> DeviceStatus | None:
    """Return the device on which the process `client` is playing now; None if it is not known."""
    own = str(client)
    streams = _listed("sink-inputs").values()
    stream = next((each for each in streams if each.get("application.process.id") == own), None)
    sink = _listed("sinks").get(stream.get("Sink", "")) if stream else None
    if stream is None or sink is None:
        return None
    if sink.get("Name") == _NOTHING:
        return DeviceStatus("", 0, _NO_DEVICE)
    device = sink.get("Description", "")
    named = f"The device {device}" if device else "The sound device"
    silence = _silence(named, sink) or _silence("This program", stream)
    return DeviceStatus(device, _percent(sink), silence)


def _silence(what: str, entry: dict[str, str]) -> str:
    if entry.get("Mute") == "yes":
        return f"{what} is muted. Unmute it in the system's sound settings."
    if _percent(entry) == 0:
        return f"{what} is set to a volume of 0 percent. Raise it in the system's sound settings."
    return ""


def _percent(entry: dict[str, str]) -> int:
    """Return the volume of the loudest channel, in percent."""
    return max(map(int, _PERCENT.findall(entry.get("Volume", ""))), default=100)


def _listed(what: str) -> dict[str, dict[str, str]]:
    """Return the properties of each object by its number; {} if the server does not answer."""
    program = program_path("pactl")
    if program is None:
        return {}
    try:
        listing = subprocess.run(
            (program, "list", what),
            capture_output=True,
            timeout=_PATIENCE,
            check=True,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        ).stdout.decode(errors="replace")
    except (OSError, subprocess.SubprocessError):
        return {}
    _, *parts = _BLOCK.split(listing)
    return {
        number: {name.strip(): value for name, value in reversed(_ENTRY.findall(text))}
        for number, text in zip(parts[::2], parts[1::2], strict=True)
    }
