"""Tests of a whole session, whose cues are recognised in a recording."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import quantiles
from time import monotonic, sleep
from typing import NamedTuple

import pytest

from acusession.config.settings import Settings
from acusession.domain.cues import Cue
from acusession.session.commands import Command, Pause, Resume
from acusession.sound.clip import RATE
from acusession.sound.cue_mapping import cues_for
from tests.long.sound.program import plan_of, started
from tests.long.sound.servers import SoundServer
from tests.long.wall_clock import wall_clock
from tests.session.driver import Driver
from tests.sound.hearing import Heard, coarse_cue, cue_samples, recognised

pytestmark = wall_clock

LATE = 0.05
"""Maximum deviation from its deadline of nearly every cue, seconds."""

KEYS: Mapping[float, Command] = {4.4: Pause(), 6.1: Resume()}
"""The times at which the space bar is pressed, and the commands it gives."""


class Due(NamedTuple):
    """A cue and its deadline, in seconds from the start of the session.

    Of cues played together only the first `begins`: the others are as late as the first.
    """

    name: str
    at: float
    begins: bool


def deadlines(first: int, second: int, keys: Mapping[float, Command]) -> list[Due]:
    """Return every cue of the session with its deadline."""
    session = Driver(plan_of(first, second))
    start, looks = session.now, [tuple(session.new_events)]
    while not session.state.ended:
        looks.append(session.look_after(0.1))
        for at, command in keys.items():
            if abs(session.now - start - at) < 0.05:
                looks.append(session.do(command))
    due = []
    for new_events in looks:
        after = 0.0
        for cue in cues_for(new_events):
            at = max(event.at for event in new_events) - start + after
            due.append(Due(str(cue), at, begins=not after))
            after += len(cue_samples(cue)) / RATE
    return due


def heard_of_a_session(
    server: SoundServer,
    folder: Path,
    output: str,
    settings: Settings,
    keys: Iterable[float],
    lengths: tuple[int, int],
) -> Sequence[Heard]:
    """Run a session and return the cues that are recognised in its recording."""
    recording = server.record()
    with started(folder, "--output", output, settings=settings, lengths=lengths) as terminal:
        terminal.read_until("Step 1 of 3")
        begun = monotonic()
        for at in keys:
            sleep(begun + at - monotonic())
            terminal.type(" ")
        for step in ("Step 2 of 3", "Step 3 of 3"):
            terminal.read_until(step)
        assert terminal.wait() == 0
        assert "acusession:" not in terminal.output, "a problem was reported"
    samples, sounds = recording.finish(), {str(cue): coarse_cue(cue) for cue in Cue}
    print("uncertain:", [each for each in recognised(samples, sounds, 0.5) if each.likeness < 0.8])
    return recognised(samples, sounds)


def lateness(heard: Sequence[Heard], due: Sequence[Due]) -> list[float]:
    """Return the lateness of each cue that begins, relative to the first cue.

    Answers to keys are excluded, since the time of the key is not known exactly.
    """
    first, began = heard[0], due[0].at
    return [
        abs(each.at - first.at - (cue.at - began))
        for each, cue in list(zip(heard, due, strict=True))[1:]
        if cue.begins and cue.name not in {Cue.PAUSE, Cue.RESUME}
    ]


def test_every_change_of_phase_is_heard_when_it_is_due(
    server: SoundServer, output_name: str, tmp_path: Path
) -> None:
    settings = Settings(conditions=frozenset())
    heard = heard_of_a_session(server, tmp_path, output_name, settings, KEYS, (10, 4))
    due = deadlines(10, 4, KEYS)
    assert [each.name for each in heard] == [cue.name for cue in due]
    late = lateness(heard, due)
    print(f"{output_name}: {len(heard)} cues, {milliseconds(late)}")
    assert quantiles(late, n=20, method="inclusive")[-1] < LATE


@pytest.mark.every_pair
def test_a_short_session_is_heard_with_every_output_on_every_server(
    server: SoundServer, output_name: str, tmp_path: Path
) -> None:
    settings = Settings(conditions=frozenset())
    heard = heard_of_a_session(server, tmp_path, output_name, settings, (), (4, 3))
    due = deadlines(4, 3, {})
    assert [each.name for each in heard] == [cue.name for cue in due]
    late = lateness(heard, due)
    print(f"{output_name}: {len(heard)} cues, {milliseconds(late)}")
    assert sorted(late)[-2] < LATE


def test_a_sleepy_device_is_awake_when_a_cue_is_due(
    server: SoundServer, output_name: str, tmp_path: Path
) -> None:
    settings = Settings(conditions=frozenset(), warm_up=0.6)
    heard = heard_of_a_session(server, tmp_path, output_name, settings, (), (4, 3))
    due = deadlines(4, 3, {})
    assert [each.name for each in heard] == [cue.name for cue in due]
    # Only the first cue is delayed by the warm-up.
    late = lateness(heard[1:], due[1:])
    print(f"{output_name}, sleepy: {len(heard)} cues, {milliseconds(late)}")
    assert sorted(late)[-2] < LATE
    put_off = (due[1].at - due[0].at) - (heard[1].at - heard[0].at)
    assert put_off == pytest.approx(0.6, abs=2 * LATE)


def milliseconds(late: Sequence[float]) -> str:
    return ", ".join(f"{1000 * each:.0f}" for each in late) + " ms off"
