"""Tests of a device that is changed, disconnected or connected again while sounds play."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from acusession.domain.cues import Cue
from acusession.paths import bundled_sounds
from acusession.sound.clip import RATE
from acusession.sound.cue_files import CueFiles
from acusession.sound.outputs.base import Output
from acusession.sound.player import Player
from tests.long.sound.servers import PATIENCE, SoundServer, until
from tests.long.wall_clock import wall_clock
from tests.sound.fakes import play
from tests.sound.hearing import COARSE_RATE, coarse, coarse_cue, cue_samples, cue_seconds, found

pytestmark = [wall_clock, pytest.mark.every_kind]

LATE = 0.1
"""Maximum deviation of a sound from its time after a change of device, seconds."""

CHANGED_AT = 0.8
REST_FROM = 1.2
"""Seconds of the closing cue after which the device changes, and from which the rest of it must be
heard on the other one."""


@pytest.mark.parametrize(
    "change",
    [
        lambda server: server.set_default("other"),
        lambda server: server.remove_sink("probe"),
    ],
    ids=["another default", "disconnected"],
)
def test_the_rest_of_a_cue_and_the_next_one_are_heard_on_the_other_device(
    server: SoundServer, output: Output, change: Callable[[SoundServer], None]
) -> None:
    server.add_sink("other")
    server.record()  # wakes the sink and keeps it awake
    recording = server.record("other")
    player = Player([output], CueFiles(bundled_sounds()), pytest.fail)
    assert player.ready(PATIENCE)
    play(player, Cue.CLOSING)
    began = time.monotonic()
    time.sleep(CHANGED_AT)
    change(server)
    time.sleep(began + cue_seconds(Cue.CLOSING) + 0.3 - time.monotonic())
    asked = time.monotonic()
    play(player, Cue.PRESS)
    player.close()
    heard = coarse(recording.finish())
    rest, rest_at = found(coarse(cue_samples(Cue.CLOSING)[round(REST_FROM * RATE) :]), heard)
    press, press_at = found(coarse_cue(Cue.PRESS), heard)
    assert min(rest, press) > 0.9
    between = (press_at - rest_at) / COARSE_RATE
    assert between == pytest.approx(asked - (began + REST_FROM), abs=LATE)


def test_the_only_device_is_heard_again_once_it_is_back(
    server: SoundServer, output: Output
) -> None:
    troubles: list[str] = []
    server.record()  # wakes the sink and keeps it awake
    player = Player([output], CueFiles(bundled_sounds()), troubles.append)
    assert player.ready(PATIENCE)
    play(player, Cue.CLOSING)
    until(lambda: bool(server.streams()), "the cue to play")
    server.remove_sink("probe")
    until(lambda: not server.streams() or "auto_null" in server.sinks(), "the sink to go")
    play(player, Cue.END)
    server.add_sink("probe")
    server.set_default("probe")
    recording = server.record()
    player.retry_better()  # as a resume does
    play(player, Cue.PRESS)
    player.close()
    assert found(coarse_cue(Cue.PRESS), coarse(recording.finish()))[0] > 0.9
    # PipeWire plays into nothing while there is no device, so nothing is to be reported.
    assert troubles in (
        [],
        [
            f"The sound output {output.name} stopped responding. The session continues in silence.",
            f"The sound output {output.name} works again.",
        ],
        [
            f"The sound output {output.name} cannot play: no sound device is responding. "
            "The session continues in silence.",
            f"The sound output {output.name} works again.",
        ],
    )
