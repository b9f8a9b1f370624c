"""Stopped and continued by a shell, in a terminal and in tmux."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from acusession import paths
from acusession.settings import Settings, write_settings

if sys.platform == "win32":
    pytest.skip("a Unix terminal", allow_module_level=True)

from tests.terminal import PATIENCE, Terminal

PROGRAM = shlex.join([sys.executable, "-m", "acusession"])
SESSION = f"{PROGRAM} quick P6 ST36 --plain --output none --seconds 60 --prepare 2"


@pytest.fixture(autouse=True)
def asked_before(home: Path) -> None:
    """The very first start is over."""
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
    """Run a command to its end and give what it says."""
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
    time.sleep(3)  # what is told below is how long this took
    shell.type("fg\n")
    told = shell.read_until("nothing of that time counts.")
    gap = re.search(r"For (\d+) seconds the computer slept or the program was stopped;", told)
    assert gap is not None
    assert 3 <= int(gap[1]) <= 6
    shell.type(" ")
    assert "\n " not in shell.read_until("Going on in three seconds, with")
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
    shell.read_until("50\n")
    shell.type("+")
    shell.read_until("10 seconds more")
    shell.type("qy")
    shell.read_until("Now drink some warm water.")
    shell.type("\n")
    shell.read_until("ready> ")
    assert settings(shell) == before


@pytest.mark.skipif(not shutil.which("tmux"), reason="no tmux")
def test_in_tmux_every_key_answers_and_the_terminal_is_as_before(tmp_path: Path) -> None:
    tmux = Tmux(tmp_path / "socket")
    try:
        before = tmux.settings("before")
        tmux.type("Enter", f"{SESSION} --seconds 3")
        tmux.wait_for("to find it.")
        for key, answer in {
            "Space": "Paused.",
            "i": "P6 Nei Guan (",
            "?": "Keys: space,",
            "m": "Sound o",
            "Right": "Skipped P6 Nei Guan, left side.",
            "Left": "Back.",
            "l": "Keys are locked.",
            "C-c": "Leave the session?",
        }.items():
            tmux.type(key)
            tmux.wait_for(answer)
        tmux.type("y")
        tmux.wait_for("Now drink some warm water.")
        assert tmux.settings("after") == before
    finally:
        tmux.kill()


def wait_until(is_so: Callable[[], bool], otherwise: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, otherwise
        time.sleep(0.05)


class Tmux:
    """A tmux server of one's own, with one shell in it."""

    def __init__(self, socket: Path) -> None:
        self._tmux = ["tmux", "-S", str(socket), "-f", "/dev/null"]
        self._folder = socket.parent
        start = "new-session", "-d", "-x", "100", "-y", "50", "-c", str(self._folder), "sh"
        subprocess.run([*self._tmux, *start], check=True)

    def type(self, *keys: str) -> None:
        for key in reversed(keys):
            subprocess.run([*self._tmux, "send-keys", key], check=True)

    def settings(self, name: str) -> str:
        """How the terminal treats keys and text now; `name` is a new one each time."""
        self.type("Enter", f"stty -a > {name} && mv {name} {name}.done")
        file = self._folder / f"{name}.done"
        wait_until(file.exists, f"stty did not answer: {self._shown()}")
        return file.read_text()

    def wait_for(self, text: str) -> None:
        wait_until(lambda: text in self._shown(), f"{text!r} is not shown")

    def kill(self) -> None:
        subprocess.run([*self._tmux, "kill-server"], check=False)

    def _shown(self) -> str:
        capture = [*self._tmux, "capture-pane", "-p", "-S", "-200"]
        return subprocess.run(capture, check=True, capture_output=True, text=True).stdout
