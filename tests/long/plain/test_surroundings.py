"""The plain text face in bare surroundings: no terminal, no home, no locale, no reader."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from acusession import paths
from acusession.config.settings import Settings
from acusession.config.store import write_settings

if sys.platform == "win32":
    pytest.skip("a shell", allow_module_level=True)

PROGRAM = (sys.executable, "-m", "acusession")
SHORT = ("quick", "P6", "--plain", "--mute", "--seconds", "1", "--prepare", "0")
LAST = "Now drink some warm water."


def bare(
    *command: str, shell: str = '"$@"', **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the program with only the named environment."""
    return subprocess.run(
        ["/bin/bash", "-c", shell, "bash", *PROGRAM, *command],
        env={"PATH": "/usr/bin:/bin", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_as_cron_runs_it_a_session_says_all_its_words(tmp_path: Path) -> None:
    folders = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    without_home = dict.fromkeys(folders, str(tmp_path))
    for environment in ({"HOME": str(tmp_path)}, {"HOME": "/nonexistent"}, without_home):
        ran = bare(*SHORT, **environment)
        assert ran.returncode == 0, ran.stderr
        assert ran.stdout.splitlines()[-1] == LAST, environment
        assert "Traceback" not in ran.stderr
        assert ran.stdout.isascii()


@pytest.mark.parametrize("shell", ['"$@" <&-', '"$@" 2>&-', '"$@" <&- 2>&-'])
def test_closed_streams_are_no_hindrance(tmp_path: Path, shell: str) -> None:
    ran = bare(*SHORT, shell=shell, HOME=str(tmp_path))
    assert (ran.returncode, ran.stdout.splitlines()[-1]) == (0, LAST)


def test_a_session_whose_reader_has_gone_stops_and_can_be_gone_on_with(home: Path) -> None:
    write_settings(Settings(conditions=frozenset()), paths.config_file())
    began = time.monotonic()
    ran = subprocess.run(
        [
            *("/bin/bash", "-c", '"$@" | head -n 3; exit "${PIPESTATUS[0]}"', "bash"),
            *(*PROGRAM, "quick", "P6", "--plain", "--mute", "--seconds", "60", "--prepare", "4"),
        ],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert time.monotonic() - began < 30, "it continued without a reader"
    assert ran.returncode == 0
    assert "The session was interrupted because its output can no longer be written." in ran.stderr
    assert "Traceback" not in ran.stderr
    listed = subprocess.run(
        [*PROGRAM, "list"], capture_output=True, text=True, timeout=60, check=True
    )
    assert "Unfinished session: Quick, step 1 of 2: P6 Nei Guan, left side" in listed.stderr
