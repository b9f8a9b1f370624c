"""Tests that no output of a sound library reaches the full screen when the sound fails."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from acusession import paths
from acusession.config.settings import Settings
from acusession.config.store import write_settings
from tests.long.sound.conftest import give_up
from tests.long.sound.servers import SoundServer
from tests.long.tui.screen import look_until
from tests.long.wall_clock import wall_clock
from tests.tmux import Tmux

pytestmark = wall_clock

FOREIGN = re.compile("ALSA|snd_|[Pp]ulse")
"""A pattern of the messages of sound libraries."""


@pytest.mark.parametrize("is_killed", [True, False], ids=["killed in mid press", "none at all"])
def test_it_stays_clean_and_tells_what_is_left(
    server: SoundServer, output_name: str, tmp_path: Path, *, is_killed: bool
) -> None:
    if not shutil.which("tmux"):
        give_up("no tmux")
    write_settings(Settings(conditions=frozenset()), paths.config_file())
    if not is_killed:
        end(server)
    with Tmux(tmp_path, width=100) as tmux:
        written = everything_written(tmp_path)
        tmux.start(f"quick P6 --seconds 8 --prepare 2 --no-voice --output {output_name}")
        look_until(tmux, "● PRESS")
        if is_killed:
            time.sleep(0.5)
            end(server)
        look_until(tmux, "mute (bell only)")
        tmux.type("q")
        look_until(tmux, "Leave the session?")
        tmux.type("y")
        look_until(tmux, "drink some warm water")
        asked = time.monotonic()
        tmux.type("q")
        assert tmux.exit_code() == 0
        assert time.monotonic() - asked < 2.0
        shown = written.read_text(encoding="utf-8", errors="replace")
    assert "PRESS" in shown
    assert not FOREIGN.search(shown)
    kept_away = paths.log_file().read_text(encoding="utf-8")
    assert FOREIGN.search(kept_away), "no library printed anything"


def everything_written(folder: Path) -> Path:
    """Return a file to which tmux copies all later output of the terminal."""
    written = folder / "written"
    pipe = ["tmux", "-S", str(folder / "socket"), "pipe-pane", f"cat > '{written}'"]
    subprocess.run(pipe, check=True)
    return written


def end(server: SoundServer) -> None:
    server.kill()
