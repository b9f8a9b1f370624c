"""Asks the sound server on which device this process is heard, how loud, and whether it is muted.

It answers through `pactl`, which PulseAudio and PipeWire know; elsewhere nobody tells.
"""

from __future__ import annotations

import os
import re
import subprocess
from typing import Final

from msgspec import Struct

from acusession.system.programs import program_path

_PATIENCE: Final = 2.0
"""Seconds for which the server is asked."""

_BLOCK: Final = re.compile(r"^(?:Sink|Sink Input) #(\d+)$", re.MULTILINE)
_ENTRY: Final = re.compile(r"^\s+([\w. ]+?)(?::| =) \"?(.*?)\"?$", re.MULTILINE)
_PERCENT: Final = re.compile(r"(\d+)%")

_SETTINGS: Final = "in the system's sound settings"


class DeviceStatus(Struct, frozen=True):
    """The device that plays, and why it is silent, "" if nothing says so."""

    device: str
    percent: int
    silence: str = ""

    def __str__(self) -> str:
        """Return a sentence for the user."""
        return self.silence or f"It plays on {self.device}, which is set to {self.percent} percent."


def device_status() -> DeviceStatus | None:
    """Return where this process, which must be playing, is heard; None if nobody tells."""
    own = str(os.getpid())
    streams = _listed("sink-inputs").values()
    stream = next((each for each in streams if each.get("application.process.id") == own), None)
    sink = _listed("sinks").get(stream.get("Sink", "")) if stream else None
    if stream is None or sink is None:
        return None
    device = sink.get("Description", "its device")
    silence = _silence(f"The device {device}", sink) or _silence("This program", stream)
    return DeviceStatus(device, _percent(sink), silence)


def _silence(what: str, entry: dict[str, str]) -> str:
    if entry.get("Mute") == "yes":
        return f"{what} is muted {_SETTINGS}, so nothing is heard until it is unmuted there."
    if _percent(entry) == 0:
        return f"{what} is set to 0 percent {_SETTINGS}, so nothing is heard until that is more."
    return ""


def _percent(entry: dict[str, str]) -> int:
    """How loud it is, by its loudest channel."""
    return max(map(int, _PERCENT.findall(entry.get("Volume", ""))), default=100)


def _listed(what: str) -> dict[str, dict[str, str]]:
    """What the server lists, by its number, each with its properties; nothing if it is silent."""
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
