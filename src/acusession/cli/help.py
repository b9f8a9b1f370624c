"""The help of the program as a whole: examples first, then the commands in groups."""

from __future__ import annotations

from typing import Final

from acusession import paths
from acusession.cli.commands import GROUPS
from acusession.cli.formatter import Formatter
from acusession.config.environment import VARIABLES

_FIRST: Final = {
    "acusession": "the home screen",
    "acusession start": "all eight points for the middle back",
    "acusession quick P6": "just one point, for one free hand",
    "acusession start --plain": "line by line, no full screen",
}

_EVERYWHERE: Final = {
    "COMMAND --help": "all about a command",
    "--version": "the version",
    "--completion SHELL": "Tab completes: a script for bash, zsh or fish",
}


def program_help() -> str:
    """Return the text of `acusession --help`."""
    page = Formatter("acusession")
    page.add_text(
        "Guided acupressure in the terminal. Start it, put the keyboard down, and follow."
    )
    page.add_rows("Try", _FIRST)
    for title, group in GROUPS.items():
        page.add_rows(title, {name: command.words for name, command in group.items()})
    page.add_rows("Everywhere", _EVERYWHERE)
    settings = {
        str(paths.config_file()): "or the comma key on the home screen",
        f"{next(iter(VARIABLES))}=20s": "an environment variable, one for each setting",
        "--prepare 20s": "an option of the command line",
    }
    page.add_rows("Settings (later ones override)", settings)
    return page.format_help()
