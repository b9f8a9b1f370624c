"""A user's folders for the benchmarks, and the commands that run in them."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

BIN = Path(sys.executable).parent


def surroundings(
    folder: Path, *, sound: str = "none", breath: str = "4-6", **more: str
) -> dict[str, str]:
    """Return the environment of a user past the first start.

    `sound` is the sound output, `breath` the pace at which the screen breathes in a press.
    """
    home = folder / "home"
    config = home / ".config" / "acusession"
    config.mkdir(parents=True, exist_ok=True)
    (config / "config.yaml").write_text(f'conditions: []\noutput: {sound}\nbreath: "{breath}"\n')
    kept = {"PATH", "LANG", "XDG_RUNTIME_DIR"}
    return {
        **{name: value for name, value in os.environ.items() if name in kept},
        "HOME": str(home),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        **more,
    }


def forget_sessions(environment: Mapping[str, str]) -> None:
    """Delete the record, so that a run finds nothing of the previous one."""
    shutil.rmtree(Path(environment["HOME"]) / ".local" / "share", ignore_errors=True)


def acusession(*arguments: str) -> list[str]:
    """Return the command line of acusession."""
    return [str(BIN / "acusession"), *arguments]


def empty() -> list[str]:
    """Return the command line of the empty Textual app."""
    return [sys.executable, str(Path(__file__).parent / "empty.py")]


def termdown(*arguments: str) -> list[str]:
    """Return the command line of termdown, a lean timer with big digits."""
    return [str(BIN / "termdown"), *arguments]
