"""A session started in a foreign folder runs no code from there, and speaks its words."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import pytest

from acusession import paths
from acusession.config.settings import Settings
from acusession.config.store import write_settings
from tests.foreign import Foreign, put_speech_programs
from tests.samples import UNSPOKEN

if sys.platform == "win32":
    pytest.skip("programs that are scripts", allow_module_level=True)

COMMAND: Final = Path(sysconfig.get_path("scripts")) / "acusession"

SIMPLEAUDIO: Final = """
import time

class play_buffer:
    def __init__(self, frames, *shape):
        self.ends_at = time.monotonic() + len(frames) / 96000
    def is_playing(self):
        return time.monotonic() < self.ends_at
    def wait_done(self):
        time.sleep(max(0, self.ends_at - time.monotonic()))
    def stop(self):
        self.ends_at = 0
"""
"""A silent replacement of the library of that name."""


@pytest.mark.parametrize("output", ["miniaudio", "bell"])
def test_a_session_runs_nothing_that_lies_beside_its_routine(output: str, tmp_path: Path) -> None:
    run_beside_foreign_modules(output, tmp_path)


def run_beside_foreign_modules(output: str, tmp_path: Path) -> None:
    """Run a session in a folder with modules of all names, and assert that none is imported."""
    write_settings(Settings(conditions=frozenset()), paths.config_file())
    installed, folder = tmp_path / "installed", tmp_path / "from a friend"
    put_speech_programs(installed)
    (installed / "simpleaudio.py").write_text(SIMPLEAUDIO)
    folder.mkdir()
    foreign = Foreign(folder)
    (folder / "friend.yaml").write_text(UNSPOKEN)
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    ran = subprocess.run(
        [COMMAND, "start", "friend.yaml", "--plain", "--output", output],
        cwd=folder,
        env=own | {"PATH": f":.:{folder}:{installed}", "PYTHONPATH": str(installed)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert foreign.ran == []
    assert (ran.returncode, ran.stdout.splitlines()[-1]) == (0, "Now have some tea."), ran.stderr
    can_play = find_spec("miniaudio") is not None or sys.version_info < (3, 12)
    assert bool([*paths.voice_cache().glob("*.dpcm")]) == (
        output not in ("bell", "none") and can_play
    )
