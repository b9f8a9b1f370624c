"""A session in a real terminal against the wall clock, read from the screen."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from acusession import paths
from acusession.config.settings import Settings
from acusession.config.store import write_settings

if sys.platform == "win32":
    pytest.skip("a Unix terminal", allow_module_level=True)
if not shutil.which("tmux"):
    pytest.skip("no tmux", allow_module_level=True)

from tests.long.tui.screen import look, look_until, look_until_counted
from tests.long.wall_clock import wall_clock
from tests.tmux import Tmux

pytestmark = wall_clock


@pytest.fixture(autouse=True)
def asked_before(home: Path) -> None:
    """Write settings as they are after the very first start."""
    write_settings(Settings(conditions=frozenset()), paths.config_file())


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    with Tmux(tmp_path) as tmux:
        yield tmux


def test_twelve_steps_without_a_key_end_on_the_warm_water_when_planned(tmux: Tmux) -> None:
    tmux.start("start middle_back --seconds 5 --prepare 2 --mute")
    began = look_until(tmux, "1 of 12 ·")
    assert began.total == 12 * 7
    steps: set[int] = set()
    phases: set[str] = set()
    while not (seen := look(tmux)).shows("Now drink some warm water"):
        assert seen.at < began.at + 12 * 7 + 5, "\n".join(seen.rows)
        steps.update(n for n in range(1, 13) if seen.shows(f" {n} of 12 ·"))
        phases.update(each for each in ("FIND THE POINT", "● PRESS") if seen.shows(each))
        total = seen.total
        assert total is None or abs(began.at + 12 * 7 - seen.at - total) < 1.5
    assert abs(seen.at - began.at - 12 * 7) < 0.5
    assert steps == set(range(1, 13))
    assert phases == {"FIND THE POINT", "● PRESS"}
    tmux.type("q")
    assert tmux.exit_code() == 0


def test_quick_counts_the_preparation_within_a_second_of_its_first_frame(tmux: Tmux) -> None:
    tmux.start("quick P6 ST36 --mute")
    first = look_until(tmux, "FIND THE POINT")
    assert first.shows("P6 Nei Guan")
    seconds = look_until_counted(tmux).countdown
    assert seconds is not None
    counted = look_until_counted(tmux, seconds - 1)
    assert counted.at - first.at < 1.25, "a second, and what it takes to look"


def test_every_key_is_right_to_the_second(tmux: Tmux) -> None:
    """Two presses of a minute, each with five seconds to find the point: 2:10 in all."""
    tmux.start("quick P6 --seconds 60 --prepare 5 --mute")
    assert look_until(tmux, "FIND THE POINT").total == 130

    # Pause for ten seconds: nothing moves.
    look_until_counted(tmux, 55)
    tmux.type("Space")
    paused = look_until(tmux, "PAUSED")
    while (seen := look(tmux)).at < paused.at + 10:
        assert (seen.countdown, seen.total) == (paused.countdown, paused.total)

    # Resume: three seconds to put the hand back on, then from where it was paused.
    asked = time.monotonic()
    tmux.type("Space")
    look_until(tmux, "GET READY")
    resumed = look_until(tmux, "● PRESS")
    assert abs(resumed.at - asked - 3) < 0.5
    assert resumed.countdown == paused.countdown
    assert resumed.total == paused.total
    while look(tmux).at < resumed.at + 5:
        pass
    went_on = look(tmux)
    assert paused.total is not None
    assert went_on.total is not None
    assert abs(paused.total - 5 - went_on.total) <= 1

    # Skip: the other side, with its full time. Back: the rest, after its time to find the point.
    left = went_on.countdown
    tmux.type("n")
    skipped = look_until(tmux, "2 of 2 ·")
    assert (skipped.countdown, skipped.total) == (5, 65)
    tmux.type("b")
    back = look_until(tmux, "1 of 2 ·")
    assert back.countdown == 5
    assert left is not None
    assert back.total is not None
    assert abs(5 + left + 65 - back.total) <= 1

    # Restart this step.
    tmux.type("r")
    again = look_until(tmux, "2:10 left")
    assert again.countdown == 5

    # Ten seconds more, in the press.
    before = look_until_counted(tmux, 58)
    tmux.type("+")
    look_until_counted(tmux, 67)
    seen = look(tmux)
    assert before.total is not None
    assert seen.total is not None
    assert abs(before.total + 10 - (seen.at - before.at) - seen.total) <= 1.2

    # With locked keys, a key does nothing.
    tmux.type("l")
    look_until(tmux, "l unlock the keys")
    tmux.type("n", "Space", "r")
    look_until_counted(tmux, 64)
    assert look(tmux).shows("1 of 2 ·")
    tmux.type("l")
    look_until(tmux, "space pause")

    # Leave: it asks, time keeps running meanwhile, and y leaves at once.
    tmux.type("q")
    look_until(tmux, "Leave the session?")
    time.sleep(2)
    tmux.type("y")
    asked = time.monotonic()
    closing = look_until(tmux, "Now drink some warm water")
    assert closing.at - asked < 1
    tmux.type("q")
    assert tmux.exit_code() == 0
