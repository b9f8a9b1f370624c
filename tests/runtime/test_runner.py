"""The runner wakes when something is due, and notifies its listeners."""

from __future__ import annotations

import logging
import sys
import time

import pytest

from acusession.domain.model import Plan
from acusession.runtime import runner as runner_module
from acusession.runtime.runner import Runner, run
from acusession.session.commands import Command, Pause
from acusession.session.events import Ended, Event, Paused, StepEnded
from acusession.session.view import View
from tests.recorder import Clock, Recorder
from tests.samples import small_plan
from tests.scripts import START


class Broken:
    """A listener that fails at every event."""

    def __init__(self) -> None:
        self.calls = 0

    def hear(self, events: tuple[Event, ...], view: View) -> None:
        self.calls += 1
        raise OSError("no such thing")


def run_alone(runner: Runner, clock: Clock) -> None:
    """Run to the end without any key pressed."""

    def wait(seconds: float | None) -> tuple[Command, ...]:
        assert seconds is not None, "the session waits for ever"
        clock.now += seconds
        return ()

    run(runner, wait)


def make_runner(clock: Clock, *listeners: Recorder | Broken, plan: Plan | None = None) -> Runner:
    return Runner(plan or small_plan(), listeners, pytest.fail, clock=clock)


def test_it_wakes_at_each_instant_at_which_something_happens_and_at_no_other() -> None:
    clock, recorder = Clock(), Recorder()
    runner = make_runner(clock, recorder)
    woken: list[float] = []

    def wait(seconds: float | None) -> tuple[Command, ...]:
        assert seconds is not None
        clock.now += seconds
        woken.append(clock.now)
        return ()

    run(runner, wait)
    new_events = {event.at for event in recorder.heard}
    assert woken == sorted(new_events - {START})


def test_a_session_takes_exactly_the_time_of_its_plan() -> None:
    clock, recorder = Clock(), Recorder()
    run_alone(make_runner(clock, recorder), clock)
    assert clock.now == START + small_plan().seconds
    assert isinstance(recorder.heard[-1], Ended)


def test_every_listener_hears_the_same() -> None:
    clock, first, second = Clock(), Recorder(), Recorder()
    run_alone(make_runner(clock, first, second), clock)
    assert first.heard == second.heard != []


def test_nothing_is_told_before_the_session_begins() -> None:
    recorder = Recorder()
    runner = make_runner(Clock(), recorder)
    assert recorder.heard == []
    runner.begin()
    assert recorder.heard != []


def test_a_listener_that_fails_is_told_of_once_and_left_out() -> None:
    clock, before, broken, after = Clock(), Recorder(), Broken(), Recorder()
    told: list[str] = []
    runner = Runner(small_plan(), [before, broken, after], told.append, clock=clock)
    run_alone(runner, clock)
    assert told == ["Broken failed and was disabled (no such thing). The session continues."]
    assert broken.calls == 1
    assert before.heard == after.heard
    assert isinstance(after.heard[-1], Ended)


def test_a_listener_that_fails_is_logged_with_its_traceback() -> None:
    clock, kept = Clock(), Kept()
    log = logging.getLogger(runner_module.__name__)
    log.addHandler(kept)
    try:
        run_alone(Runner(small_plan(), [Broken()], lambda _: None, clock=clock), clock)
    finally:
        log.removeHandler(kept)
    assert [record.getMessage() for record in kept.records] == ["Broken failed"]
    assert kept.records[0].exc_info is not None


class Kept(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


def test_what_a_user_asks_happens_when_it_is_asked() -> None:
    clock, recorder = Clock(), Recorder()
    runner = make_runner(clock, recorder)
    runner.begin()
    clock.now += 1.25
    runner.send(Pause())
    assert recorder.heard[-1].at == START + 1.25
    assert isinstance(recorder.heard[-1], Paused)
    assert runner.view.is_paused


def test_nobody_looking_for_a_while_pauses_the_session() -> None:
    clock, recorder = Clock(), Recorder()
    runner = make_runner(clock, recorder)
    runner.begin()
    for _ in range(8):
        clock.now += 1
        runner.wake()
    clock.now += 6
    runner.wake()
    paused = recorder.heard[-1]
    assert isinstance(paused, Paused)
    assert (paused.at, paused.gap) == (START + 8, 6)
    assert runner.seconds_to_next() is None


def test_seconds_to_next_are_never_below_zero() -> None:
    clock = Clock()
    runner = make_runner(clock)
    runner.begin()
    assert runner.seconds_to_next() == 1.0
    clock.now += 1.5
    assert runner.seconds_to_next() == 0.0


@pytest.mark.skipif(sys.platform != "linux", reason="each system has its own clock")
def test_the_clock_counts_the_sleep_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    clocks = {time.CLOCK_BOOTTIME: 42.0}
    monkeypatch.setattr(time, "clock_gettime", clocks.__getitem__)
    assert runner_module.now() == 42.0


def test_a_session_runs_by_that_clock_unless_told_otherwise() -> None:
    before = runner_module.now()
    runner = Runner(small_plan(), [], pytest.fail)
    assert before <= runner.view.now <= runner_module.now()


def test_every_press_is_pressed_to_its_end() -> None:
    clock, recorder = Clock(), Recorder()
    run_alone(make_runner(clock, recorder), clock)
    ended = [event for event in recorder.heard if isinstance(event, StepEnded)]
    assert [event.pressed for event in ended] == [step.press for step in small_plan().steps]
