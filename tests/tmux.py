"""The program in a terminal multiplexer, which draws the screen as a terminal would."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Self

from tests.waiting import wait_until

PROGRAM = shlex.join([sys.executable, "-m", "acusession"])


class Tmux:
    """A separate tmux server with one shell."""

    def __init__(
        self, folder: Path, *, width: int = 80, height: int = 24, shell: str = "sh"
    ) -> None:
        self._tmux = ["tmux", "-S", str(folder / "socket"), "-f", "/dev/null"]
        self._folder = folder
        self._commands = 0
        size = "-x", str(width), "-y", str(height)
        subprocess.run(
            [*self._tmux, "new-session", "-d", *size, "-c", str(folder), shell], check=True
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        subprocess.run([*self._tmux, "kill-server"], check=False)

    def type(self, *keys: str) -> None:
        """Press keys by name, or type a text."""
        for key in keys:
            subprocess.run([*self._tmux, "send-keys", key], check=True)

    def start(self, command: str) -> None:
        """Start the program, keeping its process id and, once it ends, its exit code."""
        told = f"sh -c 'echo $$ > pid; exec {PROGRAM} {command}'; echo $? > code"
        self.type(f"clear; rm -f code; {told}", "Enter")

    def resize(self, width: int, height: int) -> None:
        self.ask("resize-window", "-x", str(width), "-y", str(height))

    def signal(self, number: int) -> None:
        """Send a signal to the program."""
        os.kill(int((self._folder / "pid").read_text()), number)

    def exit_code(self) -> int:
        """Wait until the program ends; return its exit code."""
        code = self._folder / "code"
        wait_until(lambda: code.exists() and code.read_text() != "", lambda: self.history)
        return int(code.read_text())

    def settings(self) -> str:
        """Return the terminal's current settings, as the shell sees them."""
        self._commands += 1
        told = self._folder / f"stty{self._commands}"
        self.type(f"stty -a > told && mv told {told.name}", "Enter")
        wait_until(told.exists, lambda: f"stty did not answer: {self.history}")
        return told.read_text()

    def wait_for(self, *texts: str) -> str:
        """Wait until all texts are shown; return what is shown then."""
        shown = ""

        def is_shown() -> bool:
            nonlocal shown
            shown = self.history
            return all(text in shown for text in texts)

        wait_until(is_shown, lambda: f"{texts} is not shown, but:\n{shown}")
        return shown

    @property
    def screen(self) -> list[str]:
        """The rows on the screen now."""
        return self.ask("capture-pane", "-p").split("\n")

    @property
    def history(self) -> str:
        """The text on the screen and the last rows scrolled off it."""
        return self.ask("capture-pane", "-p", "-S", "-200")

    @property
    def modes(self) -> str:
        """The flags of the alternate screen, the cursor and mouse reporting."""
        return self.ask(
            "display",
            "-p",
            "alternate=#{alternate_on} cursor=#{cursor_flag} mouse=#{mouse_any_flag}",
        ).strip()

    def ask(self, *command: str) -> str:
        return subprocess.run(
            [*self._tmux, *command], check=True, capture_output=True, text=True
        ).stdout
