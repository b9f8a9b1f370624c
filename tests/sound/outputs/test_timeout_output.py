"""Tests of the timeouts of an output that hangs."""

import pytest
from msgspec.structs import replace

from acusession.sound.clip import clip_of
from acusession.sound.outputs.base import OutputError, Sound
from acusession.sound.outputs.timeout_output import TimeoutOutput
from tests.sound.fakes import PATIENT, FakeOutput, Notes
from tests.waiting import wait_until

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
