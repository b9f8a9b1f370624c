"""A program that plays each sound: what it is fed, and what happens when it fails.

The programs are real ones that every Unix has; they take a sound as a player would, or do not.
"""

from __future__ import annotations

import array
import os
import struct
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

from acusession.sound.clip import RATE, clip_of
from acusession.sound.outputs.base import OutputError, Sound
from acusession.sound.outputs.player_output import PlayerOutput
from acusession.sound.outputs.player_programs import PlayerProgram
from acusession.sound.outputs.timeout_output import moment_of_silence
from tests.processes import children
from tests.waiting import wait_until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it looks at processes in /proc")

FRAMES: Final = bytes(range(240)) * 400
"""A second of sound."""

SOUND: Final = Sound((clip_of(FRAMES),))

HEADER: Final = struct.pack(">4s5I", b".snd", 24, 0xFFFFFFFF, 3, RATE, 1)


def shell(script: str, *, takes_file: bool = False) -> PlayerProgram:
    arguments = ("-c", script)
    return PlayerProgram("sh", arguments, takes_file=takes_file)


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """No program outlives its output."""
    before = children()
    yield
    assert children() == before


def until(is_so: Callable[[], bool]) -> None:
    wait_until(is_so, lambda: "waited in vain")


def frames_in(stream: bytes) -> bytes:
    """Return the frames of an AU stream."""
    assert stream.startswith(HEADER)
    samples = array.array("h", stream[len(HEADER) :])
    samples.byteswap()
    return samples.tobytes()


def test_a_program_gets_the_sound_and_then_silence(tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    output = PlayerOutput((PlayerProgram("tee", (str(heard),)),))
    output.load()
    output.play(SOUND)
    until(lambda: heard.exists() and heard.stat().st_size > len(HEADER) + len(FRAMES) + RATE)
    output.close()
    frames = frames_in(heard.read_bytes())
    assert frames.startswith(FRAMES)
    assert not any(frames[len(FRAMES) :])
    assert output.device() == "tee"


def test_the_next_program_plays_if_one_cannot_and_stays_the_first_choice(tmp_path: Path) -> None:
    tried = tmp_path / "tried"
    fails = shell(f"echo x >> {tried}; exit 1")
    output = PlayerOutput((fails, PlayerProgram("tee", ("/dev/null",))))
    output.play(SOUND)
    output.play(SOUND)
    assert output.device() == "tee"
    assert tried.read_text() == "x\n"
    output.close()


def test_without_any_that_plays_it_says_so() -> None:
    output = PlayerOutput((PlayerProgram("false"), shell("exit 3")))
    for sound in (SOUND, moment_of_silence(), SOUND):
        with pytest.raises(OutputError, match="no sound device"):
            output.play(sound)
    assert not output.has_stalled()


def test_one_that_does_not_respond_is_the_last_that_is_tried(tmp_path: Path) -> None:
    output = PlayerOutput((shell("exec sleep 60"), PlayerProgram("tee", ("/dev/null",))))
    with pytest.raises(OutputError, match="is not responding"):
        output.play(SOUND)


def test_what_is_not_installed_is_never_tried() -> None:
    output = PlayerOutput((PlayerProgram("no-such-player"),))
    assert not output.is_installed
    with pytest.raises(OutputError, match="installed"):
        output.load()
    output = PlayerOutput((PlayerProgram("no-such-player"), PlayerProgram("tee", ("/dev/null",))))
    output.load()
    output.play(SOUND)
    assert output.device() == "tee"
    output.close()


def test_a_program_that_takes_no_more_is_noticed() -> None:
    output = PlayerOutput((shell("head -c 40000 > /dev/null; exec sleep 60"),))
    output.play(SOUND)
    until(output.has_stalled)
    output.stop()
    assert not output.has_stalled()


def test_a_program_that_ends_in_mid_sound_is_noticed(tmp_path: Path) -> None:
    go = tmp_path / "go"
    os.mkfifo(go)
    output = PlayerOutput((shell(f"head -c 40000 > /dev/null; read line < {go}"),))
    output.play(SOUND)
    assert not output.has_stalled()
    go.write_text("\n")
    until(output.has_stalled)
    output.stop()
    assert not output.has_stalled()


def test_the_pipe_of_a_stopped_program_ends_for_a_process_that_it_started(tmp_path: Path) -> None:
    over = tmp_path / "over"
    output = PlayerOutput((shell(f"exec 3<&0; (cat <&3 > /dev/null; touch {over}) & wait"),))
    output.play(SOUND)
    output.stop()
    until(over.exists)


def test_a_sound_that_is_stopped_or_replaced_ends_its_program() -> None:
    output = PlayerOutput((shell("exec cat > /dev/null"),))
    before = children()
    output.play(SOUND)
    (first,) = children() - before
    output.play(SOUND)
    (second,) = children() - before
    assert first != second
    output.stop()
    assert children() == before


def test_one_that_reads_files_gets_the_sound_alone(tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    output = PlayerOutput((shell(f'cp "$0" {heard}; exec sleep 60', takes_file=True),))
    output.load()
    output.play(SOUND)
    until(lambda: heard.exists() and heard.stat().st_size == len(HEADER) + len(FRAMES))
    assert frames_in(heard.read_bytes()) == FRAMES
    assert not output.has_stalled()
    output.close()
