"""Cues played outside a session, here by the terminal bell or not at all."""

from __future__ import annotations

import os
import select
import threading
from collections.abc import Iterator

import pytest

from acusession.config.settings import Settings
from acusession.domain.cues import Cue
from acusession.runtime.cue_preview import CuePreview
from tests.waiting import wait_until

BELL = Settings(output="bell")


class Bells:
    """The terminal that rings."""

    def __init__(self, master: int) -> None:
        self._master = master
        self._count = 0

    @property
    def count(self) -> int:
        """The number of times it has rung."""
        while select.select([self._master], [], [], 0)[0]:
            self._count += os.read(self._master, 100).count(b"\a")
        return self._count

    def await_count(self, count: int) -> None:
        wait_until(lambda: self.count == count, lambda: f"{self.count} bells, not {count}")


@pytest.fixture
def bells(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bells]:
    master, slave = os.openpty()
    with os.fdopen(slave, "w") as terminal:
        monkeypatch.setattr("sys.__stderr__", terminal)
        yield Bells(master)
    os.close(master)


@pytest.fixture
def preview() -> Iterator[CuePreview]:
    preview = CuePreview(pytest.fail)
    yield preview
    preview.close()


def test_a_cue_is_heard_each_time(bells: Bells, preview: CuePreview) -> None:
    preview.play(Cue.END, BELL)
    bells.await_count(1)
    preview.play(Cue.PRESS, BELL)
    bells.await_count(2)


def test_a_change_of_the_settings_counts_at_once(bells: Bells, preview: CuePreview) -> None:
    preview.play(Cue.END, BELL)
    bells.await_count(1)
    preview.play(Cue.END, Settings(output="bell", mute=True))
    preview.play(Cue.END, Settings(output="bell", volume=50))
    bells.await_count(2)


def test_without_a_device_nothing_fails_and_each_problem_is_reported_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")  # no program that plays sound
    told: list[str] = []
    preview = CuePreview(told.append)
    for volume in (100, 50):
        preview.play(Cue.END, Settings(output="player", volume=volume))
        wait_until(lambda: told != [], lambda: "nothing is reported")
        preview.close()
    assert len(told) == len(set(told))


def test_closing_ends_its_thread() -> None:
    preview = CuePreview(pytest.fail)
    preview.play(Cue.END, Settings(output="none"))
    assert "sound" in [thread.name for thread in threading.enumerate()]
    preview.close()
    preview.close()
    assert "sound" not in [thread.name for thread in threading.enumerate()]
