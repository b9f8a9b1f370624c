"""The full screen while the sound fails: nothing of a sound library reaches it."""

from __future__ import annotations

import re
import shutil
import time
from pathlib import Path

import pytest

from acusession import paths
from acusession.settings import Settings, write_settings
from tests.long.sound.conftest import SoundServer, give_up, until
from tests.long.tui.screen import look_until
from tests.tmux import Tmux


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
        tmux.start(f"quick P6 --seconds 8 --prepare 2 --no-voice --output {output_name}")
        look_until(tmux, "● PRESS")
        if is_killed:
            time.sleep(0.5)
            end(server)
        look_until(tmux, "mute (bell only)")
        tmux.type("Space")
        look_until(tmux, "PAUSED")
        time.sleep(0.5)  # whatever else is to come
        drawn = still(tmux.screen)
        # Every cell is drawn anew: what was not the program's own is gone then.
        tmux.resize(110, 30)
        look_until(tmux, "PAUSED")
        tmux.resize(100, 24)
        until(lambda: still(tmux.screen) == drawn, "the same screen")
        tmux.type("q")
        look_until(tmux, "Leave the session?")
        tmux.type("y")
        look_until(tmux, "drink some warm water")
        asked = time.monotonic()
        tmux.type("q")
        assert tmux.exit_code() == 0
        assert time.monotonic() - asked < 2.0


def end(server: SoundServer) -> None:
    server.process.kill()
    server.process.wait(10)


def still(rows: list[str]) -> list[str]:
    """The screen, but for how long it has stood still."""
    return [re.sub(r"\d+", "#", row) for row in rows]
