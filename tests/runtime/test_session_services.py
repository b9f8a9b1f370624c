"""A rating reaches the record of the right session, and sound is loaded only once."""

from __future__ import annotations

from datetime import datetime

import pytest

from acusession import paths
from acusession.config.settings import Settings
from acusession.record.resume import Claim, claim, find_unfinished
from acusession.runtime.session_services import SessionServices
from acusession.runtime.session_setup import Ready
from acusession.sound.player import Player
from tests.record.stage import Recorded, rows
from tests.recorder import Recorder
from tests.samples import small_plan

RATINGS = "SELECT before, after FROM session ORDER BY id"


def play(
    opening: SessionServices, *, claimed: Claim | None = None, after: int | None = None
) -> None:
    """Open a session, start it, and close it."""
    trouble: list[str] = []
    settings = Settings(output="none")
    ready = Ready(claimed.unfinished.plan if claimed else small_plan(), claimed)
    opening.open(ready, Recorder(), trouble.append, settings).begin()
    if after is not None:
        opening.rate(after)
    opening.close(at_once=True)
    assert trouble == []


def test_of_what_is_said_before_a_session_the_last_counts_and_for_that_session_alone() -> None:
    opening = SessionServices()
    opening.rate(3)
    opening.rate(7)
    play(opening, after=4)
    play(opening)
    assert rows(RATINGS) == [(7, 4), (None, None)]


def test_what_is_said_before_going_on_with_a_session_is_recorded_with_it() -> None:
    cut_short = Recorded(began=datetime.now().astimezone())
    cut_short.wait(8)
    cut_short.break_off()
    opening = SessionServices()
    opening.rate(7)
    (found,) = find_unfinished(paths.record_file(), print)
    play(opening, claimed=claim(paths.record_file(), found, print))
    assert rows(RATINGS) == [(7, None)]


def test_what_is_said_without_a_session_to_follow_leaves_no_record() -> None:
    opening = SessionServices()
    opening.rate(7)
    opening.close(at_once=True)
    assert not paths.record_file().exists()


def test_what_is_loaded_already_is_not_waited_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(Player, "ready", lambda _player, within: waited.append(within))
    opening, ready, settings = SessionServices(), Ready(small_plan()), Settings(output="none")
    opening.load(ready, print, settings)
    assert waited == []
    opening.open(ready, Recorder(), print, settings)
    assert waited == []
    opening.open(Ready(small_plan()), Recorder(), print, settings)
    assert len(waited) == 1
    opening.close(at_once=True)
