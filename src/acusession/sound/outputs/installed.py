"""Checks which libraries and programs that play sound are installed, without loading them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.util import find_spec

from acusession.sound.outputs.player_programs import PROGRAMS, PlayerProgram
from acusession.system.programs import program_path


def has_simpleaudio() -> bool:
    """Return whether simpleaudio is installed and does not crash this Python."""
    return sys.version_info < (3, 12) and find_spec("simpleaudio") is not None


def has_miniaudio() -> bool:
    """Return whether miniaudio is installed."""
    return find_spec("miniaudio") is not None


def installed_players(programs: Sequence[PlayerProgram] = PROGRAMS) -> list[PlayerProgram]:
    """Return those of the programs that are installed."""
    return [program for program in programs if program_path(program.name) is not None]
