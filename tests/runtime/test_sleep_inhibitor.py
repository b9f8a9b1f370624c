"""The machine is kept awake exactly while a session is running and not paused."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from queue import Queue

import pytest

from acusession.runtime.runner import Runner
from acusession.runtime.sleep_inhibitor import InhibitError, SleepInhibitor, inhibit_sleep
from acusession.session.commands import Command, Leave, Pause, Resume
from tests.samples import small_plan
from tests.waiting import PATIENCE


class Recorded:
    """An inhibitor that notes when it is acquired and released."""

    def __init__(self) -> None:
        self.notes: Queue[str] = Queue()

    def __call__(self) -> AbstractContextManager[object]:
        return self._hold()

    @contextmanager
    def _hold(self) -> Iterator[object]:
        self.notes.put("held")
        yield self
        self.notes.put("let go")

    def next(self) -> str:
        return self.notes.get(timeout=PATIENCE)


def refuse() -> AbstractContextManager[object]:
    raise InhibitError("nobody answers")


def test_sleep_is_held_off_while_the_session_counts_and_never_while_it_is_paused() -> None:
    hold, reported = Recorded(), list[str]()
    awake = SleepInhibitor(hold, reported.append)
    now = [0.0]
    runner = Runner(small_plan(), [awake], reported.append, clock=lambda: now[0])
    runner.begin()
    assert hold.next() == "held"
    now[0] = 1.0
    runner.send(Pause())
    assert hold.next() == "let go"
    now[0] = 5.0
    runner.send(Resume())
    assert hold.next() == "held"
    now[0] = 6.0
    runner.send(Leave())
    assert hold.next() == "let go"
    awake.close()
    assert hold.notes.empty()
    assert reported == []


def test_closing_lets_go() -> None:
    hold = Recorded()
    awake = SleepInhibitor(hold, print)
    runner = Runner(small_plan(), [awake], print, clock=lambda: 0.0)
    runner.begin()
    assert hold.next() == "held"
    awake.close()
    assert hold.next() == "let go"


@pytest.mark.parametrize(("display", "told"), [(":0", 1), ("", 0)])
def test_a_refusal_is_told_once_where_a_desktop_may_send_the_machine_to_sleep(
    monkeypatch: pytest.MonkeyPatch, display: str, told: int
) -> None:
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    reported = list[str]()
    awake = SleepInhibitor(refuse, reported.append)
    now = [0.0]
    runner = Runner(small_plan(), [awake], reported.append, clock=lambda: now[0])
    runner.begin()
    commands: tuple[tuple[float, Command], ...] = (
        (1.0, Pause()),
        (2.0, Resume()),
        (3.0, Pause()),
        (4.0, Resume()),
    )
    for at, command in commands:
        now[0] = at
        runner.send(command)
    awake.close()
    assert len(reported) == told


def test_where_there_is_no_session_bus_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setitem(sys.modules, "wakepy", None)
    with pytest.raises(InhibitError, match="no session bus"):
        inhibit_sleep()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/run/user/1000/bus")
    with pytest.raises(ImportError):
        inhibit_sleep()
