"""Sessions suspended and continued by a shell, in a terminal and in tmux."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
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

from tests.terminal import Terminal
from tests.tmux import PROGRAM, Tmux

SESSION = f"{PROGRAM} quick P6 ST36 --plain --output none --seconds 60 --prepare 2"


@pytest.fixture(autouse=True)
def asked_before(home: Path) -> None:
    """Answer the questions of the first start."""
    write_settings(Settings(conditions=frozenset()), paths.config_file())
    (home / ".inputrc").write_text("set enable-bracketed-paste off\n")


@pytest.fixture(params=["bash --norc --noprofile -i", "dash -i"], ids=["bash", "dash"])
def shell(request: pytest.FixtureRequest) -> Iterator[Terminal]:
    command = shlex.split(request.param)
    if not shutil.which(command[0]):
        pytest.skip(f"no {command[0]}")
    with Terminal(*command, PS1="ready> ") as terminal:
        terminal.read_until("ready> ")
        yield terminal


def run(shell: Terminal, command: str) -> str:
    """Run a command to its end and return its output."""
    shell.type(f"{command}; echo 'do''ne'\n")
    return shell.read_until("\ndone")


def settings(shell: Terminal) -> str:
    return "speed" + run(shell, "stty -a").partition("speed")[2]


def test_stopped_and_back_it_pauses_says_why_and_has_its_keys(shell: Terminal) -> None:
    before = settings(shell)
    shell.type(f"{SESSION}\n")
    shell.read_until("Press. 60 seconds.")
    shell.type("\x1a")
    shell.read_until("ready> ")
    assert settings(shell) == before
    time.sleep(3)  # the length of the gap announced below
    shell.type("fg\n")
    told = shell.read_until("that time is not counted.")
    gap = re.search(r"The computer slept or the program was suspended for (\d+) seconds;", told)
    assert gap is not None
    assert 3 <= int(gap[1]) <= 6
    shell.type(" ")
    assert "\n " not in shell.read_until("Continuing in three seconds, with")
    shell.read_until("Press again.")
    shell.type("qy")
    shell.read_until("Now drink some warm water.")
    shell.read_until("ready> ")
    assert settings(shell) == before
    assert "code 0" in run(shell, "echo code $?")


def test_stopped_from_outside_it_has_its_keys_again_too(shell: Terminal) -> None:
    before = settings(shell)
    shell.type(f"{SESSION}\n")
    shell.read_until("Press. 60 seconds.")
    subprocess.run(["pkill", "-STOP", "-P", str(shell.process.pid)], check=True)
    shell.read_until("ready> ")
    shell.type("fg\n")
    shell.read_until("acusession quick")
    shell.type("+")
    shell.read_until("10 seconds more")
    shell.type("qy")
    shell.read_until("Now drink some warm water.")
    shell.read_until("ready> ")
    assert settings(shell) == before


def test_in_the_background_it_goes_on_and_brought_to_the_front_it_has_its_keys(
    shell: Terminal,
) -> None:
    before = settings(shell)
    shell.type(f"{SESSION} &\n")
    shell.read_until("Press. 60 seconds.")
    shell.type("\nfg\n")
    shell.read_until("--prepare 2\n")  # the shell names the job it brings to the front
    time.sleep(3)  # by then the session has noticed
    shell.type("?")
    shell.read_until("Keys: enter,")
    shell.type("+")
    shell.read_until("10 seconds more")
    shell.type("qy")
    shell.read_until("Now drink some warm water.")
    shell.type("\n")
    shell.read_until("ready> ")
    assert settings(shell) == before


@pytest.mark.skipif(not shutil.which("tmux"), reason="no tmux")
def test_in_tmux_every_key_answers_and_the_terminal_is_as_before(tmp_path: Path) -> None:
    with Tmux(tmp_path, width=100, height=50) as tmux:
        before = tmux.settings()
        tmux.type(f"{SESSION} --seconds 3", "Enter")
        tmux.wait_for("to find it.")
        for key, answer in {
            "Space": "Paused.",
            "i": "P6 Nei Guan (",
            "?": "Keys: enter,",
            "m": "Sound o",
            "Right": "Skipped P6 Nei Guan, left side.",
            "Left": "Back.",
            "l": "The keys are locked.",
            "C-c": "Leave the session?",
        }.items():
            tmux.type(key)
            tmux.wait_for(answer)
        tmux.type("y")
        tmux.wait_for("Now drink some warm water.")
        assert tmux.settings() == before
