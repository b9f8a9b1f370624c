"""The help for the whole program: examples first, then the commands in groups."""

from __future__ import annotations

from typing import Final

from acusession import paths
from acusession.cli.commands import GROUPS
from acusession.cli.formatter import Formatter
from acusession.config.environment import VARIABLES

_FIRST: Final = {
    "acusession": "open the home screen",
    "acusession start": "all eight points for the middle back",
    "acusession quick P6": "just one point, with one hand",
    "acusession start --plain": "plain text, line by line",
}

_GENERAL: Final = {
    "COMMAND --help": "show help for a command",
    "--version": "show the version",
    "--completion SHELL": "print a Tab completion script: bash, zsh, fish",
}


def program_help() -> str:
    """Return the text of `acusession --help`."""
    page = Formatter("acusession")
    page.add_text("Guided acupressure. Start a routine, put the keyboard aside and follow.")
    page.add_rows("Try", _FIRST)
    for title, group in GROUPS.items():
        page.add_rows(title, {name: command.words for name, command in group.items()})
    page.add_rows("General", _GENERAL)
    settings = {
        str(paths.config_file()): "settings file, or the comma key on the home screen",
        f"{next(iter(VARIABLES))}=20s": "an environment variable",
        "--prepare 20s": "a command-line option",
    }
    page.add_rows("Settings (each overrides those above)", settings)
    return page.format_help()
