"""Tests of the device status of a real sound server, as `sound-check` shows it."""

from __future__ import annotations

import subprocess

import pytest

from acusession.sound.outputs.base import OutputError
from acusession.sound.outputs.miniaudio_output import MiniaudioOutput
from acusession.sound.outputs.probe import probe
from tests.long.sound.conftest import give_up
from tests.long.sound.servers import SoundServer


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (
            ("set-sink-volume", "probe", "40%"),
            "Sound plays on Null Output at a volume of 40 percent.",
        ),
        (("set-sink-mute", "probe", "1"), "The device Null Output is muted."),
        (
            ("set-sink-volume", "probe", "0"),
            "The device Null Output is set to a volume of 0 percent.",
        ),
    ],
    ids=["heard", "muted", "zero"],
)
def test_a_real_server_names_the_device(
    server: SoundServer, command: tuple[str, ...], sentence: str
) -> None:
    output = MiniaudioOutput()
    try:
        output.load()
    except OutputError as error:
        give_up(str(error))
    subprocess.run(["pactl", *command], check=True)
    tried = probe(output)
    assert tried.device == "PulseAudio (Null Output)"
    assert str(tried.status).startswith(sentence)
