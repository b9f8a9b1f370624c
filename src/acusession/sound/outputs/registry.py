"""The outputs to try, the best first."""

from __future__ import annotations

from typing import TextIO

from acusession.sound.outputs.base import Output
from acusession.sound.outputs.bell import Bell
from acusession.sound.outputs.miniaudio_output import MiniaudioOutput
from acusession.sound.outputs.simpleaudio_output import SimpleaudioOutput


def outputs_from(name: str, terminal: TextIO | None) -> tuple[Output, ...]:
    """Return the output called `name` and those after it; for "auto", start at the best installed.

    Return no outputs for any other name. The bell rings on `terminal`.
    """
    if name == "auto":
        name = "simpleaudio" if SimpleaudioOutput.is_installed() else "miniaudio"
    outputs: tuple[Output, ...] = (SimpleaudioOutput(), MiniaudioOutput(), Bell(terminal))
    names = [output.name for output in outputs]
    return outputs[names.index(name) :] if name in names else ()
