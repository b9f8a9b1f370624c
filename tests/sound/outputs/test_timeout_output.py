"""Tests of the timeouts of an output that hangs."""

import threading
import time

import pytest
from msgspec.structs import replace

from acusession.sound.clip import clip_of
from acusession.sound.outputs.base import OutputError, Sound
from acusession.sound.outputs.fallback import FallbackOutput
from acusession.sound.outputs.timeout_output import TimeoutOutput
from tests.sound.fakes import PATIENT, FakeOutput, Notes
from tests.waiting import PATIENCE, wait_until

SOUND = Sound((clip_of(bytes(2)),))
SHORT = 0.05
"""Timeout of a call that never returns, seconds."""


def test_what_hangs_is_refused_until_it_comes_back_and_then_holds_nothing_open(
    notes: Notes, output: FakeOutput
) -> None:
    limited = TimeoutOutput(output, replace(PATIENT, first_call=SHORT))
    output.gate.clear()
    with pytest.raises(OutputError, match="it has stopped responding"):
        limited.play(SOUND)
    with pytest.raises(OutputError, match="it is not responding"):
        limited.play(SOUND)
    output.gate.set()
    notes.wait_for("first stops")

    def plays() -> bool:
        try:
            limited.play(SOUND)
        except OutputError:  # on a busy machine it may take longer than SHORT
            return False
        return True

    wait_until(plays, lambda: f"it does not play: {notes.lines}")
    limited.end()


def test_an_output_that_has_played_once_has_a_shorter_timeout(output: FakeOutput) -> None:
    limited = TimeoutOutput(output, replace(PATIENT, later_call=SHORT))
    limited.play(SOUND)
    output.gate.clear()
    with pytest.raises(OutputError, match="it has stopped responding"):
        limited.play(SOUND)
    output.gate.set()
    limited.end()


def test_an_output_tried_after_another_has_played_has_the_shorter_timeout(notes: Notes) -> None:
    first, second, bell = (FakeOutput(name, notes) for name in ("first", "second", "bell"))
    timeouts = replace(PATIENT, first_call=10 * PATIENCE, later_call=SHORT)
    fallback = FallbackOutput([first, second, bell], notes.add, time.monotonic, timeouts)
    fallback.play(SOUND)
    first.gate.clear()
    second.gate.clear()
    playing = threading.Thread(target=fallback.play, args=(SOUND,))
    playing.start()
    playing.join(PATIENCE)
    in_time = not playing.is_alive()
    first.gate.set()
    second.gate.set()
    playing.join()
    assert in_time
    assert fallback.name == "bell"
    fallback.end()
