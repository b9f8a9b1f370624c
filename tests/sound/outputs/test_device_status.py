"""Tests of the device status that a sound server reports. A script stands in for `pactl`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from acusession.sound.outputs.device_status import device_status
from acusession.sound.outputs.probe import probe
from tests.foreign import put_program
from tests.sound.fakes import FakeOutput, Notes

if sys.platform == "win32":
    pytest.skip("a shell script", allow_module_level=True)

STREAM = """\
Sink Input #{number}
\tDriver: PipeWire
\tSink: {sink}
\tMute: {mute}
\tVolume: mono: 65536 / {volume}% / 0.00 dB
\t        balance 0.00
\tProperties:
\t\tapplication.name = "acusession"
\t\tapplication.process.id = "{process}"
"""

SINK = """\
Sink #{number}
\tName: {key}
\tDescription: {name}
\tMute: {mute}
\tVolume: front-left: 0 / 0% / -inf dB,   front-right: 26214 / {volume}% / -23.88 dB
\tBase Volume: 65536 / 100% / 0.00 dB
\tProperties:
\t\tdevice.description = "{name}"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return tmp_path


def answers(folder: Path, *, sink: dict[str, object], stream: dict[str, object]) -> None:
    """Have `pactl` list two streams on two devices; the second stream and device are ours."""
    usual = {"mute": "no", "volume": 40, "key": "alsa_output"}
    other = STREAM.format(number=3, sink=51, process=1, **usual)
    own = STREAM.format(**{"number": 7, "sink": 52, "process": os.getpid()} | usual | stream)
    (folder / "sink-inputs").write_text(other + "\n" + own)
    headphones = SINK.format(**{"number": 52, "name": "Headphones"} | usual | sink)
    (folder / "sinks").write_text(SINK.format(number=51, name="HDMI", **usual) + "\n" + headphones)
    put_program(folder / "pactl", f'#!/bin/sh\n[ "$1" = list ] && exec cat "{folder}/$2"\n')


@pytest.mark.parametrize(
    ("sink", "stream", "sentence"),
    [
        ({}, {}, "Sound plays on Headphones at a volume of 40 percent."),
        (
            {"mute": "yes"},
            {},
            "The device Headphones is muted. Unmute it in the system's sound settings.",
        ),
        (
            {"volume": 0},
            {},
            "The device Headphones is set to a volume of 0 percent. Raise it in the system's sound "
            "settings.",
        ),
        (
            {},
            {"mute": "yes"},
            "This program is muted. Unmute it in the system's sound settings.",
        ),
        ({"name": ""}, {}, "Sound plays at a volume of 40 percent."),
        (
            {"name": "Dummy Output", "key": "auto_null"},
            {},
            "The sound server finds no sound device, so nothing is heard. Connect one, or check "
            "the system's sound settings.",
        ),
        (
            {"name": "", "mute": "yes"},
            {},
            "The sound device is muted. Unmute it in the system's sound settings.",
        ),
    ],
    ids=[
        "heard",
        "muted",
        "zero",
        "the program muted",
        "unnamed",
        "no device",
        "unnamed and muted",
    ],
)
def test_the_device_in_use_is_named_and_what_silences_it(
    folder: Path, sink: dict[str, object], stream: dict[str, object], sentence: str
) -> None:
    answers(folder, sink=sink, stream=stream)
    assert str(device_status(os.getpid())) == sentence


@pytest.mark.parametrize(
    "pactl",
    ["exit 1", "exit 0", "echo 'Sink Input #1'", "echo nonsense", "printf '\\377 #1\\n'"],
)
def test_a_server_that_tells_nothing_is_believed(folder: Path, pactl: str) -> None:
    put_program(folder / "pactl", f"#!/bin/sh\n{pactl}\n")
    assert device_status(os.getpid()) is None


def test_without_the_tool_nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert device_status(os.getpid()) is None


def test_no_server_is_started_by_asking_where_none_plays(folder: Path, notes: Notes) -> None:
    put_program(folder / "pactl", f"#!/bin/sh\ntouch {folder}/asked\n")
    assert probe(FakeOutput("miniaudio", notes)).status is None
    assert not (folder / "asked").exists()
