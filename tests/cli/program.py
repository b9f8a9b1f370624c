"""The program as a command, run in this process or, where that is not enough, as a child."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass

import pytest

from acusession.cli.main import main


@dataclass(frozen=True, slots=True)
class Ran:
    """The exit code and the output of a command."""

    code: int
    out: str
    error: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


class Program:
    """Runs commands in this process. There is no terminal."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self._capture = capture

    def __call__(self, *args: str) -> Ran:
        self._capture.readouterr()
        code = main(args)
        return Ran(code, *self._capture.readouterr())

    def refuse(self, *args: str, code: int = 1) -> str:
        """Run a command that must fail; return its error without the name of the program."""
        ran = self(*args)
        assert ran.code == code, ran
        assert ran.out == ""
        start = "acusession: "
        assert ran.error.startswith(start), ran.error
        assert ran.error.endswith("\n")
        return ran.error[len(start) : -1]


def child(*args: str, shell: str = '"$@"', **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command as a child process, through a shell in which "$@" is the program."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        ["bash", "-c", shell, "bash", sys.executable, "-m", "acusession", *args],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=60,
        env=own | environment,
        check=False,
    )
