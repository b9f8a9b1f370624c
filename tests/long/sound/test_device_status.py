"""Tests of the device status of a real sound server, as `sound-check` shows it."""

from __future__ import annotations

import subprocess

import pytest

from acusession.sound.outputs.base import Output
from acusession.sound.outputs.probe import probe
from tests.long.sound.servers import SoundServer, until

pytestmark = pytest.mark.every_kind

DEVICES = {"pulseaudio": "Null Output", "pipewire": "probe"}
"""What each server calls its null sink."""


@pytest.fixture(autouse=True)
def _only_clients(pair: tuple[str, str]) -> None:
    if pair[0] in {"aplay", "simpleaudio"}:
        pytest.skip("it plays through ALSA, which does not say on what server")


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (("set-sink-volume", "probe", "40%"), "Sound plays on {} at a volume of 40 percent."),
        (("set-sink-mute", "probe", "1"), "The device {} is muted."),
        (("set-sink-volume", "probe", "0"), "The device {} is set to a volume of 0 percent."),
    ],
    ids=["heard", "muted", "zero"],
)
def test_a_real_server_names_the_device(
    server: SoundServer,
    output: Output,
    pair: tuple[str, str],
    command: tuple[str, ...],
    sentence: str,
) -> None:
    subprocess.run(["pactl", *command], check=True)
    tried = probe(output)
    named = DEVICES[pair[1]]
    assert tried.device == (f"PulseAudio ({named})" if output.name == "miniaudio" else pair[0])
    assert str(tried.status).startswith(sentence.format(named))


def test_a_server_without_a_device_is_not_taken_for_sound(
    server: SoundServer, output: Output, pair: tuple[str, str]
) -> None:
    if pair[1] == "pulseaudio":  # PipeWire makes such a sink without being asked
        subprocess.run(["pactl", "load-module", "module-always-sink"], check=True)
    server.remove_sink("probe")
    until(lambda: "auto_null" in server.sinks(), "the sink that plays into nothing")
    tried = probe(output)
    assert str(tried.status).startswith("The sound server finds no sound device")
