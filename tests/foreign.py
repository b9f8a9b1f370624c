"""A folder of foreign modules and programs under every name that the program may look for."""

from __future__ import annotations

import sys
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Final

_UNASKED: Final = {
    *("sitecustomize", "usercustomize", "_missing_stdlib_info"),
    *("simpleaudio", "espeakng_loader", "acusession"),
}
"""Modules Python imports by itself, optional ones, and our own package."""

NAMES: Final = {*sys.stdlib_module_names, *packages_distributions(), *_UNASKED}

PROGRAMS: Final = ("espeak-ng", "say", "powershell", "pulseaudio", "plasmashell", "caffeinate")


class Foreign:
    """Such a folder; `ran` lists what was imported or run from it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._witness = folder / "ran"
        for name in filter(str.isidentifier, NAMES):
            text = f"with open({str(self._witness)!r}, 'a') as file: file.write('import {name}\\n')"
            (folder / f"{name}.py").write_text(text)
        for name in PROGRAMS:
            put_program(folder / name, f"#!/bin/sh\necho run {name} >> '{self._witness}'\n")

    @property
    def ran(self) -> list[str]:
        return self._witness.read_text().splitlines() if self._witness.exists() else []


_SPEAKER: Final = f"""\
#!{sys.executable} -IS
import array, io, math, os, sys, wave
sys.stdin.read()
written = io.BytesIO()
with wave.open(written, "wb") as file:
    file.setparams((1, 2, 8000, 0, "NONE", ""))
    file.writeframes(array.array("h", (round(9000 * math.sin(i / 3)) for i in range(800))))
spoken = written.getvalue()
target = os.environ.get("ACUSESSION_TARGET") or "-o" in sys.argv and sys.argv[-1]
if target:
    open(target, "wb").write(spoken)
else:
    sys.stdout.buffer.write(spoken)
"""
"""A script that acts as any speech program; each gets its target file in a different way."""


def put_speech_programs(folder: Path) -> None:
    """Install a fake for each speech program, which answers every text with one short tone."""
    for name in ("espeak-ng", "say", "powershell"):
        put_program(folder / name, _SPEAKER)


def put_program(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    file.chmod(0o755)
