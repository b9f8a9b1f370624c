"""The outputs to try, the best first."""

from __future__ import annotations

import sys
from typing import TextIO

from acusession.sound.outputs.base import Output
from acusession.sound.outputs.bell import Bell
from acusession.sound.outputs.miniaudio_output import MiniaudioOutput
from acusession.sound.outputs.player_output import PlayerOutput
from acusession.sound.outputs.simpleaudio_output import SimpleaudioOutput
from acusession.sound.outputs.winsound_output import WinsoundOutput


def all_outputs(terminal: TextIO | None) -> tuple[Output, ...]:
    """Return every output, the best first. The bell rings on `terminal`."""
    return (
        SimpleaudioOutput(),
        MiniaudioOutput(),
        WinsoundOutput() if sys.platform == "win32" else PlayerOutput(),
        Bell(terminal),
    )


def outputs_from(name: str, terminal: TextIO | None) -> tuple[Output, ...]:
    """Return the output called `name`, then the worse ones that are installed.

    "auto" stands for the best that is installed. Return no outputs for any other name.
    """
    outputs = all_outputs(terminal)
    if name == "auto":
        # If only the bell is left, the first one says what is missing.
        name = next((each.name for each in outputs if _plays_words(each)), "miniaudio")
    names = [output.name for output in outputs]
    if name not in names:
        return ()
    first, *others = outputs[names.index(name) :]
    return (first, *(each for each in others if each.is_installed))


def _plays_words(output: Output) -> bool:
    return output.uses_device and output.is_installed
