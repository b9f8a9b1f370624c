"""Tests of sessions whose sound server dies, comes back, stalls or is missing."""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from acusession.domain.cues import Cue
from tests.long.sound.program import started
from tests.long.sound.servers import SoundServer, until
from tests.long.wall_clock import wall_clock
from tests.sound.hearing import Samples, coarse_cue, recognised
from tests.terminal import Terminal

pytestmark = wall_clock

EXACT = 0.15
"""Maximum delay of reading a line on a busy machine, seconds."""

PRESS = 8

NOTICED = PRESS - 3 + 3.5
"""Seconds of a press after which a dead server is noticed. A cue that plays may not reveal it, but
the first of the last three cannot start; a second output may then fail too."""

LOST = (
    r"The sound output {} (stopped responding|cannot play: .*)\. "
    r"The terminal bell is used instead\."
)
FOUND = "The sound output {} works again."


@pytest.fixture
def session(server: SoundServer, output_name: str, tmp_path: Path) -> Iterator[Terminal]:
    server.record()  # wakes the sink and keeps it awake
    options = ("--output", output_name)
    with started(tmp_path, *options, lengths=(PRESS, 3)) as terminal:
        yield terminal


def pressed(terminal: Terminal) -> float:
    """Wait for the end of the press that has just started; return its seconds."""
    began = time.monotonic()
    terminal.read_until("Let go.\n")
    return time.monotonic() - began


@pytest.fixture(scope="module")
def silent_lines() -> Iterator[set[str]]:
    """Yield the lines that such a session shows without a sound library."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", folder)
        patch.setenv("XDG_DATA_HOME", folder)
        with started(Path(folder), "--output", "none", lengths=(2, 3)) as terminal:
            terminal.read_until("Step 2 of 3")
            terminal.type(" ")
            terminal.read_until("Paused.")
            time.sleep(0.8)
            terminal.type(" ")
            terminal.read_until("Step 3 of 3")
            terminal.read_until("3 seconds.")
            assert_leaves_at_once(terminal)
            yield lines_of(terminal)


def lines_of(terminal: Terminal) -> set[str]:
    """Return the lines shown, with numbers masked, without bells and problem messages."""
    lines = terminal.output.replace("\a", "").split("\n")
    return {
        re.sub(r"\d+", "#", line).replace("seconds", "second")
        for line in lines
        if not line.startswith(("acusession: ", "Done: "))  # with how much was done
    }


def sentences_of(terminal: Terminal) -> list[str]:
    """Return the problem messages."""
    return re.findall("^acusession: (.*)$", terminal.output.replace("\a", ""), re.MULTILINE)


def assert_leaves_at_once(terminal: Terminal, *, with_closing: bool = False) -> None:
    """Leave, and assert that it takes no longer than the closing cue, if that is heard."""
    terminal.type("q")
    terminal.read_until("to stay.")
    terminal.type("y")
    asked = time.monotonic()
    assert terminal.wait() == 0
    assert time.monotonic() - asked < (4.5 if with_closing else 1.5)


def assert_lost_once(terminal: Terminal, output_name: str, silent_lines: set[str]) -> None:
    """Assert that one message reports the output, and that nothing foreign is on the screen."""
    (lost,) = sentences_of(terminal)
    assert re.fullmatch(LOST.format(output_name), lost)
    assert lines_of(terminal) <= silent_lines


def cues_in(samples: Samples) -> list[str]:
    return [each.name for each in recognised(samples, {str(cue): coarse_cue(cue) for cue in Cue})]


def test_killed_in_mid_press_and_started_again(
    session: Terminal, server: SoundServer, output_name: str, silent_lines: set[str]
) -> None:
    session.read_until("8 seconds.")
    began = time.monotonic()
    until(lambda: bool(server.streams()), "the cue to play")
    time.sleep(0.5)
    server.kill()
    session.read_until("is used instead.")
    assert time.monotonic() - began < NOTICED
    again = type(server)(server.folder)
    try:
        recording = again.record()
        session.read_until("Let go.\n")
        assert time.monotonic() - began == pytest.approx(PRESS, abs=EXACT)
        session.type(" ")
        session.read_until("Paused.")
        time.sleep(0.8)
        session.type(" ")
        session.read_until("works again.")
        session.read_until("8 seconds.")
        assert pressed(session) == pytest.approx(PRESS, abs=EXACT)
        heard = cues_in(recording.finish())
        assert heard[:6] == ["resume", "press", *["last_three"] * 3, "end"]
        session.read_until("3 seconds.")
        assert_leaves_at_once(session, with_closing=True)
    finally:
        again.end()
    lost, found = sentences_of(session)
    assert re.fullmatch(LOST.format(output_name), lost)
    assert found == FOUND.format(output_name)
    assert lines_of(session) <= silent_lines


def test_stalled_in_mid_press(
    session: Terminal, server: SoundServer, output_name: str, silent_lines: set[str]
) -> None:
    session.read_until("8 seconds.")
    began = time.monotonic()
    until(lambda: bool(server.streams()), "the cue to play")
    server.stall()
    session.read_until("is used instead.")
    assert time.monotonic() - began < NOTICED
    session.read_until("Let go.\n")
    assert time.monotonic() - began == pytest.approx(PRESS, abs=EXACT)
    session.read_until("8 seconds.")
    assert pressed(session) == pytest.approx(PRESS, abs=EXACT)
    assert_leaves_at_once(session)
    assert_lost_once(session, output_name, silent_lines)


def test_one_that_accepts_and_stalls(
    server: SoundServer, output_name: str, silent_lines: set[str], tmp_path: Path
) -> None:
    server.stall()
    with started(tmp_path, "--output", output_name, lengths=(4, 3)) as session:
        session.read_until("4 seconds.")
        assert pressed(session) == pytest.approx(4, abs=EXACT)
        assert_leaves_at_once(session)
        assert_lost_once(session, output_name, silent_lines)


def test_none_at_all(
    server: SoundServer, output_name: str, silent_lines: set[str], tmp_path: Path
) -> None:
    server.kill()
    with started(tmp_path, "--output", output_name, lengths=(4, 3)) as session:
        session.read_until("4 seconds.")
        assert pressed(session) == pytest.approx(4, abs=EXACT)
        assert_leaves_at_once(session)
        assert_lost_once(session, output_name, silent_lines)
